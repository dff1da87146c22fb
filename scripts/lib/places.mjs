import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

/** The root folder of the repository, absolute. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/** A path inside the repository, absolute. */
export const inRoot = (/** @type {string[]} */ ...parts) => join(root, ...parts);

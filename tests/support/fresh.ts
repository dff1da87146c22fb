import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { withDatabase } from './services.ts';

type Provided = { url: string } | { problem: string };

declare module 'vitest' {
  export interface ProvidedContext {
    redis: Provided;
    mongo: Provided;
  }
}

function urlOf(provided: Provided): string {
  if ('problem' in provided) throw new Error(provided.problem);
  return provided.url;
}

/** The URL of the run's real Redis, shared by all tests: use a prefix of your own (`freshPrefix`). */
export const redisUrl = (): string => urlOf(inject('redis'));

/** A prefix for keys and queues that no other test uses. */
export const freshPrefix = (): string => `t${randomBytes(8).toString('hex')}`;

/** The URL of a database of its own, empty, in the run's store. */
export const freshMongoUrl = (): string => withDatabase(urlOf(inject('mongo')), `t${randomBytes(8).toString('hex')}`);

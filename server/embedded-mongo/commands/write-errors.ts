import { StoreError } from '../errors.ts';

/** The error of one statement of a write command, in the place where drivers look for it. */
export interface WriteError {
  readonly index: number;
  readonly code: number;
  readonly errmsg: string;
  readonly [detail: string]: unknown;
}

/** The shape of a statement's error; errors that are not the client's go on. */
export const writeError = (index: number, error: unknown): WriteError => {
  if (!(error instanceof StoreError)) throw error;
  return { index, code: error.code, errmsg: error.message, ...error.details };
};

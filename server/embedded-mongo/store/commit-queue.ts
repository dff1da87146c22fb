import { StoreError } from '../errors.ts';
import type { Environment } from './environment.ts';

/** Work done inside a commit; it must finish synchronously and check everything before it changes anything. */
export type WriteJob<R> = () => R;

/** Group commit: jobs that wait at the same time share one commit; each promise settles after the disk has it. */
export interface CommitQueue {
  run<R>(job: WriteJob<R>, weight?: number): Promise<R>;
  /** Takes no more jobs and resolves when those that wait are done. */
  close(): Promise<void>;
}

interface Waiting {
  readonly weight: number;
  readonly execute: () => void;
  readonly settle: () => void;
}

/** Documents per commit: with more, the commits after it become slow. */
const maxWeight = 500;

/** Makes the queue; `onCommitFailure` must end the process, since nothing may be acknowledged after a failed commit. */
export const createCommitQueue = (deps: {
  environment: Environment;
  beforeCommit: () => void;
  onCommitFailure: (error: unknown) => void;
}): CommitQueue => {
  const waiting: Waiting[] = [];
  let scheduled = false;
  let failed = false;
  let closed = false;
  let onIdle: (() => void)[] = [];

  const take = (): Waiting[] => {
    let weight = 0;
    let count = 0;
    while (count < waiting.length && (count === 0 || weight + (waiting[count]?.weight ?? 0) <= maxWeight)) {
      weight += waiting[count]?.weight ?? 0;
      count += 1;
    }
    return waiting.splice(0, count);
  };

  const commit = (): void => {
    scheduled = false;
    if (failed) return;
    const batch = take();
    try {
      deps.environment.transact(() => {
        for (const one of batch) one.execute();
        deps.beforeCommit();
      });
    } catch (error) {
      failed = true;
      deps.onCommitFailure(error);
      return;
    }
    for (const one of batch) one.settle();
    if (waiting.length > 0) schedule();
    else {
      for (const done of onIdle) done();
      onIdle = [];
    }
  };

  const schedule = (): void => {
    if (scheduled) return;
    scheduled = true;
    setImmediate(commit);
  };

  const run = <R>(job: WriteJob<R>, weight = 1): Promise<R> =>
    new Promise((resolve, reject) => {
      if (closed) return reject(new StoreError(91, 'the store is shutting down'));
      let outcome: (() => void) | undefined;
      const execute = (): void => {
        const result = attempt(job);
        outcome = 'value' in result ? () => resolve(result.value) : () => reject(result.error);
      };
      waiting.push({ weight, execute, settle: () => outcome?.() });
      schedule();
    });

  const close = (): Promise<void> =>
    new Promise((resolve) => {
      closed = true;
      if (waiting.length === 0 && !scheduled) resolve();
      else onIdle.push(resolve);
    });
  return { run, close };
};

/** A job's own refusal (a StoreError) reaches its client; anything else breaks the commit as a whole. */
const attempt = <R>(job: WriteJob<R>): { value: R } | { error: Error } => {
  try {
    return { value: job() };
  } catch (error) {
    if (error instanceof StoreError) return { error };
    throw error;
  }
};

import { StoreError } from '../errors.ts';
import type { Environment } from './environment.ts';

/** Group commit: jobs that wait at the same time share one commit; each promise settles after the disk has it. */
export type CommitQueue = ReturnType<typeof createCommitQueue>;

interface Waiting {
  readonly weight: number;
  /** Does the work; gives what tells the client, once the disk has it. */
  readonly execute: () => () => void;
}

/** Documents per commit: with more, the commits after it become slow. */
const maxWeight = 500;

/** Makes the queue; `onCommitFailure` must end the process, since nothing may be acknowledged after a failed commit. */
export const createCommitQueue = (deps: { environment: Environment; onCommitFailure: (error: unknown) => void }) => {
  const waiting: Waiting[] = [];
  let scheduled = false;
  let failed = false;
  let closed = false;

  const take = (): Waiting[] => {
    let weight = 0;
    let count = 0;
    for (const one of waiting) {
      weight += one.weight;
      if (count > 0 && weight > maxWeight) break;
      count += 1;
    }
    return waiting.splice(0, count);
  };

  const commit = (): void => {
    scheduled = false;
    try {
      const batch = take();
      for (const settle of deps.environment.transact(() => batch.map((one) => one.execute()))) settle();
    } catch (error) {
      failed = true;
      return deps.onCommitFailure(error);
    }
    if (waiting.length > 0) schedule();
  };

  const schedule = (): void => {
    if (scheduled || failed) return;
    scheduled = true;
    setImmediate(commit);
  };

  /** Runs a job inside a commit; it must finish synchronously and check everything before it changes anything. */
  const run = <R>(job: () => R, weight = 1): Promise<R> =>
    new Promise((resolve, reject) => {
      if (closed) return reject(new StoreError(91, 'the store is shutting down'));
      const execute = (): (() => void) => {
        try {
          const value = job();
          return () => resolve(value);
        } catch (error) {
          // A refusal reaches its client; anything else breaks the commit as a whole.
          if (!(error instanceof StoreError)) throw error;
          return () => reject(error);
        }
      };
      waiting.push({ weight, execute });
      schedule();
    });

  /** Takes no more jobs and resolves when those that wait are done. */
  const close = async (): Promise<void> => {
    closed = true;
    while (scheduled) await new Promise((resolve) => setImmediate(resolve));
  };
  return { run, close };
};

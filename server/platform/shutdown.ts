import type { Logger } from './logger.ts';

type Step = { name: string; run: () => Promise<void> | void; graceMs: number };

/** Stops a process's parts in the reverse order of their start, each within its own grace. */
export type Shutdown = ReturnType<typeof createShutdown>;

/** Makes an empty list of things to stop. */
export function createShutdown(logger: Logger) {
  const steps: Step[] = [];
  let ended: Promise<void> | undefined;
  async function runAll(): Promise<void> {
    for (const { name, run, graceMs } of steps.reverse()) {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(() => {
          logger.warn({ part: name, graceMs }, 'did not stop in time; going on');
          resolve();
        }, graceMs);
      });
      await Promise.race([
        Promise.resolve()
          .then(run)
          .catch((error: unknown) => logger.warn({ err: error, part: name }, 'stopped badly')),
        late,
      ]);
      clearTimeout(timer);
    }
  }
  return {
    /** Registers what to do at the end; the last registered is stopped first. */
    add: (name: string, run: Step['run'], graceMs = 2_000) => void steps.push({ name, run, graceMs }),
    /** Stops everything once; later calls wait for the same end. */
    run: () => (ended ??= runAll()),
  };
}

import type { Logger } from './logger.ts';
import type { Metrics } from './metrics.ts';

/** One sweep: finds what is due in the store and does it; returns how many things it had to put right. `soonerMs` brings the next one forward; `everyNode` ones run where no background work does, too. */
export type Sweep = { name: string; everyMs: number; run: () => Promise<number>; soonerMs?: () => number; everyNode?: true };

export type Sweeper = ReturnType<typeof createSweeper>;

/** Runs sweeps by plain timers of this process, so that they go on while Redis is away. A sweep never overlaps itself. */
export function createSweeper({ logger, metrics }: { logger: Logger; metrics: Metrics }) {
  const sweeps: Sweep[] = [];
  const timers = new Map<string, NodeJS.Timeout>();
  let running = new Set<Promise<void>>();
  let stopped = true;

  async function runOne({ name, run }: Sweep): Promise<void> {
    try {
      metrics.sweeps.inc({ sweep: name }, await run());
    } catch (error) {
      logger.error({ err: error, sweep: name }, 'sweep failed; it will run again');
    }
  }
  function plan(sweep: Sweep): void {
    if (stopped) return;
    timers.set(
      sweep.name,
      setTimeout(
        () => {
          const once = runOne(sweep).finally(() => {
            running.delete(once);
            plan(sweep);
          });
          running.add(once);
        },
        Math.min(sweep.everyMs, sweep.soonerMs?.() ?? Infinity),
      ),
    );
  }
  return {
    add: (sweep: Sweep) => sweeps.push(sweep),
    /** Starts all sweeps on a node that does background work, else only those of every node. */
    start: ({ worker }: { worker: boolean }) => {
      stopped = false;
      sweeps.filter(({ everyNode }) => worker || everyNode).forEach(plan);
    },
    /** Runs every sweep once, in order; for tests and for the command line. */
    runAll: async () => {
      for (const sweep of sweeps) await runOne(sweep);
    },
    stop: async () => {
      stopped = true;
      for (const timer of timers.values()) clearTimeout(timer);
      await Promise.all(running);
      running = new Set();
    },
  };
}

import type { CommandId } from '#shared/kernel/ids.ts';
import { newId } from '#shared/kernel/new-id.ts';
import { isTransient } from '../../../lib/http.ts';

/** How saving stands: `waiting` gathers what is typed, `retrying` repeats while the network or server is away, `stopped` was refused. */
export type PumpPhase = 'idle' | 'waiting' | 'sending' | 'retrying' | 'stopped';

export type Timers = { readonly set: (run: () => void, ms: number) => unknown; readonly clear: (timer: unknown) => void };

const browserTimers: Timers = { set: (run, ms) => setTimeout(run, ms), clear: (timer) => clearTimeout(timer as number) };

export type PumpOptions<P, A> = {
  /** Milliseconds without a change before it is saved; somebody who never pauses is saved every five of them. */
  readonly delayMs: number;
  /** Takes what is to be saved now; null when there is nothing. */
  readonly take: () => P | null;
  readonly send: (payload: P, options: { readonly commandId: CommandId; readonly onRetry: () => void }) => Promise<A>;
  readonly done: (answer: A, payload: P) => void | Promise<void>;
  /** Told of a refusal, which repeating would not change. */
  readonly refused: (error: unknown, payload: P) => void | Promise<void>;
  readonly onPhase: (phase: PumpPhase) => void;
  /** Milliseconds before the same payload is tried again after a minute without the server. */
  readonly againMs?: number;
  readonly timers?: Timers;
};

export type Pump = {
  /** Something changed: save it soon. */
  readonly touch: () => void;
  /** Save at once, and resolve when nothing is left or it was refused. */
  readonly flush: () => Promise<void>;
  readonly phase: () => PumpPhase;
};

/**
 * Saves changes one after the other: never two at once, so that none overtakes another. While it is not known whether
 * a save arrived, the very same payload goes again under the same command id; what was typed since follows after.
 */
export function createPump<P, A>(options: PumpOptions<P, A>): Pump {
  const { delayMs, take, send, done, refused, onPhase, againMs = 4_000, timers = browserTimers } = options;
  let phase: PumpPhase = 'idle';
  let pause: unknown;
  let latest: unknown;
  let running: Promise<void> | null = null;
  const become = (next: PumpPhase) => {
    if (next === phase) return;
    phase = next;
    onPhase(next);
  };
  const clear = () => {
    timers.clear(pause);
    timers.clear(latest);
    pause = latest = undefined;
  };
  const sleep = (ms: number) => new Promise<void>((resolve) => void timers.set(resolve, ms));

  async function deliver(payload: P): Promise<boolean> {
    const commandId = newId<CommandId>();
    for (;;) {
      try {
        const answer = await send(payload, { commandId, onRetry: () => become('retrying') });
        await done(answer, payload);
        return true;
      } catch (error) {
        if (!isTransient(error)) {
          await refused(error, payload);
          return false;
        }
        become('retrying');
        await sleep(againMs);
      }
    }
  }
  async function work(): Promise<void> {
    for (let payload = take(); payload !== null; payload = take()) {
      become('sending');
      if (!(await deliver(payload))) return become('stopped');
    }
    become('idle');
  }
  function run(): Promise<void> {
    clear();
    running ??= work().finally(() => {
      running = null;
    });
    return running;
  }

  return {
    phase: () => phase,
    flush: run,
    touch: () => {
      if (running) return;
      become('waiting');
      timers.clear(pause);
      pause = timers.set(() => void run(), delayMs);
      latest ??= timers.set(() => void run(), delayMs * 5);
    },
  };
}

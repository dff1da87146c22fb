import { ApiError } from '../../lib/http.ts';
import { parseSteps, type DutyStep } from './steps.ts';

/** Where steps are kept so that a reload or an empty battery loses none; each for itself, so that two open pages do not overwrite one another. */
export type StepStore = {
  /** What is kept, in the order in which it was put in. */
  readonly list: () => readonly unknown[];
  readonly put: (step: DutyStep) => void;
  readonly remove: (id: string) => void;
};

type Options<Answer> = {
  readonly store: StepStore;
  /** Sends one step under its own command id, so that the server takes it once. */
  readonly send: (step: DutyStep) => Promise<Answer>;
  readonly onSent: (step: DutyStep, answer: Answer) => void;
  /** The server refused a step; it and what was to follow it are gone. */
  readonly onRefused: (step: DutyStep, error: ApiError) => void;
  readonly wait?: (ms: number) => Promise<void>;
};

export type Outbox = {
  readonly add: (step: DutyStep) => void;
  /** What is not sent yet, in the order in which it was pressed. */
  readonly list: () => readonly DutyStep[];
  /** Takes back what follows for a dispatch. */
  readonly drop: (dispatchId: string) => void;
  /** Sends what is waiting; called again while sending, it only wakes it up. */
  readonly flush: () => Promise<void>;
  readonly subscribe: (listener: () => void) => () => void;
};

const retryMs = [500, 1_000, 2_000, 4_000, 8_000];
// They say nothing about the step itself: it stays and is sent again.
const passing: ReadonlySet<string> = new Set([
  'offline',
  'timeout',
  'unavailable',
  'conflict',
  'tooMany',
  'internal',
  'notSignedIn',
  'outdated',
]);

/** True for a failure that says nothing about what was sent: it stays and is sent again. */
export const isPassing = (error: unknown): boolean => !(error instanceof ApiError) || passing.has(error.code);

/** Keeps an officer's steps and sends each once, in order, as soon as the network lets it. */
export function createOutbox<Answer>({ store, send, onSent, onRefused, wait = pause }: Options<Answer>): Outbox {
  const listeners = new Set<() => void>();
  let steps: readonly DutyStep[] = parseSteps(store.list());
  let running: Promise<void> | null = null;
  let tries = 0;
  let wake = (): void => undefined;

  const become = (next: readonly DutyStep[]): void => {
    steps = next;
    listeners.forEach((listener) => listener());
  };
  const leaveOut = (goes: (step: DutyStep) => boolean): void => {
    const gone = steps.filter(goes);
    if (gone.length === 0) return;
    gone.forEach((step) => store.remove(step.id));
    become(steps.filter((step) => !goes(step)));
  };
  const drop = (dispatchId: string): void => leaveOut((step) => step.dispatchId === dispatchId);

  async function sendAll(): Promise<void> {
    for (let step = steps[0]; step; step = steps[0]) {
      const outcome = await attempt(step);
      if (outcome === 'later') {
        const delay = retryMs[Math.min(tries, retryMs.length - 1)] ?? 8_000;
        tries += 1;
        await Promise.race([wait(delay), new Promise<void>((resolve) => (wake = resolve))]);
      } else tries = 0;
    }
  }
  async function attempt(step: DutyStep): Promise<'done' | 'later'> {
    try {
      const answer = await send(step);
      leaveOut((one) => one.id === step.id);
      onSent(step, answer);
      return 'done';
    } catch (error) {
      if (isPassing(error)) return 'later';
      drop(step.dispatchId);
      onRefused(step, error as ApiError);
      return 'done';
    }
  }
  async function flush(): Promise<void> {
    wake();
    running ??= sendAll().finally(() => {
      running = null;
    });
    return running;
  }
  return {
    add: (step) => {
      store.put(step);
      become([...steps, step]);
      void flush();
    },
    list: () => steps,
    drop,
    flush,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

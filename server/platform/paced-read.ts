// A read rests so many times as long as it took: it never takes more than about a twentieth of the time.
const restShare = 20;

type Options<T> = {
  /** The shortest rest between two reads, in milliseconds. */
  restMs?: number;
  /** Whether what was read is so little that it may be read again after the shortest rest, however long this once took. */
  isSmall?: (value: T) => boolean;
};
type Waiting<T> = { promise: Promise<T>; resolve: (value: T) => void; reject: (error: unknown) => void };

export type PacedRead<T> = ReturnType<typeof createPacedRead<T>>;

/** One read of the store that all who ask share, made only when somebody asks, and the less often the longer it takes. */
export function createPacedRead<T>(read: () => Promise<T>, { restMs = 250, isSmall = () => false }: Options<T> = {}) {
  let kept: { value: T; restMs: number } | null = null;
  let running: Promise<T> | null = null;
  let waiting: Waiting<T> | null = null;
  let restUntil = -Infinity;
  // A read that began in this very turn has not been sent yet: it sees all that whoever asks now knows of.
  let isNew = false;

  function begin(): Promise<T> {
    const began = performance.now();
    const asked = waiting;
    waiting = null;
    const reading = read()
      .then(
        (value) => {
          const took = performance.now() - began;
          kept = { value, restMs: isSmall(value) ? restMs : Math.max(restMs, restShare * took) };
          return value;
        },
        (error: unknown) => {
          // What could not be read is not covered up with what was read before.
          kept = null;
          throw error;
        },
      )
      .finally(rest);
    running = reading;
    isNew = true;
    queueMicrotask(() => (isNew = false));
    if (asked) reading.then(asked.resolve, asked.reject);
    return reading;
  }

  function rest(): void {
    running = null;
    restUntil = performance.now() + (kept?.restMs ?? restMs);
    if (waiting) wake();
  }
  function wake(): void {
    setTimeout(() => {
      if (waiting && !running) begin().catch(() => undefined);
    }, restUntil - performance.now()).unref();
  }

  /** The newest answer there is: at most a rest old, or two while a long read goes on. */
  function last(): Promise<T> {
    const now = performance.now();
    if (kept && now < restUntil) return Promise.resolve(kept.value);
    const reading = running ?? begin();
    // A long read keeps nobody waiting while there is an answer that will do.
    if (!kept || !isSlow() || now > restUntil + kept.restMs) return reading;
    reading.catch(() => undefined);
    return Promise.resolve(kept.value);
  }

  /** An answer that was read after this was asked, which may take as long as the rest between two reads. */
  function next(): Promise<T> {
    if (running && isNew) return running;
    if (!running && performance.now() >= restUntil) return begin();
    if (waiting) return waiting.promise;
    waiting = deferred<T>();
    if (!running) wake();
    return waiting.promise;
  }

  /** Whether reads are far apart, so that what is told may be out of date for longer than the shortest rest. */
  const isSlow = (): boolean => (kept?.restMs ?? 0) > restMs;

  /** An answer read after this was asked where that takes no longer than the shortest rest, else the newest there is. */
  const soon = (): Promise<T> => (isSlow() ? last() : next());

  /** Gives what is to be called when what is read changes: it tells of it once that has been read, once for all changes until then. */
  function follow(tell: () => void): () => void {
    let awaited: Promise<T> | null = null;
    return () => {
      const reading = next();
      if (reading === awaited) return;
      awaited = reading;
      // What could not be read is not told; screens fetch it.
      reading.then(tell, () => undefined);
    };
  }

  return { last, next, soon, follow, isSlow };
}

function deferred<T>(): Waiting<T> {
  const made = {} as Waiting<T>;
  made.promise = new Promise<T>((resolve, reject) => Object.assign(made, { resolve, reject }));
  // Whoever asked hears of a failure; nobody else does.
  made.promise.catch(() => undefined);
  return made;
}

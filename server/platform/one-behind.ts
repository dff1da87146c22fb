/** Makes runs that serve all who ask: nobody waits for one that began before they asked, and all who ask during one share the next. */
export function oneBehind<T>(run: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | null = null;
  let next: Promise<T> | null = null;

  function begin(): Promise<T> {
    running = run().finally(() => (running = null));
    return running;
  }
  return () => {
    if (next) return next;
    if (!running) return begin();
    const after = (): Promise<T> => {
      next = null;
      return begin();
    };
    next = running.then(after, after);
    return next;
  };
}

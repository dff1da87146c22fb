/** Runs `run` at once when nothing ran lately, else once more at the end of the pause (in milliseconds): the last state is always told. */
export function calm(pauseMs: number, run: () => void | Promise<void>): () => Promise<void> {
  let resting = false;
  let again = false;
  async function go(): Promise<void> {
    if (resting) {
      again = true;
      return;
    }
    resting = true;
    try {
      await run();
    } finally {
      setTimeout(rested, pauseMs).unref();
    }
  }
  function rested(): void {
    resting = false;
    if (!again) return;
    again = false;
    // What could not be told now is told with the next change, or fetched.
    go().catch(() => undefined);
  }
  return go;
}

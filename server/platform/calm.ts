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
    await Promise.resolve(run()).finally(() => {
      setTimeout(() => {
        resting = false;
        if (!again) return;
        again = false;
        // What could not be told now is told with the next change, or fetched.
        void go().catch(() => undefined);
      }, pauseMs).unref();
    });
  }
  return go;
}

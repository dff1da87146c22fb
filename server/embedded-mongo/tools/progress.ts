/** Tells a person how far a long piece of work is; `done` is called often, with a text that is made only when it is shown. */
export interface Progress {
  step(text: () => string): void;
  /** Clears what was shown, so that the result stands alone. */
  end(): void;
}

/** What is said of work that takes less than this, and between two lines: nothing (ms). */
const quietMs = 2000;

/** Makes a progress; on a terminal one line is written over and over, elsewhere each stands alone. */
export const createProgress = (out: { write: (text: string) => void; isTerminal: boolean; nowMs: () => number }): Progress => {
  let last = out.nowMs();
  let shown = false;
  return {
    step: (text) => {
      const now = out.nowMs();
      if (now - last < quietMs) return;
      last = now;
      shown = true;
      out.write(out.isTerminal ? `\r\x1b[K${text()}` : `${text()}\n`);
    },
    end: () => {
      if (shown && out.isTerminal) out.write('\r\x1b[K');
    },
  };
};

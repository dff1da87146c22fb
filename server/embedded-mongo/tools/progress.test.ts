import { describe, expect, it } from 'vitest';
import { createProgress } from './progress.ts';

/** A progress whose clock moves only when it is told to, and what it wrote. */
const start = (isTerminal: boolean) => {
  let now = 0;
  const written: string[] = [];
  const progress = createProgress({ write: (text) => written.push(text), isTerminal, nowMs: () => now });
  const at = (ms: number, text: string): void => {
    now = ms;
    progress.step(() => text);
  };
  return { progress, at, written };
};

describe('the progress of a long piece of work', () => {
  it('says nothing of one that takes less than two seconds, and makes no text for it', () => {
    for (const isTerminal of [true, false]) {
      const { progress, written } = start(isTerminal);
      progress.step(() => {
        throw new Error('a text was made');
      });
      progress.end();
      expect(written).toEqual([]);
    }
  });

  it('writes a line every two seconds, however often it is called', () => {
    const { progress, at, written } = start(false);
    for (let ms = 0; ms <= 7000; ms += 10) at(ms, `${ms} are done`);
    progress.end();
    expect(written).toEqual(['2000 are done\n', '4000 are done\n', '6000 are done\n']);
  });

  it('writes one line over and over on a terminal and clears it at the end', () => {
    const { progress, at, written } = start(true);
    for (const ms of [1999, 2000, 3000, 4500]) at(ms, `${ms}`);
    progress.end();
    expect(written).toEqual(['\r\x1b[K2000', '\r\x1b[K4500', '\r\x1b[K']);
  });
});

/** How long things took, in milliseconds, and how many there were a second. */
export type Timings = { count: number; rate: number; p50: number; p99: number };

/** Sums up measured times; `seconds` is how long all of them took together. */
export function timingsOf(times: readonly number[], seconds: number): Timings {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
  return { count: times.length, rate: times.length / seconds, p50: at(0.5), p99: at(0.99) };
}

/** An act that is done with so many under way all the time, `most` times or for so many seconds; `slot` tells them apart. */
export type Loop = { atOnce: number; most: number; seconds: number };

/** Repeats an act that gives how long it took; resolves to all times, and how many seconds passed. */
export async function loop(
  { atOnce, most, seconds }: Loop,
  act: (slot: number) => Promise<number>,
): Promise<{ times: number[]; seconds: number }> {
  const from = performance.now();
  const times: number[] = [];
  let begun = 0;
  const work = async (slot: number): Promise<void> => {
    while (begun < most && performance.now() - from < seconds * 1000) {
      begun += 1;
      times.push(await act(slot));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, (_, slot) => work(slot)));
  return { times, seconds: (performance.now() - from) / 1000 };
}

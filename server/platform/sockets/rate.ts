/** Answers whether one more fits in: at most `perSecond` in any running second, by a leaky bucket on the monotonic clock. */
export function createRate(perSecond: number): () => boolean {
  let level = 0;
  let last = performance.now();
  return () => {
    const now = performance.now();
    level = Math.max(0, level - ((now - last) / 1000) * perSecond);
    last = now;
    if (level >= perSecond) return false;
    level += 1;
    return true;
  };
}

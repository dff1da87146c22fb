import type { Clock } from '#shared/kernel/clock.ts';

const fiveMinutes = 5 * 60_000;

/** Which records wait, because a subscriber keeps failing on an event of theirs or the trail refuses it, and until when. */
export type Patience = ReturnType<typeof createPatience>;

/** Makes the memory of what failed: tried again after `firstMs`, then twice as long each time, `longestMs` at most, for ever. */
export function createPatience(clock: Clock, firstMs: number, longestMs = fiveMinutes) {
  const waits = new Map<string, { kind: string; id: string; tries: number; until: number }>();
  const keyOf = (kind: string, id: string): string => `${kind} ${id}`;

  /** Lets a record wait longer, and tells how often it has failed now. */
  function failed(kind: string, id: string): number {
    const tries = waits.get(keyOf(kind, id))?.tries ?? 0;
    waits.set(keyOf(kind, id), { kind, id, tries: tries + 1, until: clock.now().getTime() + Math.min(firstMs * 2 ** tries, longestMs) });
    return tries + 1;
  }
  const settled = (kind: string, id: string): boolean => waits.delete(keyOf(kind, id));
  /** Records of a kind that are not to be tried yet, so that they keep nobody else from being told. */
  const waiting = (kind: string): string[] => {
    const now = clock.now().getTime();
    return [...waits.values()].filter((one) => one.kind === kind && one.until > now).map((one) => one.id);
  };
  /** Records of a kind that have waited long enough. */
  const due = (kind: string): string[] => {
    const now = clock.now().getTime();
    return [...waits.values()].filter((one) => one.kind === kind && one.until <= now).map((one) => one.id);
  };
  return { failed, settled, waiting, due, count: () => waits.size };
}

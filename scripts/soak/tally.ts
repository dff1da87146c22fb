/** What simulated people did, and what went wrong for them. */
export type Tally = ReturnType<typeof createTally>;

/** Makes an empty tally. */
export function createTally() {
  const counts: Record<string, number> = {};
  const seen = new Set<string>();
  /** Waits from intake to an offer on screen in milliseconds: since the last look, and of the whole run. */
  let lately: number[] = [];
  const all: number[] = [];
  return {
    counts,
    add: (what: string): void => {
      counts[what] = (counts[what] ?? 0) + 1;
    },
    of: (what: string): number => counts[what] ?? 0,
    /** A contact appeared on an agent's screen; only its first offer tells how long it took. */
    offered: (contactId: string, waitedMs: number): void => {
      if (seen.has(contactId)) return;
      seen.add(contactId);
      counts['offered'] = (counts['offered'] ?? 0) + 1;
      lately.push(waitedMs);
      all.push(waitedMs);
    },
    /** The waits since this was asked last. */
    takeLately: (): Waits => {
      const waits = summaryOf(lately);
      lately = [];
      return waits;
    },
    whole: (): Waits => summaryOf(all),
  };
}

export type Waits = { p50: number; p99: number; max: number };

function summaryOf(waits: readonly number[]): Waits {
  const sorted = Float64Array.from(waits).sort();
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { p50: at(0.5), p99: at(0.99), max: at(1) };
}

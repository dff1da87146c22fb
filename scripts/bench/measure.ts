const elapsed = (from: number): number => (performance.now() - from) / 1000;

/** Repeats an act for some seconds with `atOnce` of them under way all the time; gives how many ended per second. */
export async function rateOf(act: () => Promise<unknown>, { atOnce = 1, seconds = 5 } = {}): Promise<number> {
  const from = performance.now();
  let done = 0;
  const worker = async (): Promise<void> => {
    while (elapsed(from) < seconds) {
      await act();
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return done / elapsed(from);
}

/** How many units per second an act does that ends before it returns; only the act counts, not what is prepared for it. */
export function plainRateOf<P>(prepare: () => P, act: (prepared: P) => void, { units = 1, seconds = 5 } = {}): number {
  let spent = 0;
  let done = 0;
  while (spent < seconds) {
    const prepared = prepare();
    const from = performance.now();
    act(prepared);
    spent += elapsed(from);
    done += units;
  }
  return done / spent;
}

/** Seconds that an act takes, and what it gives. */
export async function timed<R>(act: () => Promise<R>): Promise<{ seconds: number; result: R }> {
  const from = performance.now();
  const result = await act();
  return { seconds: elapsed(from), result };
}

/** One line of the report: what was measured, and how it stands to what was aimed at. */
export type Line = { what: string; figure: string; beside?: string; aim?: string; met?: boolean };

/** Prints the lines as a table. */
export function printReport(title: string, lines: readonly Line[]): void {
  const rows = lines.map(({ what, figure, beside = '', aim = '', met }) => [
    what,
    figure,
    beside,
    aim,
    met === undefined ? '' : met ? 'met' : 'MISSED',
  ]);
  const widths = [0, 1, 2, 3, 4].map((i) => Math.max(...rows.map((row) => (row[i] ?? '').length)));
  console.log(`\n${title}`);
  for (const row of rows) console.log(`  ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ')}`.trimEnd());
}

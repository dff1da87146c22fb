/** What is not as it must be: a code, the record it is about, and a sentence without anybody's words or names. */
export type Finding = { code: string; about: string; sentence: string };

/** What a check has looked at, by name, and what it found. */
export type Checked = { counts: Record<string, number>; findings: Finding[] };

/** Collects what one check counts and finds. */
export function createFindings() {
  const counts: Record<string, number> = {};
  const findings: Finding[] = [];
  return {
    count: (what: string, n = 1): void => {
      counts[what] = (counts[what] ?? 0) + n;
    },
    find: (code: string, about: string, sentence: string): void => void findings.push({ code, about, sentence }),
    result: (): Checked => ({ counts, findings }),
  };
}

import type { Clock } from '#shared/kernel/clock.ts';
import type { Checked, Finding } from './finding.ts';
import { checkPlaces } from './places.check.ts';
import type { ReconcileRepository } from './reconcile.repository.ts';
import { checkTalk } from './talk.check.ts';
import { checkTrail } from './trail.check.ts';

/** How long what is under way may take before it counts as wrong, in milliseconds: longer than any sweep's period. */
const settleMs = 12_000;
/** A busy record may be between two writes more than once. */
const looks = 3;

type Deps = { facts: ReconcileRepository; clock: Clock; wait: (ms: number) => Promise<void> };

export type ReconcileService = ReturnType<typeof createReconcileService>;

/** Accounts for every contact, message and event. */
export function createReconcileService({ facts, clock, wait }: Deps) {
  const checks = [() => checkPlaces(facts, clock), () => checkTalk(facts), () => checkTrail(facts, clock)];

  /** Looks at everything once; what is not as it must be is looked at again after a while, since a running system is always between two writes. */
  async function run(): Promise<Checked> {
    const result: Checked = { counts: {}, findings: [] };
    for (const check of checks) {
      const { counts, findings } = await check();
      Object.assign(result.counts, counts);
      result.findings.push(...(findings.length > 0 ? await settled(check, findings) : []));
    }
    return result;
  }

  async function settled(check: () => Promise<Checked>, first: readonly Finding[]): Promise<Finding[]> {
    let left = first;
    for (let look = 1; look < looks && left.length > 0; look += 1) {
      await wait(settleMs);
      const known = new Set(left.map(keyOf));
      left = (await check()).findings.filter((finding) => known.has(keyOf(finding)));
    }
    return [...left];
  }

  return { run };
}

const keyOf = ({ code, about }: Finding): string => `${code} ${about}`;

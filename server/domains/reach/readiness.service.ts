import type { Clock } from '#shared/kernel/clock.ts';
import type { PlaceId, StaffId } from '#shared/kernel/ids.ts';
import { maskedNumber } from '#shared/reach/phone-number.ts';
import type { OnCallReadiness } from '#shared/reach/readiness.api.ts';
import type { Bilingual } from '#shared/taxonomy/bilingual.ts';
import type { PeopleService, StaffRow } from '../people/index.ts';
import type { Rosters } from '../rosters/index.ts';
import type { ReachDoc } from './reach.model.ts';
import { provenNow } from './reach-rules.ts';
import type { ReachRepository } from './reach.repository.ts';

type OnDuty = Awaited<ReturnType<Rosters['everywhere']>>[number];
export type ReadinessDeps = {
  reach: Pick<ReachRepository, 'of'>;
  rosters: Pick<Rosters, 'everywhere'>;
  people: Pick<PeopleService, 'byIds'>;
  /** Whose page is connected. */
  connected: () => Promise<Set<string>>;
  placeName: (id: PlaceId) => Bilingual | null;
  smsSetUp: boolean;
  clock: Clock;
};

export type ReadinessService = ReturnType<typeof createReadinessService>;

/** Tells of everybody on call now whether a page would reach them. */
export function createReadinessService({ reach, rosters, people, connected, placeName, smsSetUp, clock }: ReadinessDeps) {
  async function now(): Promise<OnCallReadiness[]> {
    const onDuty = await rosters.everywhere(clock.now());
    const ids = [...new Set<string>(onDuty.map(({ officerId }) => officerId))];
    const [rows, docs, here] = await Promise.all([people.byIds(ids), reach.of(ids), connected()]);
    const known = new Map(docs.map((doc) => [doc._id, doc]));
    const able = rows.filter(({ disabled }) => !disabled);
    const all = able.map((row) => readinessOf(row, onDuty, known.get(row._id) ?? null, here.has(row._id)));
    return all.sort((a, b) => Number(a.reachable) - Number(b.reachable) || a.name.en.localeCompare(b.name.en));
  }

  function readinessOf({ _id, name }: StaffRow, onDuty: readonly OnDuty[], doc: ReachDoc | null, here: boolean): OnCallReadiness {
    const proven = doc ? provenNow(doc, clock.now()) : { push: null, sms: null };
    const sms = smsSetUp ? proven.sms : null;
    return {
      ...{ staffId: _id as StaffId, name, here },
      duties: onDuty
        .filter(({ officerId }) => officerId === _id)
        .map(({ area, rank, until }) => ({
          ...{ kind: area.kind, rank, until: until?.toISOString() ?? null },
          place: area.kind === 'fallback' ? null : placeName(area.id),
        })),
      push: proven.push?.toISOString() ?? null,
      sms: sms?.toISOString() ?? null,
      phone: doc?.phone ? maskedNumber(doc.phone.number) : null,
      reachable: here || proven.push !== null || sms !== null,
    };
  }
  return { now };
}

import type { Clock } from '#shared/kernel/clock.ts';
import type { StaffId } from '#shared/kernel/ids.ts';
import type { Directory } from '#shared/places/directory.ts';
import type { Place } from '#shared/places/place.schema.ts';
import { areaOf, fallbackKey, keyOf, type AreaKey, type Holiday } from '#shared/rosters/roster.schema.ts';
import type { MyRoster, RosterArea, RosterStanding, RosterView } from '#shared/rosters/rosters.api.ts';
import type { Swap, SwapId } from '#shared/rosters/swap.schema.ts';
import { planOf } from './on-call.ts';
import type { RosterPeople } from './roster-people.ts';
import { aheadMs } from './roster-rules.ts';
import type { Override, RosterDoc, SwapDoc } from './rosters.model.ts';
import { holidaysId, type RosterStores } from './rosters.repository.ts';

type Deps = { stores: RosterStores; people: RosterPeople; directory: () => Directory; clock: Clock };
type Overview = { areas: RosterArea[]; standings: RosterStanding[]; people: RosterView['people']; swaps: Swap[] };

export type RosterViews = ReturnType<typeof createRosterViews>;

/** What screens are told of rosters. */
export function createRosterViews({ stores: { rosters, swaps, holidays }, people, directory, clock }: Deps) {
  const ahead = () => ({ from: clock.now().getTime(), until: clock.now().getTime() + aheadMs });

  /** Every area, and how each roster stands. */
  async function overview(): Promise<Overview> {
    const now = clock.now();
    const [docs, accepted, asked, days] = await Promise.all([rosters.all(), swaps.inForce(now), swaps.asked(now), holidays.days()]);
    const open = [...asked, ...accepted];
    const named = [...docs.flatMap(({ officerIds }) => officerIds), ...open.flatMap(({ askedBy, askedOf }) => [askedBy, askedOf])];
    const known = await people.these([...new Set(named)]);
    const able = new Set<StaffId>(known.filter((one) => one.able).map(({ id }) => id));
    const used = docs.filter(({ layers, overrides }) => layers.length > 0 || overrides.length > 0);
    const standings = used.map((doc) => standingOf(doc, { accepted, days, able, now }));
    return { areas: areas(), standings, people: known, swaps: open.map(presentSwap) };
  }
  type Facts = { accepted: readonly SwapDoc[]; days: readonly Holiday[]; able: ReadonlySet<StaffId>; now: Date };
  function standingOf(doc: RosterDoc, { accepted, days, able, now }: Facts): RosterStanding {
    const plan = planOf(doc, accepted, days);
    const onCall = plan.onCallAt(now).filter(({ officerId }) => able.has(officerId));
    return {
      area: doc._id as AreaKey,
      now: onCall.map(({ officerId, until }) => ({ officerId, until: until?.toISOString() ?? null })),
      gaps: plan.gaps(ahead(), (id) => able.has(id)).map(presentStretch),
      unable: doc.officerIds.filter((id) => !able.has(id)),
    };
  }

  /** The areas that may have a roster, larger ones first. */
  function areas(): RosterArea[] {
    const order = ['province', 'division', 'district'] as const;
    const places = directory().places();
    const of = order.flatMap((kind) => places.filter((place) => place.kind === kind));
    return [{ area: fallbackKey, name: null, inside: null }, ...of.map((place) => toArea(place, directory()))];
  }

  /** The roster of an area with all that decides who is called; past overrides and swaps as far as they are kept. */
  async function view(area: AreaKey): Promise<RosterView> {
    const now = clock.now();
    const [doc, accepted, asked, off] = await Promise.all([
      rosters.find(area),
      swaps.inForce(new Date(now.getTime() - aheadMs), [area]),
      swaps.asked(now, [area]),
      holidays.find(holidaysId),
    ]);
    const open = [...asked, ...accepted];
    const named = [...(doc?.officerIds ?? []), ...open.flatMap(({ askedBy, askedOf }) => [askedBy, askedOf])];
    const { version = 0, revision = 0, layers = [], overrides = [] } = doc ?? {};
    return {
      ...{ area, version, revision, layers, overrides: overrides.map(presentOverride), swaps: open.map(presentSwap) },
      holidays: { revision: off?.revision ?? 0, days: off?.days ?? [] },
      people: await people.withOfficers(named),
    };
  }

  /** Where an officer is named: their own shifts, their colleagues', and the swaps that are about them. */
  async function mine(staffId: StaffId): Promise<MyRoster> {
    const now = clock.now();
    const [docs, own, days] = await Promise.all([rosters.ofOfficer(staffId), swaps.ofOfficer(staffId, now), holidays.days()]);
    const keys = docs.map(({ _id }) => _id);
    const accepted = keys.length === 0 ? [] : await swaps.inForce(now, keys);
    const known = new Map((await people.these([...new Set(docs.flatMap(({ officerIds }) => officerIds))])).map((one) => [one.id, one]));
    return {
      areas: docs.map((doc) => {
        const plan = planOf(doc, accepted, days);
        const { area, name } = areaRow(doc._id as AreaKey);
        const turns = (id: StaffId) => plan.turnsOf(id, ahead()).map(({ rank, ...stretch }) => ({ ...presentStretch(stretch), rank }));
        return { area, name, people: doc.officerIds.flatMap((id) => known.get(id) ?? []).map((one) => ({ ...one, turns: turns(one.id) })) };
      }),
      swaps: own.map(presentSwap),
    };
  }
  function areaRow(key: AreaKey): Pick<RosterArea, 'area' | 'name'> {
    const area = areaOf(key);
    return { area: key, name: area.kind === 'fallback' ? null : (directory().place(area.id)?.name ?? null) };
  }

  return { overview, view, mine };
}

function toArea({ id, kind, name }: Place, directory: Directory): RosterArea {
  const above = directory.lineage(id).find((place) => place.id !== id && place.kind !== 'country');
  const inside = above && above.kind !== 'country' ? keyOf({ kind: above.kind, id: above.id }) : null;
  return { area: keyOf({ kind: kind as 'district', id }), name, inside };
}

const presentStretch = ({ from, until }: { from: number | Date; until: number | Date }) => ({
  from: new Date(from).toISOString(),
  until: new Date(until).toISOString(),
});
const presentOverride = ({ at, ...one }: Override): RosterView['overrides'][number] => ({
  ...one,
  ...presentStretch(one),
  at: at.toISOString(),
});

/** A swap as staff see it. */
export function presentSwap(doc: SwapDoc): Swap {
  const { _id, version, area, askedBy, askedOf, give, back, state, askedAt, answeredAt } = doc;
  const times = { askedAt: askedAt.toISOString(), answeredAt: answeredAt?.toISOString() ?? null };
  const stretches = { give: presentStretch(give), back: back && presentStretch(back) };
  return { id: _id as SwapId, version, area, askedBy, askedOf, ...stretches, state, ...times };
}

import type { PlaceId, StaffId } from '#shared/kernel/ids.ts';
import { createPlan, type OnCall, type Plan } from '#shared/rosters/plan.ts';
import { areaOf, fallbackKey, keyOf, type Area, type AreaKey, type Holiday } from '#shared/rosters/roster.schema.ts';
import { arrangementsInOrder } from '#shared/rosters/swap.schema.ts';
import type { RosterDoc, SwapDoc } from './rosters.model.ts';
import type { RosterStores } from './rosters.repository.ts';

/** A district with what it lies in; null where there is none, or none is known. */
export type Whereabouts = { districtId: PlaceId | null; divisionId: PlaceId | null; provinceId: PlaceId | null };
/** Who is on call, nearest first. Each list is in the order of calling and names nobody twice. */
export type OnCallLists = Record<Area['kind'], OnCall[]>;

export type OnCallService = ReturnType<typeof createOnCall>;

/** Answers who is on call, from the rosters, overrides, swaps and holidays as they are now. */
export function createOnCall({ rosters, swaps, holidays }: RosterStores) {
  /** Who is on call for a place at a moment, and behind it. */
  async function onCall({ districtId, divisionId, provinceId }: Whereabouts, at: Date): Promise<OnCallLists> {
    const keys: Record<Area['kind'], AreaKey | null> = {
      district: districtId && keyOf({ kind: 'district', id: districtId }),
      division: divisionId && keyOf({ kind: 'division', id: divisionId }),
      province: provinceId && keyOf({ kind: 'province', id: provinceId }),
      fallback: fallbackKey,
    };
    const plans = await plansOf(
      Object.values(keys).filter((key) => key !== null),
      at,
    );
    const list = (kind: Area['kind']): OnCall[] => plans.get(keys[kind] ?? '')?.onCallAt(at) ?? [];
    return { district: list('district'), division: list('division'), province: list('province'), fallback: list('fallback') };
  }

  /** Everybody who is on call anywhere at a moment. */
  async function everywhere(at: Date): Promise<(OnCall & { area: Area })[]> {
    const plans = await plansOf(
      (await rosters.all()).map(({ _id }) => _id as AreaKey),
      at,
    );
    return [...plans].flatMap(([key, plan]) => plan.onCallAt(at).map((one) => ({ ...one, area: areaOf(key as AreaKey) })));
  }

  /** The plans of areas that have a roster, true from a moment on. */
  async function plansOf(keys: readonly AreaKey[], since: Date): Promise<Map<string, Plan>> {
    const [docs, accepted, days] = await Promise.all([rosters.byKeys(keys), swaps.inForce(since, keys), holidays.days()]);
    return new Map(docs.map((doc) => [doc._id, planOf(doc, accepted, days)]));
  }

  /** Where somebody is on call at a moment, and until when. */
  async function dutyNow(staffId: StaffId, at: Date): Promise<{ area: Area; until: Date | null }[]> {
    const [named, mine] = await Promise.all([rosters.ofOfficer(staffId), swaps.ofOfficer(staffId, at)]);
    const keys = new Set([...named.map(({ _id }) => _id as AreaKey), ...mine.map(({ area }) => area)]);
    const plans = keys.size === 0 ? [] : [...(await plansOf([...keys], at))];
    return plans.flatMap(([key, plan]) => {
      const here = plan.onCallAt(at).find(({ officerId }) => officerId === staffId);
      return here ? [{ area: areaOf(key as AreaKey), until: here.until }] : [];
    });
  }

  return { onCall, plansOf, dutyNow, everywhere };
}

/** The plan of one roster with those of the accepted swaps that are about it. */
export function planOf({ _id, layers, overrides }: RosterDoc, accepted: readonly SwapDoc[], holidays: readonly Holiday[]): Plan {
  const arrangements = arrangementsInOrder(
    overrides.map((one) => ({ ...one, ...stretchOf(one), at: one.at.getTime() })),
    accepted.filter(({ area }) => area === _id).map(toAccepted),
  );
  return createPlan({ layers, arrangements, holidays: holidays.map(({ date }) => date) });
}

const stretchOf = ({ from, until }: { from: Date; until: Date }) => ({ from: from.getTime(), until: until.getTime() });
const toAccepted = ({ askedBy, askedOf, give, back, answeredAt }: SwapDoc) => ({
  ...{ askedBy, askedOf, give: stretchOf(give), back: back && stretchOf(back) },
  answeredAt: answeredAt?.getTime() ?? 0,
});

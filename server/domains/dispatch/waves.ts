import { onCallRoles } from '#shared/kernel/actor.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { PlaceId, StaffId } from '#shared/kernel/ids.ts';
import type { Directory } from '#shared/places/directory.ts';
import { briefly } from '../../platform/briefly.ts';
import type { Contact } from '../contacts/index.ts';
import type { StaffRow } from '../people/index.ts';
import type { OnCallLists, Rosters } from '../rosters/index.ts';
import { isExcluded } from './dispatch-rules.ts';
import type { DispatchFields } from './dispatch.model.ts';
import { createMayBeTold } from './may-be-told.ts';
import { nextWave, type Reach, type Standing, type WavePlan } from './next-wave.ts';

export type { WavePlan } from './next-wave.ts';

/** What waves ask of the domains below. */
export type WaveDeps = {
  rosters: Pick<Rosters, 'onCall' | 'dutyNow'>;
  clock: Clock;
  directory: () => Directory;
  contacts: { find: (id: string) => Promise<Contact | null> };
  people: { byIds: (ids: readonly string[]) => Promise<StaffRow[]>; list: (role: 'supervisor') => Promise<StaffRow[]> };
  /** Staff whose console is connected. */
  present: () => Promise<Set<string>>;
  /** Those of some people whom something shows to be reachable now: an open page, a device or a number proven in this shift. */
  reachable: (staffIds: readonly string[]) => Promise<ReadonlySet<string>>;
};
// So long holds what was found out about a district, in milliseconds: every screen that shows a ladder asks for the next wave.
const roundMs = 500;
type Where = Pick<DispatchFields, 'contactId' | 'districtId' | 'femaleOfficer'>;

export type Waves = ReturnType<typeof createWaves>;

/** Works out whom a ladder pages next, from the roster, the people and the contact's exclusions as they are now. */
export function createWaves({ rosters, clock, directory, contacts, people, present, reachable }: WaveDeps) {
  const mayBeTold = createMayBeTold({ contacts, people });
  async function plan(of: Where & Standing): Promise<WavePlan> {
    const [standing, reach] = await Promise.all([standingOf(of), reachFor(of)]);
    return nextWave(standing, reach);
  }
  /** The first wave, whatever policy it then goes by: both are found out at once. */
  async function first(where: Where): Promise<(of: Standing) => WavePlan> {
    const reach = await reachFor(where);
    return (of) => nextWave(of, reach);
  }
  /** Whoever was paged and must not be told any more counts as excluded, whether that is written down yet or not. */
  async function standingOf<Of extends Where & Standing>(of: Of): Promise<Of> {
    const told = await mayBeTold(
      of.contactId,
      of.paged.map(({ staffId }) => staffId),
    );
    return { ...of, paged: of.paged.map((one) => (told.has(one.staffId) ? one : { ...one, excluded: true })) };
  }

  /** Every wave that would follow if nobody ever answered, up to the first loud one. */
  async function preview(of: Where & Standing): Promise<WavePlan[]> {
    const [standing, reach] = await Promise.all([standingOf(of), reachFor(of)]);
    const waves: WavePlan[] = [];
    let at: Standing = standing;
    do {
      const wave = nextWave(at, reach);
      waves.push(wave);
      const now = clock.now();
      at = {
        ...at,
        step: wave.step,
        paged: [...at.paged, ...wave.targets.map((target) => ({ ...target, firstAt: now, lastAt: now, times: 1 }))],
      };
    } while (at.step < at.policy.steps.length - 1);
    return waves;
  }

  async function reachFor({ contactId, districtId, femaleOfficer }: Where): Promise<Reach> {
    const [contact, { lists, rows, supervising, here, unproven }] = await Promise.all([contacts.find(contactId), around(districtId ?? '')]);
    const may = (row: StaffRow | undefined): row is StaffRow =>
      row !== undefined && !row.disabled && contact !== null && !isExcluded(contact, row);
    const pick = (list: readonly { officerId: StaffId }[]): StaffId[] => {
      const there = list
        .map(({ officerId }) => rows.get(officerId))
        .filter(may)
        .filter((row) => onCallRoles.some((role) => row.roles.includes(role)));
      // Where a female officer is asked for, women are called first; nobody is left out for it.
      const order = femaleOfficer ? [...there.filter((row) => row.female), ...there.filter((row) => !row.female)] : there;
      return order.map((row) => row._id as StaffId);
    };
    return {
      district: pick(lists.district),
      division: pick(lists.division),
      province: pick(lists.province),
      fallback: pick(lists.fallback),
      supervisors: onDuty(supervising.filter(may), here).map((row) => row._id as StaffId),
      unproven,
    };
  }

  /** Who is on call for a district, who supervises, and who of them can be reached; the same for all of its contacts. */
  const around = briefly(clock, roundMs, async (districtId: PlaceId | '') => {
    const [lists, supervising, here] = await Promise.all([onCall(districtId || null), people.list('supervisor'), present()]);
    const officers = Object.values(lists)
      .flat()
      .map(({ officerId }) => officerId);
    const asked = [...new Set<string>([...officers, ...supervising.map(({ _id }) => _id)])];
    const [found, heard] = await Promise.all([people.byIds([...new Set(officers)]), reachable(asked)]);
    const rows = new Map<string, StaffRow>(found.map((row) => [row._id, row]));
    return { lists, rows, supervising, here, unproven: new Set(asked.filter((id) => !heard.has(id))) };
  });

  function onCall(districtId: PlaceId | null): Promise<OnCallLists> {
    const lineage = districtId ? directory().lineage(districtId) : [];
    const inside = (kind: 'division' | 'province') => lineage.find((place) => place.kind === kind)?.id ?? null;
    return rosters.onCall({ districtId, divisionId: inside('division'), provinceId: inside('province') }, clock.now());
  }

  /** The supervisors on duty who may know of a contact. */
  async function supervisors(contactId: string): Promise<StaffId[]> {
    const [contact, supervising, here] = await Promise.all([contacts.find(contactId), people.list('supervisor'), present()]);
    const may = supervising.filter((row) => !row.disabled && contact !== null && !isExcluded(contact, row));
    return onDuty(may, here).map((row) => row._id as StaffId);
  }

  return { plan, first, preview, supervisors };
}

// Those at their screens; when none of those who may know is, all of them: somebody must see it first thing.
function onDuty(supervisors: readonly StaffRow[], here: ReadonlySet<string>): readonly StaffRow[] {
  const there = supervisors.filter((row) => here.has(row._id));
  return there.length > 0 ? there : supervisors;
}

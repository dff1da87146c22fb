import { isOpen, isPaging } from '#shared/dispatch/dispatch.lifecycle.ts';
import type { DispatchView, DutyTask, DutyView } from '#shared/dispatch/dispatch.schema.ts';
import { stepOf } from '#shared/dispatch/policy.ts';
import type { Actor, StaffActor } from '#shared/kernel/actor.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { PlaceId, StaffId } from '#shared/kernel/ids.ts';
import type { Area } from '#shared/rosters/roster.schema.ts';
import { briefly } from '../../platform/briefly.ts';
import { maySee, type Contact } from '../contacts/index.ts';
import type { StaffRow } from '../people/index.ts';
import { hasDeclined, isExcluded } from './dispatch-rules.ts';
import { presentDispatch, presentTask } from './dispatch.present.ts';
import type { Dispatch } from './dispatch.model.ts';
import type { DispatchRepository } from './dispatch.repository.ts';
import type { PolicyFor } from './opening.ts';
import type { PagesRepository } from './pages.repository.ts';
import type { PositionsService } from './positions.service.ts';
import type { WaveDeps, WavePlan, Waves } from './waves.ts';

type Deps = Pick<WaveDeps, 'contacts' | 'people' | 'clock' | 'rosters'> & {
  dispatches: DispatchRepository;
  pages: PagesRepository;
  positions: Pick<PositionsService, 'of'>;
  waves: Waves;
  clock: Clock;
  deskPhone: string | null;
  policyFor: PolicyFor;
};
type OnCallStep = {
  nobody: boolean;
  seconds: number;
  people: { staffId: StaffId; name: StaffRow['name']; female: boolean; role: 'officer' | 'supervisor'; proven: boolean }[];
};
// How long somebody who was paged is told that somebody else goes, in milliseconds.
const otherMs = 10 * 60_000;
// So long screens share what was read for the first of them, in milliseconds.
const onceMs = 100;

export type DispatchViews = ReturnType<typeof createDispatchViews>;

/** What screens are told about dispatches. */
export function createDispatchViews(deps: Deps) {
  const { dispatches, pages, positions, rosters, waves, contacts, people, clock, deskPhone, policyFor } = deps;
  // A change is shown to several people at once, who all see the same names.
  const rowsOf = briefly(clock, onceMs, async (ids: string) => people.byIds(ids.split(' ').filter(Boolean)));
  const staffOf = async (ids: readonly (string | null | undefined)[]): Promise<Map<string, StaffRow>> => {
    const known = [...new Set(ids.filter((id) => typeof id === 'string'))].sort();
    return new Map((await rowsOf(known.join(' '))).map((row) => [row._id, row]));
  };

  /** A dispatch as its contact's owner and supervisors see it; `isListed` among all of them, where nobody's position is opened. */
  async function view(dispatch: Dispatch, isListed = false): Promise<DispatchView> {
    const plan = isPaging(dispatch.state) ? await waves.plan(dispatch) : null;
    const acted = [dispatch.openedBy, dispatch.leaderId, dispatch.claim?.by, dispatch.confirmation?.by, dispatch.standDown?.by];
    const [staff, rows, position] = await Promise.all([
      staffOf([...dispatch.pagedIds, ...acted, ...(plan ? idsOf(plan) : [])]),
      pages.of(dispatch._id),
      isListed ? null : positions.of(dispatch),
    ]);
    const next = plan && nextOf(plan, staff);
    return presentDispatch(dispatch, { staff, pages: rows, next, position });
  }

  const ofContact = async (contactId: string): Promise<DispatchView[]> =>
    Promise.all((await dispatches.ofContact(contactId)).map((one) => view(one)));

  /** Every open dispatch that this supervisor may see; what nobody answers first, then the oldest. */
  async function open(actor: Actor): Promise<DispatchView[]> {
    const all = await dispatches.allOpen();
    const seen = await Promise.all(all.map(async (dispatch) => ((await sees(actor, dispatch)) ? dispatch : null)));
    const loudest = (dispatch: Dispatch): number => (dispatch.state === 'nobody' ? 0 : dispatch.state === 'paging' ? 1 : 2);
    return Promise.all(
      seen
        .filter((dispatch) => dispatch !== null)
        .sort((a, b) => loudest(a) - loudest(b) || a.openedAt.getTime() - b.openedAt.getTime())
        .map((one) => view(one, true)),
    );
  }
  async function sees(actor: Actor, dispatch: Dispatch): Promise<boolean> {
    const contact = await contacts.find(dispatch.contactId);
    return contact !== null && maySee(actor, contact);
  }

  /** The ladder as it would run for a district now, for somebody about to send. */
  async function onCall(contact: Contact, districtId: PlaceId, femaleOfficer: boolean): Promise<OnCallStep[]> {
    const policy = await policyFor('urgent', districtId);
    const about = { contactId: contact._id as Dispatch['contactId'], districtId, femaleOfficer };
    const from = { ...about, policy, step: -1, paged: [], replies: [] };
    const plans = await waves.preview(from);
    const staff = await staffOf(plans.flatMap(idsOf));
    return plans.map(({ step, targets, nobody }) => ({
      nobody,
      seconds: stepOf(policy, step).ackSeconds,
      people: targets.flatMap(({ staffId, role, proven }) => {
        const row = staff.get(staffId);
        return row ? [{ staffId, name: row.name, female: row.female, role, proven }] : [];
      }),
    }));
  }

  /** The task as somebody who was paged may see it; null when it is over, declined, or must not be known to them. */
  async function task(dispatch: Dispatch, staffId: string): Promise<DutyTask | null> {
    if (!isOpen(dispatch.state) || hasDeclined(dispatch.replies, staffId) || goneBy(dispatch, staffId)) return null;
    const [contact, staff] = await Promise.all([contacts.find(dispatch.contactId), staffOf([staffId, dispatch.leaderId])]);
    const self = staff.get(staffId);
    if (!contact || !self || isExcluded(contact, self)) return null;
    return presentTask(dispatch, staffId, staff.get(dispatch.leaderId ?? '')?.name ?? null);
  }

  // Somebody else has been going for a while: there is nothing here for this person any more.
  function goneBy({ leaderId, taken }: Dispatch, staffId: string): boolean {
    const since = taken.acknowledged?.at.getTime() ?? 0;
    return leaderId !== null && leaderId !== staffId && clock.now().getTime() - since > otherMs;
  }

  async function duty({ staffId }: StaffActor): Promise<DutyView> {
    const tasks = await Promise.all((await dispatches.openFor(staffId)).map((dispatch) => task(dispatch, staffId)));
    return { tasks: tasks.filter((one) => one !== null), onCall: await dutyAreas(staffId), deskPhone };
  }
  async function dutyAreas(staffId: StaffId): Promise<DutyView['onCall']> {
    const placeOf = (area: Area): PlaceId | null => (area.kind === 'fallback' ? null : area.id);
    const areas = await rosters.dutyNow(staffId, clock.now());
    return areas.map(({ area, until }) => ({ placeId: placeOf(area), until: until?.toISOString() ?? null }));
  }

  return { view, ofContact, open, onCall, task, duty, sees };
}

function nextOf({ targets, nobody }: WavePlan, staff: ReadonlyMap<string, StaffRow>): DispatchView['next'] {
  const officers = targets.filter(({ role }) => role === 'officer');
  return {
    officers: officers.flatMap(({ staffId }) => staff.get(staffId)?.name ?? []),
    supervisors: targets.length - officers.length,
    nobody,
  };
}

const idsOf = (plan: WavePlan): StaffId[] => plan.targets.map((target) => target.staffId);

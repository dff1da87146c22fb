import { isPaging } from '#shared/dispatch/dispatch.lifecycle.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { Decision } from '../../platform/mongo/aggregate.ts';
import type { Contact } from '../contacts/index.ts';
import { changeByPlan } from './by-plan.ts';
import { byItself, isExcluded, nobodyLeft, stepState } from './dispatch-rules.ts';
import { nothingTaken, type Dispatch, type DispatchFields } from './dispatch.model.ts';
import type { DispatchRepository } from './dispatch.repository.ts';
import { startWave } from './start-wave.ts';
import type { WaveDeps, WavePlan, Waves } from './waves.ts';

type Set = Decision<DispatchFields>;
type Deps = Pick<WaveDeps, 'contacts' | 'people'> & { dispatches: DispatchRepository; waves: Waves; clock: Clock };

/** Takes a dispatch away from people who turn out, after they were paged, to be alleged to have done harm: who goes is replaced, who was asked no longer is. */
export function createLateExclusion({ dispatches, waves, contacts, people, clock }: Deps) {
  return async function dropExcluded(contactId: string): Promise<void> {
    const contact = await contacts.find(contactId);
    if (!contact || contact.excludedStaff.length + contact.excludedBodies.length === 0) return;
    for (const { _id } of await dispatches.openOfContact(contactId)) await drop(_id, contact);
  };

  async function drop(id: string, contact: Contact): Promise<void> {
    const { pagedIds } = await dispatches.get(id);
    const gone = new Set((await people.byIds(pagedIds)).filter((row) => isExcluded(contact, row)).map((row) => row._id));
    const of = (dispatch: Dispatch) => (dispatch.pagedIds.some((one) => gone.has(one)) ? dispatch : null);
    await changeByPlan({ dispatches, waves }, { id, by: byItself, of, decide: (dispatch, plan) => without(dispatch, gone, plan) });
  }

  function without(dispatch: Dispatch, gone: ReadonlySet<string>, plan: WavePlan): Set | null {
    if (!dispatch.pagedIds.some((id) => gone.has(id))) return null;
    const paged = dispatch.paged.map((one) => (gone.has(one.staffId) ? { ...one, excluded: true } : one));
    const stays = ({ staffId }: { staffId: string }) => !gone.has(staffId);
    const rest = { paged, targets: dispatch.targets.filter(stays), unsent: dispatch.unsent.filter(stays) };
    const events = [{ type: 'dispatch:excluded', data: { staffIds: [...gone] } }];
    const leads = dispatch.leaderId !== null && gone.has(dispatch.leaderId) && dispatch.claim === null;
    const stuck = isPaging(dispatch.state) && nobodyLeft({ ...dispatch, ...rest });
    if (!leads && !stuck) return { set: { ...rest, pagedIds: dispatch.pagedIds.filter((id) => !gone.has(id)) }, events };
    const state = leads ? stepState(dispatch, 'handBack') : dispatch.state;
    const wave = startWave({ ...dispatch, ...rest, state }, plan, clock.now());
    return { set: { ...wave.set, ...(leads ? { taken: nothingTaken } : {}) }, events: [...events, ...wave.events] };
  }
}

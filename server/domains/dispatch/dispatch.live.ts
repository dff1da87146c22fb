import { dispatchEvents, dispatchRequests } from '#shared/dispatch/dispatch.events.ts';
import type { Actor } from '#shared/kernel/actor.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import { staffWith } from '../../platform/http/policies.ts';
import type { Bus } from '../../platform/outbox/bus.ts';
import type { GuardedSockets } from '../../platform/sockets/guarded-sockets.ts';
import type { Live } from '../../platform/sockets/live.ts';
import { staffRoom } from '../../platform/sockets/rooms.ts';
import type { Sweeper } from '../../platform/sweeper.ts';
import { maySee, type Contacts } from '../contacts/index.ts';
import type { PeopleService, StaffRow } from '../people/index.ts';
import type { Dispatch } from './dispatch.model.ts';
import type { DispatchRepository } from './dispatch.repository.ts';
import type { DispatchViews } from './dispatch.views.ts';
import type { PagesRepository } from './pages.repository.ts';

type Deps = {
  bus: Bus;
  live: Live;
  sockets: GuardedSockets;
  sweeper: Sweeper;
  clock: Clock;
  contacts: Contacts['repository'];
  people: Pick<PeopleService, 'list'>;
  dispatches: DispatchRepository;
  pages: PagesRepository;
  views: DispatchViews;
};
// A page that no device has received is shown again for so long, in milliseconds.
const repeatMs = 15 * 60_000;

/** Shows dispatches live: the ladder to the contact's owner and supervisors, the task to the officers who were paged. */
export function addDispatchLive({ bus, live, sockets, sweeper, clock, contacts, people, dispatches, pages, views }: Deps): void {
  const spread = (id: string, version: number, type: string): void => live.spread({ kind: 'dispatch', id, version, type, data: {} });
  bus.subscribe('dispatch:*', ({ id, version, event }) => spread(id, version, event.type));

  live.onNews('dispatch', async ({ id }) => {
    const dispatch = await dispatches.find(id);
    if (!dispatch) return;
    await Promise.all([
      tellDesks(dispatch),
      ...dispatch.paged.filter((one) => one.role === 'officer').map((one) => tellOfficer(dispatch, one.staffId)),
    ]);
  });
  live.onNews('page', async ({ id, data }) => {
    const dispatch = await dispatches.find(id);
    if (dispatch && typeof data['staffId'] === 'string') await tellOfficer(dispatch, data['staffId']);
  });

  // Person by person: a supervisor who is alleged to have done harm must not hear of it with the others.
  async function tellDesks(dispatch: Dispatch): Promise<void> {
    const [contact, supervisors] = await Promise.all([contacts.find(dispatch.contactId), people.list('supervisor')]);
    if (!contact) return;
    const owner = contact.ownerId && !contact.excludedStaff.includes(contact.ownerId) ? [contact.ownerId] : [];
    const others = supervisors.filter((row) => maySee(asActor(row), contact)).map((row) => row._id);
    const rooms = [...new Set<string>([...owner, ...others])].map(staffRoom).filter(live.watched);
    if (rooms.length === 0) return;
    const view = await views.view(dispatch);
    for (const room of rooms) live.emit(room, dispatchEvents.changed, view);
  }
  async function tellOfficer(dispatch: Dispatch, staffId: string): Promise<void> {
    const room = staffRoom(staffId);
    if (live.watched(room)) live.emit(room, dispatchEvents.task, { dispatchId: dispatch._id, task: await views.task(dispatch, staffId) });
  }

  /** Shows again what an officer connected to this node was paged for and has not received: works without Redis. */
  async function repeat(): Promise<number> {
    let told = 0;
    for (const { dispatchId, staffId } of await pages.unreceived(new Date(clock.now().getTime() - repeatMs))) {
      if (!live.watched(staffRoom(staffId))) continue;
      const dispatch = await dispatches.find(dispatchId).catch(() => null);
      if (!dispatch || !(await views.task(dispatch, staffId))) continue;
      await tellOfficer(dispatch, staffId);
      told += 1;
    }
    return told;
  }
  sweeper.add({ name: 'pages', everyMs: 2_000, run: repeat });

  sockets.on(dispatchRequests.receipt, staffWith('officer'), async ({ dispatchId, round, what }, { actor }) => {
    if (actor.kind === 'staff' && (await pages.receipt({ dispatchId, round, staffId: actor.staffId }, what)))
      spread(dispatchId, 0, `page:${what}`);
    return {};
  });
}

const asActor = (row: StaffRow): Actor => ({
  kind: 'staff',
  staffId: row._id as never,
  sessionId: '',
  roles: row.roles,
  districts: [],
  bodyId: null,
});

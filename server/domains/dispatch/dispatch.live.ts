import { onCallRoles } from '#shared/kernel/actor.ts';
import { dispatchEvents, dispatchRequests } from '#shared/dispatch/dispatch.events.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import { LRUCache } from 'lru-cache';
import { calm } from '../../platform/calm.ts';
import { staffWith } from '../../platform/http/policies.ts';
import type { Bus } from '../../platform/outbox/bus.ts';
import type { GuardedSockets } from '../../platform/sockets/guarded-sockets.ts';
import type { Live, News } from '../../platform/sockets/live.ts';
import { staffRoom } from '../../platform/sockets/rooms.ts';
import type { Sweeper } from '../../platform/sweeper.ts';
import type { Dispatch } from './dispatch.model.ts';
import type { DispatchRepository } from './dispatch.repository.ts';
import type { DispatchViews } from './dispatch.views.ts';
import { addEmergencyCallLive } from './emergency-calls.routes.ts';
import type { EmergencyCallsService } from './emergency-calls.service.ts';
import type { Overseers } from './overseers.ts';
import type { PagesRepository } from './pages.repository.ts';

type Deps = {
  bus: Bus;
  live: Live;
  sockets: GuardedSockets;
  sweeper: Sweeper;
  clock: Clock;
  dispatches: DispatchRepository;
  pages: PagesRepository;
  views: DispatchViews;
  emergencyCalls: EmergencyCallsService;
  overseers: Overseers;
};
/** News that pages of a dispatch have come further; those who were paged need not hear it. */
export const pageMoved = (id: string): News => ({ kind: 'pageMoved', id, version: 0, type: 'page:moved', data: {} });

// A page that no device has received is shown again for so long, in milliseconds.
const repeatMs = 15 * 60_000;
// Pages of one wave move together on several channels: desks are told at most so often, in milliseconds.
const desksMs = 200;

/** Shows dispatches live: the ladder to the contact's owner and supervisors, the task to whoever was paged. */
export function addDispatchLive(deps: Deps): void {
  const { bus, live, sockets, sweeper, clock, dispatches, pages, views, overseers } = deps;
  addEmergencyCallLive(deps);
  const told = new LRUCache<string, number>({ max: 2_000 });
  const desks = new LRUCache<string, () => Promise<void>>({ max: 2_000 });
  const spread = (id: string, version: number, type: string): void => live.spread({ kind: 'dispatch', id, version, type, data: {} });
  bus.subscribe('dispatch:*', ({ id, version, event }) => spread(id, version, event.type));

  live.onNews('dispatch', async ({ id, version }) => {
    const dispatch = await dispatches.asOf(id, version);
    if (!dispatch) return;
    const isTold = (told.get(id) ?? 0) >= dispatch.version;
    told.set(id, Math.max(dispatch.version, told.get(id) ?? 0));
    // Several events of one change are told once.
    const paged = isTold ? [] : dispatch.paged;
    await Promise.all([...paged.map((one) => tellPaged(dispatch, one.staffId)), desksOf(id)()]);
  });
  live.onNews('pageMoved', ({ id }) => desksOf(id)());
  live.onNews('page', async ({ id, data }) => {
    const dispatch = await dispatches.find(id);
    if (dispatch && typeof data['staffId'] === 'string') await tellPaged(dispatch, data['staffId']);
  });

  /** Tells desks how a dispatch stands: at once, and what moves just after it together. */
  function desksOf(id: string): () => Promise<void> {
    const tell = desks.get(id) ?? calm(desksMs, () => tellDesks(id));
    desks.set(id, tell);
    return tell;
  }
  async function tellDesks(id: string): Promise<void> {
    const dispatch = await dispatches.find(id);
    if (!dispatch) return;
    const rooms = (await overseers(dispatch.contactId)).filter(live.watched);
    if (rooms.length === 0) return;
    const view = await views.view(dispatch);
    for (const room of rooms) live.emit(room, dispatchEvents.changed, view);
  }
  async function tellPaged(dispatch: Dispatch, staffId: string): Promise<void> {
    const room = staffRoom(staffId);
    if (live.watched(room)) live.emit(room, dispatchEvents.task, { dispatchId: dispatch._id, task: await views.task(dispatch, staffId) });
  }

  /** Shows again what somebody connected to this node was paged for and has not received: works without Redis. */
  async function repeat(): Promise<number> {
    let told = 0;
    for (const { dispatchId, staffId } of await pages.unreceived(new Date(clock.now().getTime() - repeatMs))) {
      if (!live.watched(staffRoom(staffId))) continue;
      const dispatch = await dispatches.find(dispatchId).catch(() => null);
      if (!dispatch || !(await views.task(dispatch, staffId))) continue;
      await tellPaged(dispatch, staffId);
      told += 1;
    }
    return told;
  }
  sweeper.add({ name: 'pages', everyMs: 2_000, run: repeat, everyNode: true });

  sockets.on(dispatchRequests.receipt, staffWith(...onCallRoles), async ({ dispatchId, round, what }, { actor }) => {
    const key = actor.kind === 'staff' ? { dispatchId, round, staffId: actor.staffId, kind: 'call' as const } : null;
    if (key && (await pages.receiptOf(key, what))) live.spread(pageMoved(dispatchId));
    return {};
  });
}

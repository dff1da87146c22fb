import { followUpApi, followUpEvents } from '#shared/cases/follow-up.api.ts';
import { dispatchApi } from '#shared/dispatch/dispatch.api.ts';
import { dispatchEvents } from '#shared/dispatch/dispatch.events.ts';
import { floorApi, handOverApi } from '#shared/floor/floor.api.ts';
import { floorEvents } from '#shared/floor/floor.events.ts';
import type { Alarm, FloorLists, FloorView } from '#shared/floor/floor.schema.ts';
import { routingEvents } from '#shared/routing/routing.events.ts';
import { triageEvents } from '#shared/triage/triage.events.ts';
import { useQueryClient } from '@tanstack/react-query';
import { patchIfNewer, patchRoute, routeKey, useRoute } from '../../../lib/query.ts';
import { useLive } from '../../../lib/socket.tsx';
import { withAgent, withContact } from './floor-view.ts';

const refetch = { refetchInterval: 30_000 } as const;

/** The floor, kept up by news, fetched again every half minute and after every loss of the connection. */
export function useFloor() {
  const queries = useQueryClient();
  const patch = (change: (view: FloorView) => FloorView) => patchRoute(queries, floorApi.floor, {}, change);
  const inLists = (change: (lists: FloorLists) => FloorLists) =>
    patch((view) => (view.lists ? { ...view, lists: change(view.lists) } : view));
  const floor = useRoute(floorApi.floor, {}, refetch);
  useLive(routingEvents.contactChanged, (contact) => inLists((lists) => withContact(lists, contact)));
  useLive(routingEvents.agentChanged, (agent) => inLists((lists) => withAgent(lists, agent)));
  useLive(floorEvents.figures, (figures) => patch((view) => ({ ...view, figures })));
  return floor;
}

/** What waits for a supervisor's hand: alarms, and wishes to lower a level. */
export function useAttention() {
  const queries = useQueryClient();
  const attention = useRoute(floorApi.attention, {}, refetch);
  useLive(floorEvents.alarm, (alarm) =>
    patchRoute(queries, floorApi.attention, {}, (known) => ({ ...known, alarms: withAlarm(known.alarms, alarm) })),
  );
  useLive(triageEvents.lowerAsked, () => void queries.invalidateQueries({ queryKey: routeKey(floorApi.attention) }));
  return attention;
}

/** The alarms with one that was raised, and without one that somebody looks after. */
export function withAlarm(alarms: readonly Alarm[], alarm: Alarm): Alarm[] {
  return alarm.ack ? alarms.filter(({ id }) => id !== alarm.id) : patchIfNewer(alarms, alarm, 'add');
}

/** Every dispatch that runs, as this supervisor may see it. */
export function useDispatches() {
  const queries = useQueryClient();
  useLive(dispatchEvents.changed, (dispatch) =>
    patchRoute(queries, dispatchApi.open, {}, ({ dispatches }) => ({ dispatches: patchIfNewer(dispatches, dispatch, 'add') })),
  );
  return useRoute(dispatchApi.open, {}, refetch);
}

/** Open follow-ups of everybody, soonest first. */
export function useFollowUps() {
  const queries = useQueryClient();
  const input = { query: { all: 'true' } } as const;
  useLive(followUpEvents.changed, () => void queries.invalidateQueries({ queryKey: routeKey(followUpApi.mine, input) }));
  return useRoute(followUpApi.mine, input, { refetchInterval: 60_000 });
}

/** The last hand-overs; the open one first. */
export function useHandOvers() {
  const queries = useQueryClient();
  useLive(floorEvents.handOver, () => void queries.invalidateQueries({ queryKey: routeKey(handOverApi.list) }));
  return useRoute(handOverApi.list, {});
}

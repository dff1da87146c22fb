import type { ContactSummary } from '#shared/contacts/contact.schema.ts';
import type { DispatchView } from '#shared/dispatch/dispatch.schema.ts';
import { isOpen } from '#shared/dispatch/dispatch.lifecycle.ts';
import { byLine, byUrgency, isUrgent, isWaiting } from '#shared/floor/figures.ts';
import type { FloorLists } from '#shared/floor/floor.schema.ts';
import type { AgentView } from '#shared/routing/routing.schema.ts';

const isWorking = ({ state }: ContactSummary): boolean => state === 'active' || state === 'wrapUp';

/** The list with one contact in its place or out of it; every other keeps its identity, so that its row is not drawn again. */
function place(list: readonly ContactSummary[], contact: ContactSummary, belongs: boolean): ContactSummary[] {
  const others = list.filter(({ id }) => id !== contact.id);
  if (!belongs) return others;
  const at = others.findIndex((other) => byLine(contact, other) < 0);
  return at < 0 ? [...others, contact] : others.toSpliced(at, 0, contact);
}

/** The lists after news of a contact; older news than what is shown changes nothing. */
export function withContact(lists: FloorLists, contact: ContactSummary): FloorLists {
  const known = lists.waiting.find(({ id }) => id === contact.id) ?? lists.working.find(({ id }) => id === contact.id);
  if (known && known.version >= contact.version) return lists;
  const wasWaiting = known !== undefined && isWaiting(known);
  const step = Number(isWaiting(contact)) - Number(wasWaiting);
  return {
    ...lists,
    waiting: place(lists.waiting, contact, isWaiting(contact)),
    waitingTotal: Math.max(0, lists.waitingTotal + step),
    working: place(lists.working, contact, isWorking(contact)),
  };
}

/** The lists after news of an agent. */
export function withAgent(lists: FloorLists, agent: AgentView): FloorLists {
  const known = lists.agents.find(({ staffId }) => staffId === agent.staffId);
  if (!known) return { ...lists, agents: [...lists.agents, agent] };
  // Presence changes without a version: the newest word on it counts.
  if (known.version > agent.version) return lists;
  return { ...lists, agents: lists.agents.map((one) => (one.staffId === agent.staffId ? agent : one)) };
}

/** One row of the urgent list: an urgent contact, its dispatch, or both. */
export type UrgentRow = { readonly id: string; readonly contact: ContactSummary | null; readonly dispatch: DispatchView | null };

const loudness = ({ contact, dispatch }: UrgentRow): number => {
  if (dispatch?.state === 'nobody' || dispatch?.checkIn?.silentSince) return 0;
  if (contact && isWaiting(contact)) return 1;
  return dispatch?.state === 'paging' ? 2 : 3;
};

/** Urgent contacts with their dispatches, the loudest first: nobody goes or nothing is heard of who does, nobody has it, still paging, then by level and age. */
export function urgentRows(lists: FloorLists, dispatches: readonly DispatchView[]): UrgentRow[] {
  const contacts = [...lists.waiting, ...lists.working];
  const open = dispatches.filter(({ state }) => isOpen(state));
  const urgent = contacts.filter(isUrgent).sort(byUrgency);
  const of = (id: string) => open.filter(({ contactId }) => contactId === id);
  const rows = urgent.flatMap((contact): UrgentRow[] => {
    const its = of(contact.id);
    return its.length === 0
      ? [{ id: contact.id, contact, dispatch: null }]
      : its.map((dispatch) => ({ id: dispatch.id, contact, dispatch }));
  });
  const listed = new Set(urgent.map(({ id }) => id as string));
  const others = open
    .filter(({ contactId }) => !listed.has(contactId))
    .map((dispatch): UrgentRow => ({ id: dispatch.id, contact: contacts.find(({ id }) => id === dispatch.contactId) ?? null, dispatch }));
  return [...rows, ...others].sort((a, b) => loudness(a) - loudness(b));
}

const order = { ready: 0, notReady: 1, off: 2 } as const;
/** Agents on duty (or with something in hand), ready ones first, the longest in their state first; and those off duty. */
export function agentsInOrder(agents: readonly AgentView[]): { on: AgentView[]; off: AgentView[] } {
  const isOff = ({ state, load }: AgentView): boolean => state === 'off' && load === 0;
  const on = agents.filter((agent) => !isOff(agent)).sort((a, b) => order[a.state] - order[b.state] || a.since.localeCompare(b.since));
  return { on, off: agents.filter(isOff) };
}

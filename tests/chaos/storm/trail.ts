import { setTimeout as sleep } from 'node:timers/promises';
import type { Contact } from '#server/domains/contacts/index.ts';
import type { Db } from '#server/platform/mongo/connect.ts';
import { beginning, type Place } from './place.ts';
import { steps } from './trail-steps.ts';

type Row = { _id: string; recordId: string; seq: number; type: string; data: Record<string, unknown> };
type There = Pick<
  Contact,
  '_id' | 'number' | 'state' | 'ownerId' | 'helpers' | 'transfer' | 'callBackPlan' | 'reachedCalls' | 'conversationId'
>;
type Heard = { commandId: string };

/** An event is told again until everybody has acted on it; this long, in milliseconds, that may take after the storm. */
const toldMs = 60_000;

/** Waits until every contact's events have been told to everybody; a sentence when they have not in time. */
export async function allTold(db: Db): Promise<string[]> {
  for (const until = performance.now() + toldMs; ; await sleep(500)) {
    const left = await db.collection('contacts').countDocuments({ 'outbox.0': { $exists: true } });
    if (left === 0) return [];
    if (performance.now() > until) return [`events of ${left} contacts were still not told ${toldMs / 1_000} s after the storm`];
  }
}

/**
 * Walks through every contact's events in their order, and holds the end against the contact itself; gives a sentence for each step
 * that should not have been possible, each contact that is not where its events led, and each thing a caller was not told once.
 */
export async function replay(db: Db): Promise<string[]> {
  const wrongs: string[] = [];
  const places = new Map<string, Place>();
  const told = new Map<string, string[]>();
  const rows = db.collection<Row>('audit').find({ kind: 'contact', seq: { $gt: 0 } }, { sort: { recordId: 1, seq: 1 } });
  for await (const row of rows) walk(row);
  for await (const contact of db.collection<There>('contacts').find({})) {
    const place = places.get(contact._id);
    if (!place || !isAt(contact, place)) wrongs.push(`C-${contact.number} is not where its events led`);
    if (contact.conversationId) await checkTold(contact.conversationId, told.get(contact._id) ?? [], contact.number);
  }
  return wrongs;

  function walk({ _id, recordId, type, seq, data }: Row): void {
    const before = places.get(recordId) ?? beginning;
    const after = steps[type]?.(before, data) ?? before;
    if (typeof after === 'string') wrongs.push(`contact ${recordId}, event ${seq} ${type}: ${after}`);
    else places.set(recordId, after);
    if (data['childHears']) told.set(recordId, [...(told.get(recordId) ?? []), _id]);
  }
  /** The caller hears of each coming and going once; an earlier contact of the same conversation may have told of others. */
  async function checkTold(conversationId: string, events: readonly string[], number: number): Promise<void> {
    const heard = await db.collection<Heard>('messages').find({ conversationId, from: 'system' }).toArray();
    const missing = events.filter((id) => heard.filter(({ commandId }) => commandId === id).length !== 1);
    if (missing.length > 0) wrongs.push(`the caller of C-${number} was not told once of ${missing.length} comings and goings`);
  }
}

function isAt({ state, ownerId, helpers, transfer, callBackPlan, reachedCalls }: There, place: Place): boolean {
  const isBeside = helpers.length === place.beside.size && helpers.every(({ staffId, role }) => place.beside.get(staffId) === role);
  const isAsked = (transfer?.id ?? null) === (place.ask?.id ?? null);
  const isCalled = (callBackPlan !== null) === place.call && reachedCalls.length === place.reached;
  return state === place.state && ownerId === place.owner && isBeside && isAsked && isCalled;
}

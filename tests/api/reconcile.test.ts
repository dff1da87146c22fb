import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { followUpApi } from '#shared/cases/follow-up.api.ts';
import { talkApi } from '#shared/channels/talk.api.ts';
import { routingApi } from '#shared/routing/routing.api.ts';
import { triageApi } from '#shared/triage/triage.api.ts';
import { createReconcile, numberedKinds, type Finding } from '#server/domains/reconcile/index.ts';
import { startLineScene, type Child, type Desk, type LineScene } from '#tests/support/line-scene.ts';
import { commandId, eventually } from '#tests/support/test-app.ts';

let scene: LineScene;
let agent: Desk;
let waiting: Child;
let held: Child;
let waits: number;
beforeAll(async () => {
  scene = await startLineScene();
  agent = await scene.desk('agent1');
  held = await scene.joined(agent);
  await held.call(talkApi.post, { body: { commandId: commandId(), text: 'میں یہاں ہوں' } });
  await recordMore();
  const closed = await scene.joined(agent);
  await scene.closeNonData(agent, closed);
  await agent.call(routingApi.setState, {
    body: { commandId: commandId(), state: 'notReady', reason: 'break' },
  });
  waiting = await scene.child();
  await eventually(async () => (await scene.contact(held.contactId)).lastCallerSeq === 2, 5_000, 'the message to be known');
  // What is put back below as it was must not bring events back that have been told since.
  const untold = () => rows('contacts').findOne({ 'outbox.at': { $exists: true } });
  await eventually(async () => (await untold()) === null, 10_000, 'all events to be told');
});
afterAll(() => scene.app.stop());

type Row = { _id: string; [field: string]: unknown };
/** What belongs to a contact: a triage, which has the contact's id, and a follow-up, which names it. */
async function recordMore(): Promise<void> {
  const params = { contactId: held.contactId };
  await agent.call(triageApi.answer, { params, body: { commandId: commandId(), input: { main: { q14: 'yes' } } } });
  const dueAt = new Date(scene.clock.now().getTime() + 3_600_000).toISOString();
  const followUp = { commandId: commandId(), assignee: agent.staffId, dueAt, what: 'call the aunt' };
  await agent.call(followUpApi.add, { params, body: followUp });
}
const rows = (name: string) => scene.app.platform.db.collection<Row>(name);
async function look(): Promise<{ counts: Record<string, number>; findings: Finding[] }> {
  waits = 0;
  const wait = async (): Promise<void> => void (waits += 1);
  return createReconcile({ db: scene.app.platform.db, clock: scene.clock, wait }).run();
}
/** What reconciliation finds while a record is spoilt; the record is put right again afterwards. */
async function spoilt(collection: string, _id: string, set: Record<string, unknown>): Promise<string[]> {
  const before = await rows(collection).findOne({ _id });
  await rows(collection).updateOne({ _id }, { $set: set });
  const { findings } = await look();
  await rows(collection).replaceOne({ _id }, before as never);
  return findings.map(({ code }) => code).sort();
}

describe('reconciliation', () => {
  it('counts everything and finds nothing while all is well', async () => {
    const { counts, findings } = await look();
    expect(findings).toEqual([]);
    expect(waits).toBe(0);
    expect(counts).toMatchObject({
      'contacts queued': 1,
      'contacts active': 1,
      'contacts closed': 1,
      conversations: 3,
      messages: 4,
      agents: 1,
    });
  });

  it('looks at the events of every kind of record that has numbered ones', () => {
    const { models } = scene.app.platform.bus;
    const known = [...models].filter(([kind]) => kind !== 'message').map(([kind, model]) => [kind, model.collection.name]);
    expect(numberedKinds).toEqual(Object.fromEntries(known));
  });

  it('finds a contact that is in two places or in none', async () => {
    expect(await spoilt('contacts', waiting.contactId, { ownerId: agent.staffId })).toEqual(['owner']);
    expect(await spoilt('contacts', held.contactId, { ownerId: null })).toEqual(['hold', 'owner']);
    expect(await spoilt('contacts', waiting.contactId, { state: 'offered' })).toEqual(['offer']);
    expect(await spoilt('contacts', waiting.contactId, { state: 'active', ownerId: agent.staffId })).toEqual(['unheld']);
  });

  it('finds hands that hold what is not theirs, too much, or count wrongly', async () => {
    const hold = (contactId: string) => ({ contactId, offerId: null, units: 1, whole: false, since: scene.clock.now() });
    expect(await spoilt('agents', agent.staffId, { holds: [], load: 0 })).toEqual(['unheld']);
    expect(await spoilt('agents', agent.staffId, { holds: [hold(held.contactId), hold(waiting.contactId)], load: 2 })).toEqual(['hold']);
    expect(await spoilt('agents', agent.staffId, { load: 2 })).toEqual(['load']);
    expect(await spoilt('agents', agent.staffId, { holds: [{ ...hold(held.contactId), units: 9 }], load: 9 })).toEqual(['capacity']);
  });

  it('finds a conversation that nobody would answer, and words that no contact knows of', async () => {
    expect(await spoilt('conversations', waiting.conversationId, { contactId: 'gone' })).toEqual(['contactless']);
    expect(await spoilt('contacts', held.contactId, { lastCallerSeq: 0 })).toEqual(['unread']);
    const message = await rows('messages').findOne({ conversationId: held.conversationId, seq: 1 });
    expect(await spoilt('messages', String(message?._id), { seq: 3 })).toEqual(['gap', 'unread']);
    expect(await spoilt('contacts', waiting.contactId, { conversationId: 'gone' })).toEqual(['contactless', 'lostTalk', 'unread']);
  });

  it('finds a record whose contact is gone, and takes none for lost whose contact is there', async () => {
    const followUp = await rows('followUps').findOne({ contactId: held.contactId });
    expect(await spoilt('followUps', String(followUp?._id), { contactId: 'gone' })).toEqual(['orphan']);
    const triage = await rows('triages').findOne({ _id: held.contactId });
    await rows('triages').insertOne({ ...triage, _id: 'gone', eventSeq: 0, outbox: [] });
    const { findings } = await look();
    await rows('triages').deleteOne({ _id: 'gone' });
    expect(findings.map(({ code, about }) => `${code} ${about}`)).toEqual(['orphan gone']);
    expect((await look()).findings).toEqual([]);
  });

  it('finds a clock that was forgotten and an event that was lost or never told', async () => {
    const longAgo = new Date(scene.clock.now().getTime() - 120_000);
    expect(await spoilt('contacts', waiting.contactId, { nextActionAt: longAgo })).toEqual(['late']);
    await eventually(async () => (await scene.contact(held.contactId)).outbox.length === 0, 5_000, 'an empty outbox');
    // Events that never were must not be told by the relay meanwhile.
    await scene.app.app.relay.stop();
    const { eventSeq } = await scene.contact(held.contactId);
    expect(await spoilt('contacts', held.contactId, { eventSeq: eventSeq + 1 })).toEqual(['event']);
    expect(await spoilt('contacts', held.contactId, { eventSeq: eventSeq - 1 })).toEqual(['ahead']);
    const old = { id: 'x', seq: eventSeq, type: 'contact:x', at: longAgo, actor: {}, data: {} };
    expect(await spoilt('contacts', held.contactId, { outbox: [old] })).toEqual(['untold']);
    const message = await rows('messages').findOne({ conversationId: held.conversationId, seq: 1 });
    expect(await spoilt('messages', String(message?._id), { outbox: [old] })).toEqual(['untold']);
  });

  it('accounts for calls that were promised, and finds one that no clock brings back', async () => {
    const facts = { number: '0300 1234567', safeTime: '', mayAnswer: '', neutralWords: '' };
    const tonight = new Date('2026-03-01T13:00:00Z').toISOString();
    const { contactId } = await scene.child({ text: null, callBack: { ...facts, when: tonight } });
    expect((await scene.contact(contactId)).state).toBe('promised');
    const { counts, findings } = await look();
    expect([counts['contacts promised'], findings.filter(({ about }) => about === contactId)]).toEqual([1, []]);
    expect(await spoilt('contacts', contactId, { nextActionAt: null })).toContain('promise');
    expect(await spoilt('contacts', contactId, { callBackPlan: null })).toContain('promise');
  });

  it('looks again before it says that something is wrong', async () => {
    await rows('agents').updateOne({ _id: agent.staffId }, { $inc: { load: 1 } } as object);
    const wait = async (): Promise<void> => void (await rows('agents').updateOne({ _id: agent.staffId }, { $inc: { load: -1 } } as object));
    const { findings } = await createReconcile({ db: scene.app.platform.db, clock: scene.clock, wait }).run();
    expect(findings).toEqual([]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contactsApi } from '#shared/contacts/contacts.api.ts';
import { recordApi } from '#shared/contacts/record.api.ts';
import { emergencyCallApi as api, emergencyCallEvents, type EmergencyCall } from '#shared/dispatch/emergency-call.ts';
import { newId } from '#shared/kernel/new-id.ts';
import { triageApi } from '#shared/triage/triage.api.ts';
import { commandId, eventually, startTestApp, type TestApp, type TestClient } from '../support/test-app.ts';
import { dispatchScene, type DispatchScene } from '../support/dispatch-scene.ts';

let app: TestApp;
let s: DispatchScene;
beforeAll(async () => {
  app = await startTestApp();
  s = await dispatchScene(app);
});
afterAll(() => app.stop());

const minutesAgo = (n: number): string => new Date(app.platform.clock.now().getTime() - n * 60_000).toISOString();
const call = (more: object = {}) => ({
  ...{ commandId: commandId(), service: 'police15', at: minutesAgo(1), reference: 'Ref 4711, ASI Nawaz', confirmed: false },
  ...more,
});
const record = (contactId: string, more: object = {}, by: TestClient = s.agent): Promise<EmergencyCall> =>
  by.call(api.record, { params: { contactId }, body: call(more) });
const callsOf = async (contactId: string, by: TestClient = s.agent) => (await by.call(api.ofContact, { params: { contactId } })).calls;
const confirm = (callId: string, by: TestClient = s.agent) =>
  by.send(api.confirm, { params: { callId }, body: { commandId: commandId() } });

describe('a call to an emergency service', () => {
  it('is recorded before anybody is dispatched, live for owner and floor, and stands there when a dispatch follows', async () => {
    const contactId = await s.contact();
    const [desk, floor] = [await s.agent.connect(), await s.supervisor.connect()];
    const made = await record(contactId);
    expect(made).toMatchObject({
      contactId,
      service: 'police15',
      reference: 'Ref 4711, ASI Nawaz',
      by: s.agent.me.staffId,
      confirmed: null,
    });
    for (const screen of [desk, floor]) await screen.hear(emergencyCallEvents.changed, ({ id }) => id === made.id);
    await s.start(contactId);
    expect(await callsOf(contactId)).toEqual([made]);
    const sure = (await confirm(made.id)).body;
    expect(sure.confirmed).toMatchObject({ by: s.agent.me.staffId });
    await floor.hear(emergencyCallEvents.changed, ({ id, confirmed }) => id === made.id && confirmed !== null);
  });

  it('made by a colleague is recorded by the supervisor, and the calls stand in the order in which they were made', async () => {
    const contactId = await s.contact();
    const late = await record(contactId, { at: minutesAgo(2) });
    const early = await record(contactId, { at: minutesAgo(9), service: 'rescue1122', confirmed: true }, s.supervisor);
    expect((await callsOf(contactId)).map(({ id }) => id)).toEqual([early.id, late.id]);
    expect(early).toMatchObject({ by: s.supervisor.me.staffId, confirmed: { by: s.supervisor.me.staffId } });
  });

  it('repeated under its command id is one call with the first words, even at once, and nobody else’s id answers for it', async () => {
    const contactId = await s.contact();
    const body = call();
    const params = { contactId };
    const twice = await Promise.all([1, 2, 3].map(() => s.agent.call(api.record, { params, body })));
    expect(new Set(twice.map(({ id }) => id))).toEqual(new Set([body.commandId]));
    expect((await s.agent.call(api.record, { params, body: { ...body, reference: 'other' } })).reference).toBe(body.reference);
    expect(await callsOf(contactId)).toHaveLength(1);
    const another = { contactId: await s.contact() };
    expect(await s.agent.send(api.record, { params: another, body })).toMatchObject({ status: 409 });
    expect(await callsOf(another.contactId)).toEqual([]);
  });

  it('stands in the trail with ids and codes only, and its reference is sealed in the store', async () => {
    const contactId = await s.contact();
    const made = await record(contactId);
    await confirm(made.id);
    await confirm(made.id);
    const raw = await app.platform.db.db?.collection('emergencyCalls').findOne({ _id: made.id });
    expect(JSON.stringify(raw)).not.toContain('4711');
    const trail = await eventually(
      async () => {
        const rows = await app.platform.db.db?.collection('audit').find({ recordId: made.id }).sort({ seq: 1 }).toArray();
        return rows?.length === 2 ? rows : null;
      },
      10_000,
      'both events in the trail',
    );
    const by = { kind: 'staff', id: s.agent.me.staffId };
    const data = { contactId, service: 'police15', confirmed: false };
    expect(trail[0]).toMatchObject({ kind: 'emergencyCall', seq: 1, type: 'emergencyCall:recorded', actor: by });
    expect(trail[0]?.['data']).toEqual(data);
    expect(trail[1]).toMatchObject({ seq: 2, type: 'emergencyCall:confirmed', data: { contactId } });
  });

  it('in the future, of no contact, or with nonsense in its fields is refused and nothing is kept', async () => {
    const contactId = await s.contact();
    for (const wrong of [
      { at: minutesAgo(-10) },
      { at: 'yesterday' },
      { service: 'taxi' },
      { reference: 'x'.repeat(121) },
      { reference: { $ne: '' } },
    ])
      expect((await s.agent.send(api.record, { params: { contactId }, body: call(wrong) })).status).toBe(400);
    expect((await s.agent.send(api.record, { params: { contactId: newId() }, body: call() })).status).toBe(404);
    expect((await confirm(newId())).status).toBe(404);
    expect(await callsOf(contactId)).toEqual([]);
  });

  it('stops at so many per contact, and a repeat of the last still answers', async () => {
    const contactId = await s.contact();
    for (let i = 0; i < 19; i += 1) await record(contactId);
    const last = call();
    const send = (body: object) => s.agent.send(api.record, { params: { contactId }, body });
    expect((await send(last)).status).toBe(201);
    expect(await send(call())).toMatchObject({ status: 409, body: { code: 'tooManyCalls' } });
    expect((await send(last)).status).toBe(201);
  });
});

describe('who may see and record it', () => {
  it('is the owner of the contact and supervisors; a colleague with another contact finds nothing', async () => {
    const contactId = await s.contact();
    const made = await record(contactId);
    const stranger = await app.signIn('agent2');
    expect((await stranger.send(api.ofContact, { params: { contactId } })).status).toBe(404);
    expect((await stranger.send(api.record, { params: { contactId }, body: call() })).status).toBe(404);
    expect((await confirm(made.id, stranger)).status).toBe(404);
    expect(await callsOf(contactId, s.supervisor)).toHaveLength(1);
  });

  it('is never a supervisor alleged to have done harm, on the list or live', async () => {
    const contactId = await s.contact();
    await s.agent.call(recordApi.saveRecord, {
      params: { contactId },
      body: { commandId: commandId(), fields: { perpetratorStaff: [s.supervisor.me.staffId] } },
    });
    const [floor, other] = [await s.supervisor.connect(), await (await app.signIn('supervisor2')).connect()];
    const made = await record(contactId);
    await other.hear(emergencyCallEvents.changed, ({ id }) => id === made.id);
    expect(floor.heard.filter(({ payload }) => JSON.stringify(payload).includes(made.id))).toEqual([]);
    expect((await s.supervisor.send(api.ofContact, { params: { contactId } })).status).toBe(404);
    expect((await confirm(made.id, s.supervisor)).status).toBe(404);
  });
});

describe('closing a contact', () => {
  const missing = async (contactId: string, outcome: string): Promise<string[]> => {
    const body = { commandId: commandId(), outcome };
    const answer = await s.agent.send(contactsApi.close, { params: { contactId }, body });
    return (answer.body as unknown as { facts: { missing: { code: string }[] } }).facts.missing.map((gap) => gap.code);
  };
  const wrapped = async (level: 'P0' | 'P2'): Promise<string> => {
    const contactId = await s.contact();
    const body = { commandId: commandId(), to: level, reason: 'He is at the door' };
    await s.agent.call(triageApi.raise, { params: { contactId }, body });
    await s.agent.call(contactsApi.wrapUp, { params: { contactId }, body: { commandId: commandId() } });
    return contactId;
  };
  const makeSure = (contactId: string) =>
    s.agent.call(triageApi.confirm, {
      params: { contactId },
      body: { commandId: commandId(), how: 'spokeToChild', reason: 'She is at school' },
    });

  it('as dispatched is allowed for an emergency service as well as for an officer', async () => {
    const contactId = await wrapped('P0');
    expect(await missing(contactId, 'dispatched')).toContain('dispatchMissing');
    await record(contactId);
    expect(await missing(contactId, 'dispatched')).not.toContain('dispatchMissing');
  });

  it('with a P0 is refused until the service reached the child, or the child was spoken to after the call', async () => {
    const contactId = await wrapped('P0');
    await makeSure(contactId);
    await new Promise((resolve) => setTimeout(resolve, 5));
    const made = await record(contactId, { at: minutesAgo(0) });
    expect(await missing(contactId, 'resolved')).toContain('callUnconfirmed');
    await confirm(made.id);
    expect(await missing(contactId, 'resolved')).not.toContain('callUnconfirmed');
    await record(contactId, { at: minutesAgo(3) });
    // Spoken to after this one was made: nothing is open.
    expect(await missing(contactId, 'resolved')).not.toContain('callUnconfirmed');
    await record(contactId, { at: minutesAgo(0) });
    expect(await missing(contactId, 'resolved')).toContain('callUnconfirmed');
    await makeSure(contactId);
    expect(await missing(contactId, 'resolved')).not.toContain('callUnconfirmed');
  });

  it('with a lower level does not wait for the service, and the service’s word does not stand for the child’s', async () => {
    const calm = await wrapped('P2');
    await record(calm);
    expect(await missing(calm, 'resolved')).not.toContain('callUnconfirmed');
    const grave = await wrapped('P0');
    await record(grave, { confirmed: true });
    expect(await missing(grave, 'resolved')).toContain('riskUnconfirmed');
  });
});

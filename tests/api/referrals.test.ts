import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#shared/kernel/new-id.ts';
import { deskReferralsApi as deskApi, referralsApi } from '#shared/referrals/referrals.api.ts';
import { referralEvents } from '#shared/referrals/referrals.events.ts';
import { triageApi } from '#shared/triage/triage.api.ts';
import { contactWithRecord, sent, typed } from '../support/referral-scene.ts';
import { commandId, eventually, startTestApp, type TestApp, type TestClient } from '../support/test-app.ts';

type AuditRow = { kind: string; recordId: string; actor: { id?: string }; data: Record<string, unknown> };
let app: TestApp;
let agent: TestClient;
let supervisor: TestClient;
let desk: TestClient;
let police: TestClient;
beforeAll(async () => {
  app = await startTestApp();
  [agent, supervisor, desk, police] = await Promise.all([
    app.signIn('agent1'),
    app.signIn('supervisor1'),
    app.signIn('desk1'),
    app.signIn('desk2'),
  ]);
});
afterAll(() => app.stop());

type Verb = 'acknowledge' | 'accept' | 'decline' | 'noCapacity' | 'startService' | 'complete';
const said: Record<Verb, object> = {
  acknowledge: {},
  accept: {},
  decline: { reason: 'outsideArea', text: 'the family lives in Kasur' },
  noCapacity: { lacking: 'no bed for a girl until Monday' },
  startService: {},
  complete: { report: 'an officer saw her at home twice' },
};
const verbs = Object.keys(said) as Verb[];
const take = (who: TestClient, verb: Verb, referralId: string, more: object = {}) =>
  who.send(deskApi[verb], { params: { referralId }, body: { commandId: commandId(), ...said[verb], ...more } });
const open = (who: TestClient, referralId: string) => who.send(deskApi.open, { params: { referralId } });
const refused = (code: string, status = 409) => ({ status, body: expect.objectContaining({ code }) as unknown });

/** A referral taken through these verbs by its desk. */
async function taken(...steps: Verb[]): Promise<string> {
  const { id } = await sent(agent);
  await open(desk, id);
  for (const verb of steps) expect((await take(desk, verb, id)).status, verb).toBe(200);
  return id;
}
/** The aggregate's own events in the trail, once there are as many as expected. */
const eventsOf = (id: string, count: number) =>
  eventually(async () => {
    const events = (await app.app.audit.of(id)).filter((row) => row.seq > 0);
    return events.length >= count && events;
  });

/** What the trail says of refusals about a referral. */
async function denialsAt(id: string): Promise<{ kind: string; who: string | undefined }[]> {
  const rows = (await app.platform.db.collection('audit').find({ type: 'denied' }).toArray()) as unknown as AuditRow[];
  return rows
    .filter(({ recordId, data }) => recordId === id || data['referralId'] === id)
    .map(({ kind, actor }) => ({ kind, who: actor.id }));
}

describe('the whole way', () => {
  it('goes from sent to closed, each state with its time, each event numbered and with who did it', async () => {
    const { id } = await sent(agent);
    const inbox = await desk.call(deskApi.inbox);
    expect(inbox.open.map((one) => one.id)).toContain(id);
    expect(JSON.stringify(inbox)).not.toContain(typed.name);
    expect(await open(desk, id)).toMatchObject({
      status: 200,
      body: { state: 'delivered', packet: { summary: typed.summary, childName: typed.name } },
    });
    for (const verb of ['acknowledge', 'accept', 'startService', 'complete'] as const)
      expect((await take(desk, verb, id)).status).toBe(200);
    const closing = {
      params: { referralId: id },
      body: { commandId: commandId(), confirmedWith: 'childAlone', note: 'she says she is well' },
    };
    const closed = await agent.call(referralsApi.close, closing);
    expect(closed).toMatchObject({
      state: 'closed',
      confirmedWith: 'childAlone',
      words: { report: 'an officer saw her at home twice', closing: 'she says she is well' },
    });
    expect(closed.history.map((one) => one.state)).toEqual([
      'sent',
      'delivered',
      'acknowledged',
      'accepted',
      'inService',
      'completed',
      'closed',
    ]);
    const events = await eventsOf(id, 7);
    expect(events.map((row) => row.seq)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(events.map((row) => row.type)).toEqual(
      ['sent', 'delivered', 'acknowledged', 'accepted', 'serviceStarted', 'completed', 'closed'].map((type) => `referral:${type}`),
    );
    expect(events.map((row) => row.actor.id)).toEqual([agent, desk, desk, desk, desk, desk, agent].map((who) => who.me.staffId));
    // The desk keeps the course of an ended referral, and no longer the packet.
    expect(await open(desk, id)).toMatchObject({ status: 200, body: { state: 'closed', packet: null } });
  });

  it('puts each reading of a packet on record', async () => {
    const { id } = await sent(agent);
    await open(desk, id);
    await open(desk, id);
    const reads = (await app.app.audit.of(id)).filter((row) => row.type === 'referral:read');
    expect(reads.map((row) => row.actor.id)).toEqual([desk.me.staffId, desk.me.staffId]);
  });

  it('sends an unconfirmed completion back into service, with the reason', async () => {
    const id = await taken('acknowledge', 'accept', 'startService', 'complete');
    await agent.call(referralsApi.return, { params: { referralId: id }, body: { commandId: commandId(), reason: 'nobody has come yet' } });
    expect(await open(desk, id)).toMatchObject({ body: { state: 'inService', words: { returned: 'nobody has come yet' } } });
    expect((await take(desk, 'complete', id)).status).toBe(200);
  });

  it.each(['decline', 'noCapacity'] as const)('can end with %s, whose words the helpline reads', async (verb) => {
    const id = await taken('acknowledge', verb);
    const contactId = String((await app.app.referrals.repository.get(id)).contactId);
    const [referral] = (await agent.call(referralsApi.ofContact, { params: { contactId } })).referrals;
    if (verb === 'decline')
      expect(referral).toMatchObject({ state: 'declined', declineReason: 'outsideArea', words: { declined: 'the family lives in Kasur' } });
    else expect(referral).toMatchObject({ state: 'noCapacity', words: { lacking: 'no bed for a girl until Monday' } });
    const stored = JSON.stringify(await app.platform.db.collection('referrals').findOne({ _id: id as never }));
    for (const words of Object.values(said)
      .flatMap((one) => Object.values(one) as string[])
      .filter((word) => word.includes(' ')))
      expect(stored).not.toContain(words);
  });
});

describe('every verb', () => {
  it.each(verbs)('%s repeated under its command id acts once', async (verb) => {
    const before: Record<Verb, Verb[]> = {
      acknowledge: [],
      accept: ['acknowledge'],
      decline: [],
      noCapacity: [],
      startService: ['acknowledge', 'accept'],
      complete: ['acknowledge', 'accept', 'startService'],
    };
    const id = await taken(...before[verb]);
    const input = { params: { referralId: id }, body: { commandId: commandId(), ...said[verb] } };
    const answers = await Promise.all([1, 2, 3].map(() => desk.send(deskApi[verb], input)));
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200]);
    expect(new Set(answers.map((answer) => answer.body.version)).size).toBe(1);
    expect(await take(desk, verb, id)).toMatchObject(refused('wrongState'));
  });

  it.each(verbs)('%s is refused before the desk has opened the referral, with the state it is in', async (verb) => {
    const { id } = await sent(agent);
    expect(await take(desk, verb, id)).toMatchObject({ status: 409, body: { code: 'wrongState', facts: { state: 'sent' } } });
    expect((await app.app.referrals.repository.get(id)).version).toBe(1);
  });

  it.each(verbs)('%s of another body’s desk finds nothing, and the attempt is on record once', async (verb) => {
    const { id } = await sent(agent);
    expect(await take(police, verb, id)).toMatchObject(refused('notFound', 404));
    expect(await denialsAt(id)).toEqual([{ kind: 'request', who: police.me.staffId }]);
  });

  it.each(verbs)('%s is not for other roles nor for strangers', async (verb) => {
    const { id } = await sent(agent);
    const staff = await Promise.all(['officer1', 'coordinator1', 'admin1'].map((name) => app.signIn(name)));
    for (const who of [agent, supervisor, ...staff]) expect(await take(who, verb, id)).toMatchObject(refused('notAllowed', 403));
    expect(await take(app.anonymous(), verb, id)).toMatchObject(refused('notSignedIn', 401));
  });

  it('takes no operators, and no unknown fields', async () => {
    const id = await taken();
    const bad: [Verb, object][] = [
      ['decline', { reason: { $ne: '' } }],
      ['decline', { text: { $gt: '' } }],
      ['noCapacity', { lacking: { $regex: '.' } }],
      ['complete', { report: ['x'] }],
      ['acknowledge', { commandId: { $ne: 1 } }],
      ['accept', { state: 'accepted' }],
    ];
    for (const [verb, more] of bad) expect(await take(desk, verb, id, more), verb).toMatchObject(refused('badRequest', 400));
    expect(await desk.raw('get', '/api/referrals/$ne')).toMatchObject(refused('badRequest', 400));
    expect(await open(desk, newId())).toMatchObject(refused('notFound', 404));
  });
});

describe('the helpline’s own steps', () => {
  const body = {
    revoke: { reason: 'sent by mistake' },
    close: { confirmedWith: 'caregiver', note: '' },
    return: { reason: 'nobody came' },
  };
  const names = Object.keys(body) as (keyof typeof body)[];
  const act = (who: TestClient, name: keyof typeof body, referralId: string) =>
    who.send(referralsApi[name], { params: { referralId }, body: { commandId: commandId(), ...body[name] } });

  it.each(names)('%s is not for desks, other agents or strangers', async (name) => {
    const id = await taken('acknowledge', 'accept', 'startService', 'complete');
    expect(await act(desk, name, id)).toMatchObject(refused('notAllowed', 403));
    expect(await act(await app.signIn('agent2'), name, id)).toMatchObject(refused('notFound', 404));
    expect(await act(app.anonymous(), name, id)).toMatchObject(refused('notSignedIn', 401));
    expect((await act(supervisor, name, id)).status).toBe(200);
  });

  it('closes only what the desk says is done', async () => {
    const id = await taken('acknowledge', 'accept');
    for (const name of ['close', 'return'] as const)
      expect(await act(agent, name, id)).toMatchObject({ status: 409, body: { code: 'wrongState', facts: { state: 'accepted' } } });
  });

  it('takes back an open referral: the desk sees that, no longer the packet, and can do nothing with it', async () => {
    const id = await taken('acknowledge');
    expect(await act(agent, 'revoke', id)).toMatchObject({ status: 200, body: { state: 'revoked', revokedWhy: 'helpline' } });
    const seen = await open(desk, id);
    expect(seen).toMatchObject({ status: 200, body: { state: 'revoked', packet: null } });
    expect(JSON.stringify(seen.body)).not.toContain('sent by mistake');
    expect(await take(desk, 'accept', id)).toMatchObject(refused('wrongState'));
    expect(await act(agent, 'revoke', id)).toMatchObject(refused('wrongState'));
  });
});

describe('a member of the desk who is alleged to have done harm', () => {
  it('finds nothing and hears nothing of it, while the rest of the desk does', async () => {
    const contactId = await contactWithRecord(agent, { perpetratorStaff: [desk.me.staffId] });
    const [theirs, news] = await Promise.all([desk.connect(), agent.connect()]);
    const { id } = await sent(agent, {}, contactId);
    const about = (payload: { referral: { id: string } }) => payload.referral.id === id;
    await news.hear(referralEvents.changed, about);
    expect(await open(desk, id)).toMatchObject(refused('notFound', 404));
    expect((await desk.call(deskApi.inbox)).open.some((one) => one.id === id)).toBe(false);
    // News of a later referral has come, so that of this one is not merely late.
    const later = await sent(agent);
    await theirs.hear(referralEvents.changed, (payload) => payload.referral.id === later.id);
    expect(
      theirs.heard.filter(({ name, payload }) => name === referralEvents.changed.name && about(payload as { referral: { id: string } })),
    ).toEqual([]);
  });
});

describe('news of a referral', () => {
  it('reaches the owner, supervisors and the body’s desk, each with their own view and without a word of it', async () => {
    const [forAgent, forFloor, forDesk, forPolice] = await Promise.all([agent, supervisor, desk, police].map((who) => who.connect()));
    const { id } = await sent(agent);
    const of = (state: string) => (payload: { referral: { id: string; state: string } }) =>
      payload.referral.id === id && payload.referral.state === state;
    expect(await forDesk?.hear(referralEvents.changed, of('sent'))).toMatchObject({ side: 'desk' });
    await open(desk, id);
    await take(desk, 'acknowledge', id);
    expect(await forAgent?.hear(referralEvents.changed, of('acknowledged'))).toMatchObject({
      side: 'helpline',
      referral: { body: { id: 'cpwb-lahore' } },
    });
    await forFloor?.hear(referralEvents.changed, of('acknowledged'));
    expect(forPolice?.heard.filter(({ name }) => name === referralEvents.changed.name)).toEqual([]);
    const heard = JSON.stringify(
      [forAgent, forFloor, forDesk].map((socket) => socket?.heard.filter(({ name }) => name === referralEvents.changed.name)),
    );
    for (const word of Object.values(typed)) expect(heard).not.toContain(word);
    const desks = forDesk?.heard.filter(({ name }) => name === referralEvents.changed.name) ?? [];
    expect(JSON.stringify(desks)).not.toContain('contactId');
  });
});

describe('the order of the inbox', () => {
  it('puts the worse level first, whatever came first', async () => {
    const calm = await sent(agent);
    const contactId = await contactWithRecord(agent);
    await agent.call(triageApi.raise, { params: { contactId }, body: { commandId: commandId(), to: 'P1', reason: 'he comes tonight' } });
    await eventually(async () => (await app.app.contacts.repository.get(contactId)).risk.level === 'P1');
    const urgent = await sent(agent, {}, contactId);
    const ids = (await desk.call(deskApi.inbox)).open.map((one) => one.id);
    expect(ids.indexOf(urgent.id)).toBeLessThan(ids.indexOf(calm.id));
  });
});

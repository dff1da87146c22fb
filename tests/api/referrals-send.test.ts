import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contactsApi } from '#shared/contacts/contacts.api.ts';
import { recordApi } from '#shared/contacts/record.api.ts';
import { deskReferralsApi, referralsApi } from '#shared/referrals/referrals.api.ts';
import { triageApi } from '#shared/triage/triage.api.ts';
import { consented, contactWithRecord, sent, typed, wish } from '../support/referral-scene.ts';
import { commandId, eventually, startTestApp, type TestApp, type TestClient } from '../support/test-app.ts';

let app: TestApp;
let agent: TestClient;
let supervisor: TestClient;
let desk: TestClient;
beforeAll(async () => {
  app = await startTestApp();
  [agent, supervisor, desk] = await Promise.all([app.signIn('agent1'), app.signIn('supervisor1'), app.signIn('desk1')]);
});
afterAll(() => app.stop());

const send = (who: TestClient, contactId: string, more: Record<string, unknown> = {}) =>
  who.send(referralsApi.send, { params: { contactId }, body: wish(more) });
const refused = (code: string, status = 409) => ({ status, body: expect.objectContaining({ code }) as unknown });
const save = (contactId: string, fields: Record<string, unknown>) =>
  agent.call(recordApi.saveRecord, { params: { contactId }, body: { commandId: commandId(), fields } });

describe('the directory', () => {
  it('offers the responsible bodies nearest first, with what is not verified and who has a desk here', async () => {
    const { bodies } = await agent.call(referralsApi.directory, { query: { service: 'childProtection.officer', districtId: 'lahore' } });
    expect(bodies.map((body) => body.id)).toEqual(['cpwb-lahore', 'cpwb']);
    expect(bodies[0]).toMatchObject({
      cover: { id: 'lahore-division' },
      unverified: true,
      verifiedOn: null,
      hasDesk: true,
      responsible: true,
    });
    expect(bodies[1]).toMatchObject({ hasDesk: false });
  });

  it('never offers a body that the contact excludes, not even among all', async () => {
    const contactId = await contactWithRecord(agent, { perpetratorBodies: ['cpwb-lahore'] });
    const query = { service: 'childProtection.officer', districtId: 'lahore', contactId };
    expect((await agent.call(referralsApi.directory, { query })).bodies.map((body) => body.id)).toEqual(['cpwb']);
    const all = (await agent.call(referralsApi.directory, { query: { ...query, all: 'true' } })).bodies;
    expect(all.length).toBeGreaterThan(20);
    expect(all.some((body) => body.id === 'cpwb-lahore')).toBe(false);
  });
});

describe('sending', () => {
  it('gives the body a packet of what was chosen, and writes no word of it in plain', async () => {
    const made = await sent(agent);
    expect(made).toMatchObject({
      state: 'sent',
      body: { id: 'cpwb-lahore' },
      consent: { disclosure: 'yes', basis: 'consent' },
      outsideDirectory: false,
    });
    expect(made.packet).toEqual({
      summary: typed.summary,
      childName: typed.name,
      childAge: { years: 9, approx: true },
      childGender: 'girl',
      place: typed.place,
      phone: typed.phone,
      safeContact: { safe: 'yes', when: '', who: '', words: '' },
    });
    for (const name of ['referrals', 'audit', 'contacts']) {
      const stored = JSON.stringify(await app.platform.db.collection(name).find({}).toArray());
      for (const word of Object.values(typed)) expect(stored, name).not.toContain(word);
    }
  });

  it('does nothing twice when the command is repeated, even at the same moment', async () => {
    const contactId = await contactWithRecord(agent);
    const body = wish();
    const answers = await Promise.all([1, 2, 3].map(() => agent.send(referralsApi.send, { params: { contactId }, body })));
    expect(answers.map((answer) => answer.status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
    expect((await agent.call(referralsApi.ofContact, { params: { contactId } })).referrals).toHaveLength(1);
    // The same command for another contact is a mistake, not a second referral.
    expect(await agent.send(referralsApi.send, { params: { contactId: await contactWithRecord(agent) }, body })).toMatchObject(
      refused('conflict'),
    );
  });

  it('to the alleged person’s own body is refused to everybody, in any urgency, with any reason', async () => {
    const contactId = await contactWithRecord(agent, { perpetratorBodies: ['cpwb-lahore'] });
    await agent.call(triageApi.raise, { params: { contactId }, body: { commandId: commandId(), to: 'P0', reason: 'danger' } });
    await agent.call(triageApi.submit, { params: { contactId }, body: { commandId: commandId() } });
    const reasons = { outsideDirectory: true, outsideReason: 'nearest', consent: { ...consented, override: 'needed at once' } };
    for (const who of [agent, supervisor]) expect(await send(who, contactId, reasons)).toMatchObject(refused('bodyExcluded'));
  });

  it('without consent is refused, unless it is a submitted P0 or a supervisor gives a reason', async () => {
    const contactId = await contactWithRecord(agent, { consentDisclosure: 'no' });
    const no = { consent: { ...consented, disclosure: 'no' } };
    const override = { consent: { ...no.consent, override: 'the caregiver is implicated' } };
    expect(await send(agent, contactId, no)).toMatchObject(refused('consentMissing'));
    expect(await send(agent, contactId, override)).toMatchObject(refused('consentMissing'));
    expect(await send(agent, contactId)).toMatchObject(refused('consentMoved'));
    expect(await send(supervisor, contactId, override)).toMatchObject({
      status: 201,
      body: { consent: { basis: 'override' }, words: { override: 'the caregiver is implicated' } },
    });
    await agent.call(triageApi.raise, { params: { contactId }, body: { commandId: commandId(), to: 'P0', reason: 'danger' } });
    expect(await send(agent, contactId, no)).toMatchObject(refused('consentMissing'));
    await agent.call(triageApi.submit, { params: { contactId }, body: { commandId: commandId() } });
    await eventually(async () => (await send(agent, contactId, no)).status === 201);
  });

  it('past the directory needs to be said, with a reason', async () => {
    const contactId = await contactWithRecord(agent);
    for (const wrong of [
      { bodyId: 'police-kasur' },
      { districtId: 'kasur', bodyId: 'cpwb-gujranwala' },
      { bodyId: 'police-kasur', outsideDirectory: true },
    ]) {
      expect(await send(agent, contactId, wrong)).toMatchObject(refused('outsideDirectory'));
    }
    const outside = { bodyId: 'police-kasur', outsideDirectory: true, outsideReason: 'the child moved to Kasur today' };
    expect(await send(agent, contactId, outside)).toMatchObject({
      status: 201,
      body: { outsideDirectory: true, words: { outside: outside.outsideReason } },
    });
    expect(await send(agent, contactId, { bodyId: 'no-such-body' })).toMatchObject(refused('notInDirectory'));
  });

  it('a number that it is not safe to contact is refused', async () => {
    const contactId = await contactWithRecord(agent, { safeToContact: 'no' });
    expect(await send(agent, contactId)).toMatchObject(refused('unsafeToShare'));
    expect((await send(agent, contactId, { share: ['childAge'] })).status).toBe(201);
  });

  it('is for the contact’s owner or a supervisor, never for whoever is alleged to have done harm', async () => {
    const contactId = await contactWithRecord(agent, { perpetratorStaff: [supervisor.me.staffId] });
    const other = await app.signIn('agent2');
    for (const who of [other, supervisor]) {
      expect(await send(who, contactId)).toMatchObject(refused('notFound', 404));
      expect(await who.send(referralsApi.ofContact, { params: { contactId } })).toMatchObject(refused('notFound', 404));
      expect(
        await who.send(referralsApi.directory, { query: { service: 'childProtection.officer', districtId: 'lahore', contactId } }),
      ).toMatchObject(refused('notFound', 404));
    }
  });

  it.each([
    ['bodyId', { $ne: '' }],
    ['bodyId', 'x$y'],
    ['districtId', { $gt: '' }],
    ['service', { $ne: 'x' }],
    ['service', 'constructor'],
    ['summary', { $where: '1' }],
    ['summary', '   '],
    ['summary', 'x'.repeat(3001)],
    ['share', ['withhold']],
    ['share', { $all: [] }],
    ['consent', { ...consented, disclosure: { $ne: 'no' } }],
    ['commandId', { $exists: true }],
    ['outsideReason', { $regex: '.' }],
    ['extra', true],
  ])('with a wrong %s (case %#) is not understood and changes nothing', async (field, value) => {
    const contactId = await contactWithRecord(agent);
    expect(await send(agent, contactId, { [field]: value })).toMatchObject(refused('badRequest', 400));
    expect((await agent.call(referralsApi.ofContact, { params: { contactId } })).referrals).toEqual([]);
  });
});

describe('naming the alleged person’s body later', () => {
  it('takes back what it was sent, hides it from the body, and leaves the other bodies’ referrals', async () => {
    const contactId = await contactWithRecord(agent);
    const wrong = await sent(agent, {}, contactId);
    const right = await sent(agent, { bodyId: 'cpwb' }, contactId);
    await desk.call(deskReferralsApi.open, { params: { referralId: wrong.id } });
    await save(contactId, { perpetratorBodies: ['cpwb-lahore'] });
    // The record's answer is enough: from here on the body sees nothing, whether or not the referral is marked yet.
    expect(await desk.send(deskReferralsApi.open, { params: { referralId: wrong.id } })).toMatchObject(refused('notFound', 404));
    const after = await eventually(async () => {
      const { referrals } = await agent.call(referralsApi.ofContact, { params: { contactId } });
      return referrals.find((one) => one.id === wrong.id)?.state === 'revoked' && referrals;
    });
    expect(after.find((one) => one.id === wrong.id)).toMatchObject({ revokedWhy: 'bodyExcluded' });
    expect(after.find((one) => one.id === right.id)).toMatchObject({ state: 'sent' });
    const { open, ended } = await desk.call(deskReferralsApi.inbox);
    expect([...open, ...ended].some((one) => one.id === wrong.id)).toBe(false);
    await save(contactId, { perpetratorBodies: [] });
    expect(await desk.send(deskReferralsApi.open, { params: { referralId: wrong.id } })).toMatchObject(refused('notFound', 404));
  });
});

describe('the outcome "referred"', () => {
  it('needs a referral that some body still has', async () => {
    const contactId = await contactWithRecord(agent);
    const params = { contactId };
    const missing = async (outcome: string) => {
      const answer = await agent.send(contactsApi.close, { params, body: { commandId: commandId(), outcome } });
      const { facts } = answer.body as unknown as { facts: { missing: { code: string }[] } };
      return facts.missing.some((gap) => gap.code === 'referralMissing');
    };
    await agent.call(contactsApi.wrapUp, { params, body: { commandId: commandId() } });
    expect(await missing('referred')).toBe(true);
    expect(await missing('resolved')).toBe(false);
    const { id } = await sent(agent, {}, contactId);
    expect(await missing('referred')).toBe(false);
    await agent.call(referralsApi.revoke, { params: { referralId: id }, body: { commandId: commandId(), reason: 'sent by mistake' } });
    expect(await missing('referred')).toBe(true);
  });
});

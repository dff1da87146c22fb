import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { followUpApi } from '#shared/cases/follow-up.api.ts';
import { talkApi } from '#shared/channels/talk.api.ts';
import { contactsApi } from '#shared/contacts/contacts.api.ts';
import { recordApi } from '#shared/contacts/record.api.ts';
import { reportApi } from '#shared/channels/report.api.ts';
import type { RouteContract } from '#shared/kernel/route.ts';
import { routingApi } from '#shared/routing/routing.api.ts';
import { currentInstrument } from '#shared/triage/instruments.ts';
import { triageApi } from '#shared/triage/triage.api.ts';
import { digestOf } from '#tests/support/digest.ts';
import { startLineScene, type Child, type Desk, type LineScene } from '#tests/support/line-scene.ts';
import { commandId, type TestClient } from '#tests/support/test-app.ts';

let scene: LineScene;
beforeAll(async () => {
  scene = await startLineScene();
});
afterEach(() => scene.clear());
afterAll(() => scene.app.stop());

const of = (one: { contactId: string }) => ({ contactId: one.contactId });
const everyAnswer = (value: string) => Object.fromEntries(currentInstrument.questions.map(({ id }) => [id, value]));

/** The digest once nothing moves any more. */
async function settled(): Promise<Record<string, string>> {
  let before = await digestOf(scene.app);
  for (;;) {
    await sleep(150);
    const after = await digestOf(scene.app);
    if (JSON.stringify(after) === JSON.stringify(before)) return after;
    before = after;
  }
}

/** Sends a command twice at the same moment and once more later: it must have acted exactly once. */
async function thrice(who: TestClient, contract: RouteContract, body: object, params: Record<string, string> = {}): Promise<unknown> {
  const name = `${contract.method} ${contract.path}`;
  const input = { params, body: { ...body, commandId: commandId() } };
  const first = await Promise.all([who.send(contract, input), who.send(contract, input)]);
  expect(
    first.map(({ status }) => status < 300),
    `${name} ${JSON.stringify(first.map((one) => one.body))}`,
  ).toEqual([true, true]);
  const before = await settled();
  const again = await who.send(contract, input);
  expect(again.status, `${name} ${JSON.stringify(again.body)}`).toBe(first[0]?.status);
  expect(await settled(), `${name} again`).toEqual(before);
  return again.body;
}

describe('a command sent again after a lost answer', () => {
  it('of the child acts once', async () => {
    const body = { language: 'ur', screen: 'ur', areaId: 'lahore', helpNow: false, text: 'سلام', callBack: null };
    const { code } = (await thrice(scene.app.anonymous(), talkApi.open, body)) as { code: string };
    const child = scene.app.withCode(code);
    await thrice(child, talkApi.post, { text: 'once' });
    await thrice(child, talkApi.helpNow, {});
    await thrice(child, talkApi.callBack, {
      number: '0300 1234567',
      when: 'soon',
      safeTime: 'after five',
      mayAnswer: '',
      neutralWords: '',
    });
    await thrice(child, talkApi.leave, {});
    expect((await child.call(talkApi.messages)).messages.map(({ text, seq }) => [seq, text])).toEqual([
      [1, 'سلام'],
      [2, 'once'],
    ]);
    const report = {
      screen: 'en',
      areaId: null,
      dangerNow: false,
      whatHappened: 'I heard crying',
      where: '',
      childName: '',
      childAge: '',
      relation: 'neighbour',
      reporterName: '',
      reporterPhone: null,
      safeContact: '',
    };
    await thrice(scene.app.anonymous(), reportApi.submit, report);
  });

  it('of the agent acts once, from the offer to the close', async () => {
    const who = await scene.desk('agent1', false);
    await thrice(who, routingApi.setState, { state: 'ready' });
    const declined = await scene.child();
    await thrice(who, routingApi.decline, { reason: 'needBreak' }, { offerId: (await scene.offerOf(who, declined)).id });
    await scene.clear();
    const again = await scene.desk('agent2');
    const one = await scene.child();
    await thrice(again, routingApi.accept, {}, { offerId: (await scene.offerOf(again, one)).id });
    await thrice(again, contactsApi.reply, { text: 'I am here' }, of(one));
    await thrice(again, recordApi.saveRecord, { fields: { dataType: 'childSelf', childName: 'Gul' } }, of(one));
    await thrice(again, recordApi.saveNotes, { base: 0, text: 'calm' }, of(one));
    await thrice(again, triageApi.answer, { input: { main: everyAnswer('no') } }, of(one));
    await thrice(again, triageApi.submit, {}, of(one));
    await thrice(again, triageApi.raise, { to: 'P2', reason: 'a feeling' }, of(one));
    await thrice(again, triageApi.askLower, { to: 'P4', reason: 'was wrong' }, of(one));
    await thrice(await scene.app.signIn('supervisor1'), triageApi.decideLower, { agree: true }, of(one));
    await thrice(again, triageApi.confirm, { how: 'spokeToChild', reason: 'she is well' }, of(one));
    const due = new Date(scene.clock.now().getTime() + 3_600_000).toISOString();
    const { id } = (await thrice(again, followUpApi.add, { assignee: again.staffId, dueAt: due, what: 'call' }, of(one))) as { id: string };
    await thrice(again, followUpApi.finish, { result: 'done' }, { followUpId: id });
    await scene.seen(again, one);
    await thrice(again, contactsApi.wrapUp, {}, of(one));
    await thrice(again, contactsApi.resume, {}, of(one));
    const two = await scene.joined(again);
    await scene.seen(again, two);
    await thrice(again, contactsApi.closeNonData, { type: 'prank', prompted: true }, of(two));
    expect((await again.call(contactsApi.messages, { params: of(one) })).messages.filter(({ from }) => from === 'agent')).toHaveLength(1);
  });

  it('of a call taken by hand makes one contact', async () => {
    const who = await scene.desk('agent1', false);
    const { id } = (await thrice(who, contactsApi.startManual, {
      channel: 'phone',
      language: 'ur',
      call: { direction: 'in', number: '0300 1234567' },
    })) as { id: string };
    await thrice(who, contactsApi.updateCall, { number: '0300 1234567', direction: 'in', ended: { by: 'caller' } }, { contactId: id });
    await thrice(who, contactsApi.closeNonData, { type: 'wrongNumber', prompted: false }, { contactId: id });
    await thrice(who, contactsApi.undoClose, {}, { contactId: id });
    expect((await scene.agent(who.staffId)).holds.map(({ contactId }) => contactId)).toEqual([id]);
  });

  it('of somebody who never opened the desk still fills their hands', async () => {
    const who = await scene.app.signIn('supervisor2');
    const { id } = await who.call(contactsApi.startManual, {
      body: { commandId: commandId(), channel: 'walkIn', language: 'en', call: null },
    });
    await settled();
    expect(await scene.agent(String(who.me.staffId))).toMatchObject({
      state: 'off',
      load: 3,
      holds: [{ contactId: id, offerId: null, whole: true }],
    });
  });
});

describe('notes', () => {
  const save = (who: TestClient, one: Child, base: number, text: string) =>
    who.send(recordApi.saveNotes, { params: of(one), body: { commandId: commandId(), base, text } });

  it('are never saved over somebody else’s: a save on an older revision is refused, and both can be read', async () => {
    const who = await scene.desk('agent1');
    const one = await scene.joined(who);
    expect((await save(who, one, 0, 'first')).body).toMatchObject({ revision: 1 });
    const twins = await Promise.all(['left', 'right', 'middle'].map((text) => save(who, one, 1, text)));
    expect(twins.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(twins.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'notesMoved' });
    const kept = await who.call(recordApi.notes, { params: of(one) });
    expect(kept).toMatchObject({ revision: 2, text: (twins.find(({ status }) => status === 200)?.body as { text: string }).text });
    scene.clock.advance(61_000);
    expect((await save(who, one, 2, 'later')).body).toMatchObject({ revision: 3 });
    expect((await who.call(recordApi.noteRevisions, { params: of(one) })).revisions.map(({ text }) => text)).toEqual(['later', kept.text]);
  });

  it('that go with a page being closed follow its save still on its way, whichever arrives first, and never another desk’s', async () => {
    const who = await scene.desk('agent1');
    const send = (one: Child, id: string, text: string, more: { base: number; after?: string }) =>
      who.send(recordApi.saveNotes, { params: of(one), body: { commandId: id, text, ...more } });
    const read = (one: Child) => who.call(recordApi.notes, { params: of(one) });
    const begun = async () => {
      const one = await scene.joined(who);
      await save(who, one, 0, 'one');
      return { one, underway: commandId(), last: commandId() };
    };
    const before = await begun();
    expect((await send(before.one, before.underway, 'one two', { base: 1 })).status).toBe(200);
    expect((await send(before.one, before.last, 'one two three', { base: 1, after: before.underway })).status).toBe(200);
    expect(await read(before.one)).toMatchObject({ revision: 3, text: 'one two three' });
    await scene.closeNonData(who, before.one);

    const late = await begun();
    expect((await send(late.one, late.last, 'one two three', { base: 1, after: late.underway })).status).toBe(200);
    expect(await send(late.one, late.underway, 'one two', { base: 1 })).toMatchObject({ status: 409, body: { code: 'notesMoved' } });
    expect(await read(late.one)).toMatchObject({ revision: 2, text: 'one two three' });
    await scene.closeNonData(who, late.one);

    const beside = await begun();
    await Promise.all([
      send(beside.one, beside.underway, 'one two', { base: 1 }),
      send(beside.one, beside.last, 'one two three', { base: 1, after: beside.underway }),
    ]);
    expect((await read(beside.one)).text).toBe('one two three');
    await scene.closeNonData(who, beside.one);

    const other = await begun();
    expect((await save(who, other.one, 1, 'one, at the other desk')).status).toBe(200);
    for (const base of [1, 3]) {
      const answer = await send(other.one, commandId(), 'one two three', { base, after: other.underway });
      expect(answer).toMatchObject({ status: 409, body: { code: 'notesMoved' } });
    }
    expect((await read(other.one)).text).toBe('one, at the other desk');
  });

  it('are not for an agent who has another contact, and a supervisor’s look is on record', async () => {
    const [who, other] = [await scene.desk('agent1'), await scene.app.signIn('agent2')];
    const one = await scene.joined(who);
    await save(who, one, 0, 'first');
    expect((await save(other, one, 1, 'mine')).status).toBe(404);
    expect((await other.send(recordApi.notes, { params: of(one) })).status).toBe(404);
    const supervisor = await scene.app.signIn('supervisor1');
    expect((await save(supervisor, one, 1, 'mine')).status).toBe(403);
    expect(await supervisor.call(recordApi.notes, { params: of(one) })).toMatchObject({ text: 'first' });
    expect(
      (await scene.app.app.audit.of(one.contactId)).some(
        ({ type, actor }) => type === 'contact:read' && actor.id === supervisor.me.staffId,
      ),
    ).toBe(true);
    const denied = (await scene.app.app.audit.of('get /api/contacts/:contactId/notes')).filter(
      ({ type, actor }) => type === 'denied' && actor.id === other.me.staffId,
    );
    expect(denied.map(({ data }) => data)).toEqual([{ contactId: one.contactId }]);
  });
});

describe('closing', () => {
  const close = (who: Desk, one: Child, outcome = 'resolved') =>
    who.send(contactsApi.close, { params: of(one), body: { commandId: commandId(), outcome } });
  const missing = (body: unknown) => (body as { facts?: { missing: { code: string; about?: string }[] } }).facts?.missing ?? [];
  const step = (who: Desk, contract: RouteContract, one: Child, body: object = {}) =>
    who.call(contract, { params: of(one), body: { commandId: commandId(), ...body } });

  it('is refused with everything that is missing, and allowed once nothing is', async () => {
    const who = await scene.desk('agent1');
    const one = await scene.joined(who);
    await scene.seen(who, one);
    await step(who, contactsApi.wrapUp, one);
    const first = await close(who, one);
    expect(first).toMatchObject({ status: 409, body: { code: 'notReadyToClose' } });
    expect(missing(first.body).map(({ code }) => code)).toEqual(expect.arrayContaining(['dataMissing', 'notSubmitted']) as unknown);
    await step(who, recordApi.saveRecord, one, {
      fields: { dataType: 'childSelf', reasons: ['information'].slice(1), safeToContact: 'yes' },
    });
    await step(who, triageApi.answer, one, { input: { main: { q1: 'no' } } });
    expect(missing((await close(who, one)).body).map(({ code }) => code)).toContain('safetyNotAsked');
    await step(who, triageApi.answer, one, { input: { main: everyAnswer('no') } });
    await step(who, triageApi.submit, one);
    const left = missing((await close(who, one)).body);
    expect(left.map(({ code, about }) => [code, about])).toEqual([['dataMissing', 'reasons']]);
    const { reasons } = await import('#shared/taxonomy/reasons.ts');
    await step(who, recordApi.saveRecord, one, { fields: { reasons: [reasons.codes[0]] } });
    expect((await close(who, one)).status).toBe(200);
    expect(await scene.contact(one.contactId)).toMatchObject({ state: 'closed', outcome: 'resolved' });
    expect((await scene.agent(who.staffId)).state).toBe('ready');
  });

  it('of a P0 is refused until contact with the child is confirmed, and of a promise without a follow-up', async () => {
    const who = await scene.desk('agent1');
    const one = await scene.joined(who);
    await step(who, triageApi.raise, one, { to: 'P0', reason: 'in danger' });
    await scene.seen(who, one);
    await step(who, contactsApi.wrapUp, one);
    const codes = async (outcome?: string) => missing((await close(who, one, outcome)).body).map(({ code }) => code);
    expect(await codes()).toContain('riskUnconfirmed');
    expect(await codes('followUpNextShift')).toContain('followUpMissing');
    expect(
      (await who.send(triageApi.confirm, { params: of(one), body: { commandId: commandId(), how: 'supervisor', reason: 'x' } })).status,
    ).toBe(403);
    await step(who, triageApi.confirm, one, { how: 'spokeToChild', reason: 'safe with her aunt' });
    expect(await codes()).not.toContain('riskUnconfirmed');
    expect(await scene.closeNonData(who, one)).toMatchObject({ status: 409, body: { code: 'hasRisk' } });
  });

  it('as without data asks for a prompt first when it is silent, marks a repeat, and can be undone for a while', async () => {
    const who = await scene.desk('agent1');
    const silent = { type: 'silent', prompted: true };
    const one = await scene.joined(who, { text: null });
    await scene.seen(who, one);
    const nonData = () => who.send(contactsApi.closeNonData, { params: of(one), body: { commandId: commandId(), ...silent } });
    expect(await nonData()).toMatchObject({ status: 409, body: { code: 'promptFirst' } });
    await step(who, contactsApi.reply, one, { text: 'I am here when you want to talk' });
    expect((await nonData()).status).toBe(200);
    const undo = () => who.send(contactsApi.undoClose, { params: of(one), body: { commandId: commandId() } });
    expect((await undo()).status).toBe(200);
    expect((await nonData()).status).toBe(200);
    scene.clock.advance(5 * 60_000 + 1_000);
    expect(await undo()).toMatchObject({ status: 409, body: { code: 'tooLateToUndo' } });
  });
});

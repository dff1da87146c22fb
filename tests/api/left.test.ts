import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { followUpApi } from '#shared/cases/follow-up.api.ts';
import { talkApi } from '#shared/channels/talk.api.ts';
import { callBackApi } from '#shared/contacts/call-back.api.ts';
import { contactsApi } from '#shared/contacts/contacts.api.ts';
import { floorApi, handOverApi } from '#shared/floor/floor.api.ts';
import { floorEvents } from '#shared/floor/floor.events.ts';
import { leftApi } from '#shared/floor/left.api.ts';
import { recordApi } from '#shared/contacts/record.api.ts';
import { startLineScene, type Child, type LineScene } from '../support/line-scene.ts';
import { commandId, eventually, type TestClient } from '../support/test-app.ts';

let scene: LineScene;
let supervisor: TestClient;
beforeAll(async () => {
  scene = await startLineScene();
});
beforeEach(async () => {
  supervisor = await scene.app.signIn('supervisor1');
});
afterEach(async () => {
  supervisor.close();
  await scene.clear();
});
afterAll(() => scene.app.stop());

const leave = (child: Child) => child.call(talkApi.leave, { body: { commandId: commandId() } });
/** A child who leaves before anybody has answered. */
async function gone(more: object = {}): Promise<Child> {
  const child = await scene.child(more);
  await leave(child);
  return child;
}
const listed = async (who = supervisor) => (await who.call(leftApi.list)).left;
const of = async ({ contactId }: Child) => (await listed()).find((one) => one.contact.id === contactId);
const decide = (child: Child, body: object, who = supervisor) =>
  who.send(leftApi.decide, { params: { contactId: child.contactId }, body: { commandId: commandId(), ...body } });
const alarmsOf = async ({ contactId }: Child) =>
  (await supervisor.call(floorApi.attention)).alarms.filter((alarm) => alarm.contactId === contactId);
const code = ({ body }: { body: unknown }) => (body as { code?: string }).code;

describe('a child who leaves before we answered', () => {
  it('waits for a decision by risk: help now first, then words, then without a word', async () => {
    const silent = await gone({ text: null });
    const words = await gone();
    const urgent = await gone({ helpNow: true, text: null });
    const mine = [silent, words, urgent].map((one) => one.contactId);
    const rows = (await listed()).filter((one) => mine.includes(one.contact.id));
    expect(rows.map((one) => [one.contact.id, one.urgency, one.dueAt !== null])).toEqual([
      [urgent.contactId, 0, true],
      [words.contactId, 1, false],
      [silent.contactId, 2, false],
    ]);
  });

  it('raises an alarm when help now was pressed, and again when nobody has decided after half an hour', async () => {
    const floor = await supervisor.connect();
    const child = await gone({ helpNow: true });
    const alarm = await floor.hear(floorEvents.alarm, (one) => one.contactId === child.contactId && one.kind === 'leftUrgent');
    await supervisor.call(floorApi.acknowledge, { params: { alarmId: alarm.id }, body: { commandId: commandId() } });
    await scene.later(29 * 60_000);
    expect((await alarmsOf(child)).filter((one) => one.kind === 'leftUndecided')).toEqual([]);
    await scene.later(60_000);
    await floor.hear(floorEvents.alarm, (one) => one.contactId === child.contactId && one.kind === 'leftUndecided');
    // Half an hour later it is still the one alarm, since nobody looks after it.
    await scene.later(31 * 60_000);
    await eventually(async () => (await scene.happened(child.contactId, 'contact:leftUndecided')) === 2, 5_000, 'the second time');
    expect((await alarmsOf(child)).filter((one) => one.kind === 'leftUndecided')).toHaveLength(1);
    expect((await scene.contact(child.contactId)).state).toBe('abandoned');
    await decide(child, { what: 'nothing', why: 'noDanger' });
    await scene.later(31 * 60_000);
    expect(await scene.happened(child.contactId, 'contact:leftUndecided')).toBe(2);
  });

  it('is no longer loud on the floor once somebody has decided, whose name the alarm then bears', async () => {
    const floor = await supervisor.connect();
    const child = await gone({ helpNow: true });
    const other = await gone({ helpNow: true });
    const raised = await floor.hear(floorEvents.alarm, (one) => one.contactId === child.contactId && one.kind === 'leftUrgent');
    await floor.hear(floorEvents.alarm, (one) => one.contactId === other.contactId && one.kind === 'leftUrgent');
    await scene.later(30 * 60_000);
    await floor.hear(floorEvents.alarm, (one) => one.contactId === child.contactId && one.kind === 'leftUndecided');
    await decide(child, { what: 'nothing', why: 'noDanger' });
    const quiet = await floor.hear(floorEvents.alarm, (one) => one.id === raised.id && one.ack !== null);
    expect(quiet.ack?.by.id).toBe(supervisor.me.staffId);
    await eventually(async () => (await alarmsOf(child)).length === 0, 5_000, 'all its alarms to be looked after');
    expect((await alarmsOf(other)).map((alarm) => alarm.kind)).toContain('leftUrgent');
  });

  it('is handed over with the shift while undecided, those without a word as one', async () => {
    const urgent = await gone({ helpNow: true });
    const words = await gone();
    await gone({ text: null });
    const decided = await gone();
    await decide(decided, { what: 'nothing', why: 'noDanger' });
    const silent = (await listed()).filter((one) => one.urgency === 2).length;
    const { id, items } = await supervisor.call(handOverApi.open, { body: { commandId: commandId(), note: '' } });
    const left = items.flatMap(({ about }) => (about.kind === 'left' ? [[about.contactId, about.urgency]] : []));
    expect(left).toEqual(
      expect.arrayContaining([
        [urgent.contactId, 0],
        [words.contactId, 1],
      ]),
    );
    expect(left.map(([contactId]) => contactId)).not.toContain(decided.contactId);
    expect(items.flatMap(({ about }) => (about.kind === 'leftSilent' ? [about.count] : []))).toEqual([silent]);
    await supervisor.call(handOverApi.withdraw, { params: { handOverId: id }, body: { commandId: commandId() } });
  });

  it('is decided for once, by a supervisor only, on record; a repeat of the command changes nothing', async () => {
    const child = await gone();
    const command = { what: 'nothing', why: 'noDanger', commandId: commandId() };
    const agent = await scene.app.signIn('agent1');
    expect((await decide(child, command, agent)).status).toBe(403);
    expect((await decide(child, command)).status).toBe(200);
    expect((await decide(child, command)).status).toBe(200);
    expect(code(await decide(child, { what: 'nothing', why: 'test' }))).toBe('leftDecided');
    expect(await scene.happened(child.contactId, 'contact:leftDecided')).toBe(1);
    expect(await of(child)).toBeUndefined();
    expect((await scene.contact(child.contactId)).leftDecision).toMatchObject({
      what: 'nothing',
      why: 'noDanger',
      by: supervisor.me.staffId,
    });
  });

  it('is asked for again when "nothing to do" is taken back, for a while', async () => {
    const child = await gone({ helpNow: true });
    const undo = () => supervisor.send(leftApi.undo, { params: { contactId: child.contactId }, body: { commandId: commandId() } });
    await decide(child, { what: 'nothing', why: 'noDanger' });
    expect((await undo()).status).toBe(200);
    expect(await of(child)).toMatchObject({ urgency: 0 });
    await decide(child, { what: 'nothing', why: 'noDanger' });
    scene.clock.advance(11 * 60_000);
    expect(code(await undo())).toBe('tooLateToUndo');
  });

  it('needs no decision any more once back by itself, and nobody decides over its head', async () => {
    const child = await gone();
    await child.call(talkApi.post, { body: { commandId: commandId(), text: 'phir' } });
    expect(await of(child)).toBeUndefined();
    expect(code(await decide(child, { what: 'nothing', why: 'noDanger' }))).toBe('cameBack');
    expect(await scene.contact(child.contactId)).toMatchObject({ state: 'queued', leftRank: null, leftDecision: null, abandonedAt: null });
    await leave(child);
    expect(await of(child)).toMatchObject({ urgency: 1 });
  });
});

describe('those who left without a word', () => {
  it('may be decided for together; whoever wrote, needs help or came back meanwhile is left out', async () => {
    const [one, two, back] = [await gone({ text: null }), await gone({ text: null }), await gone({ text: null })];
    const words = await gone();
    const urgent = await gone({ text: null, helpNow: true });
    await back.call(talkApi.post, { body: { commandId: commandId(), text: 'main hoon' } });
    const body = {
      commandId: commandId(),
      why: 'noWords' as const,
      contactIds: [one, two, back, words, urgent].map((each) => each.contactId),
    };
    const { decided } = await supervisor.call(leftApi.withoutWord, { body: body });
    expect(decided).toEqual([one.contactId, two.contactId]);
    expect((await supervisor.call(leftApi.withoutWord, { body: body })).decided).toEqual(decided);
    expect(await of(words)).toBeDefined();
    expect(await of(urgent)).toBeDefined();
    expect(await scene.happened(one.contactId, 'contact:leftDecided')).toBe(1);
  });
});

describe('what is done for whoever left', () => {
  it('is written in the conversation by somebody at a desk, and read with the code; the figures still count who left', async () => {
    const before = (await supervisor.call(floorApi.floor)).figures.served;
    const child = await gone();
    const desk = await scene.desk('agent1', false);
    const off = await scene.app.signIn('agent2');
    expect(code(await decide(child, { what: 'write', to: off.me.staffId }))).toMatch(/^(agentNotPresent|notAtDesk)$/);
    expect(await of(child)).toMatchObject({ mayWrite: true, mayCall: false });
    expect((await decide(child, { what: 'write', to: desk.staffId })).status).toBe(409);
    await scene.setReady(desk);
    expect((await decide(child, { what: 'write', to: desk.staffId })).status).toBe(200);
    const contact = await scene.contact(child.contactId);
    expect(contact).toMatchObject({ state: 'active', ownerId: desk.staffId, answeredAt: null, leftRank: null });
    expect((await scene.agent(desk.staffId)).holds.map((hold) => hold.contactId)).toEqual([child.contactId]);
    await desk.call(contactsApi.reply, {
      params: { contactId: child.contactId },
      body: { commandId: commandId(), text: 'hum yahan hain' },
    });
    const { messages } = await child.call(talkApi.messages, { query: { after: 0 } });
    expect(messages.map((message) => message.text)).toContain('hum yahan hain');
    const after = (await supervisor.call(floorApi.floor)).figures.served;
    expect(after).toMatchObject({ answered: before.answered, abandoned: before.abandoned + 1 });
  });

  it('is no call without a wish and a safe time, and a place in line with one', async () => {
    const child = await gone();
    expect(code(await decide(child, { what: 'callBack' }))).toBe('notSafeToCall');
    expect(await of(child)).toBeDefined();
    const desk = await scene.desk('agent1');
    const other = await scene.joined(desk);
    await other.call(talkApi.callBack, {
      body: {
        commandId: commandId(),
        number: '03001234567',
        when: 'soon',
        safeTime: 'chaar baje',
        mayAnswer: '',
        neutralWords: 'kitabein',
      },
    });
    const outcome = { commandId: commandId(), outcome: 'safeOtherwise', next: null };
    await desk.call(callBackApi.record, { params: { contactId: other.contactId }, body: outcome });
    await scene.closeNonData(desk, other);
    desk.close();
    await other.call(talkApi.post, { body: { commandId: commandId(), text: 'phir' } });
    const { contactId } = await scene.app.app.channels.get(other.conversationId);
    const again = { ...other, contactId };
    await leave(again);
    expect(await of(again)).toMatchObject({ mayCall: true });
    expect((await decide(again, { what: 'callBack' })).status).toBe(200);
    expect(await scene.contact(contactId)).toMatchObject({
      state: 'queued',
      callBack: { safeTime: 'chaar baje', neutralWords: 'kitabein' },
      leftDecision: { what: 'callBack' },
    });
  });

  it('is a follow-up of one named person, set once', async () => {
    const child = await gone();
    const agent = await scene.app.signIn('agent1');
    const dueAt = new Date(scene.clock.now().getTime() + 3_600_000).toISOString();
    const wish = { what: 'followUp', assignee: agent.me.staffId, dueAt, task: 'dekhein', commandId: commandId() };
    expect((await decide(child, wish)).status).toBe(200);
    expect((await decide(child, wish)).status).toBe(200);
    const { followUps } = await supervisor.call(followUpApi.ofContact, { params: { contactId: child.contactId } });
    expect(followUps.map((one) => [one.assignee, one.what])).toEqual([[agent.me.staffId, 'dekhein']]);
    expect(await of(child)).toBeUndefined();
    expect(code(await decide(child, { ...wish, commandId: commandId() }))).toBe('leftDecided');
    expect((await supervisor.call(followUpApi.ofContact, { params: { contactId: child.contactId } })).followUps).toHaveLength(1);
  });

  it('is not shown to, nor decided by, a supervisor who is alleged to have done harm', async () => {
    const desk = await scene.desk('agent1');
    const child = await scene.joined(desk);
    const other = await scene.app.signIn('supervisor2');
    await desk.call(recordApi.saveRecord, {
      params: { contactId: child.contactId },
      body: { commandId: commandId(), fields: { perpetratorStaff: [other.me.staffId] } },
    });
    await scene.app.app.contacts.offers.agentLost(child.contactId, desk.staffId as never);
    desk.close();
    await leave(child);
    expect(await of(child)).toBeDefined();
    expect((await listed(other)).filter((one) => one.contact.id === child.contactId)).toEqual([]);
    expect((await decide(child, { what: 'nothing', why: 'noDanger' }, other)).status).toBe(404);
  });
});

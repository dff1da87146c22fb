import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { talkApi } from '#shared/channels/talk.api.ts';
import type { CallBackOutcome } from '#shared/contacts/call-back.schema.ts';
import { callBackApi } from '#shared/contacts/call-back.api.ts';
import { contactsApi } from '#shared/contacts/contacts.api.ts';
import { floorApi } from '#shared/floor/floor.api.ts';
import { leftApi } from '#shared/floor/left.api.ts';
import type { LineId } from '#shared/kernel/ids.ts';
import { generalLine } from '#shared/routing/line.schema.ts';
import { routingEvents } from '#shared/routing/routing.events.ts';
import { startLineScene, type Child, type Desk, type LineScene } from '#tests/support/line-scene.ts';
import { commandId, eventually, type TestClient } from '#tests/support/test-app.ts';

const minute = 60_000;
const hour = 60 * minute;
let scene: LineScene;
let midnight = Date.parse('2026-02-28T19:00:00Z');
beforeAll(async () => {
  scene = await startLineScene();
});
// Every test has a day of its own, and begins on it at 11:00 local time.
beforeEach(() => {
  midnight += 24 * hour;
  scene.clock.advance(midnight + 11 * hour - scene.clock.now().getTime());
});
afterEach(() => scene.clear());
afterAll(() => scene.app.stop());

const facts = { number: '0300 9876543', safeTime: 'jab abba kaam par hon', mayAnswer: 'meri behan', neutralWords: 'kitabein' };
/** The moment so many hours after local midnight. */
const part = (at: number): string => new Date(midnight + at * hour).toISOString();
const ask = (child: Child, when: string, id = commandId()) => child.send(talkApi.callBack, { body: { commandId: id, when, ...facts } });
const offersTo = (desk: Desk): string[] =>
  desk.socket.heard
    .filter(({ name }) => name === routingEvents.offerMade.name)
    .map(({ payload }) => (payload as { contactId: string }).contactId);
const view = (child: Child) => child.call(talkApi.view);
const post = (child: Child, text = 'sunein') => child.call(talkApi.post, { body: { commandId: commandId(), text } });
const record = (desk: TestClient, { contactId }: Child, outcome: CallBackOutcome, next: string | null = 'proposed', id = commandId()) =>
  desk.send(callBackApi.record, { params: { contactId }, body: { commandId: id, outcome, next } });
// Sessions end with the hours that pass here: each look is by somebody who signs in now.
const supervisor = (): Promise<TestClient> => scene.app.signIn('supervisor1');
const figures = async () => (await (await supervisor()).call(floorApi.floor)).figures;
const code = ({ body }: { body: unknown }) => (body as { code?: string }).code;
const alarmsOf = async ({ contactId }: Child) =>
  (await (await supervisor()).call(floorApi.attention)).alarms.filter((alarm) => alarm.contactId === contactId).map(({ kind }) => kind);
const leftOf = async ({ contactId }: Child) =>
  (await (await supervisor()).call(leftApi.list)).left.find(({ contact }) => contact.id === contactId);
/** Moves the clock to so many hours from local midnight and does what is due. */
const until = (at: number) => scene.later(Date.parse(part(at)) - scene.clock.now().getTime());
async function taken(desk: Desk, child: Child): Promise<void> {
  const { id } = await scene.offerOf(desk, child);
  expect((await scene.accept(desk, id)).status).toBe(200);
}

describe('a call back', () => {
  it('leaves the line until its safe time begins, then stands at the old place and is offered, and is taken once', async () => {
    const child = await scene.child();
    const { effectiveSince } = await scene.contact(child.contactId);
    expect(await ask(child, part(16))).toMatchObject({ status: 200, body: { phase: 'callBackAsked', place: null } });
    await until(15.9);
    const desk = await scene.desk('agent1');
    await scene.later(minute);
    expect(await scene.contact(child.contactId)).toMatchObject({ state: 'promised', effectiveSince });
    expect(offersTo(desk)).toEqual([]);
    expect(await figures()).toMatchObject({ waiting: 0, oldestArrivedAt: null });

    await until(16);
    const offer = await scene.offerOf(desk, child);
    expect(offer.callBack).toMatchObject({ from: part(16), until: part(18), tries: [] });
    expect(await figures()).toMatchObject({ waiting: 1, oldestArrivedAt: part(16) });
    expect(await scene.contact(child.contactId)).toMatchObject({ effectiveSince });
    const answers = await Promise.all([scene.accept(desk, offer.id), scene.accept(desk, offer.id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const detail = await desk.call(contactsApi.detail, { params: { contactId: child.contactId } });
    expect(detail.callBack).toEqual({ ...facts, window: { from: part(16), until: part(18) } });
    expect(await scene.happened(child.contactId, 'contact:callBackDue')).toBe(1);
    // Who is to be called waits at no other end: the service level does not count it.
    expect((await scene.contact(child.contactId)).waitedMs).toBeNull();
  });

  it('goes before whoever arrived later', async () => {
    const first = await scene.child({ callBack: { ...facts, when: part(12) } });
    await until(11.9);
    const second = await scene.child();
    await until(12);
    const desk = await scene.desk('agent1');
    await scene.offerOf(desk, first);
    expect(offersTo(desk)).toEqual([first.contactId]);
    expect(await view(second)).toMatchObject({ place: 2 });
  });

  it('as soon as possible is due at once and keeps its place in the line', async () => {
    const child = await scene.child();
    expect((await ask(child, 'soon')).body).toMatchObject({ phase: 'callBackAsked', callBack: { tries: 0 } });
    expect(await view(child)).toMatchObject({ place: 1 });
    expect((await scene.contact(child.contactId)).state).toBe('queued');
    const desk = await scene.desk('agent1');
    await taken(desk, child);
  });

  it('can be asked for before anything is written, and again by a lost answer without asking twice', async () => {
    scene.clock.advance(1_000);
    const body = { commandId: commandId(), language: 'ur', screen: 'ur', areaId: null, helpNow: false, text: null };
    const opening = { ...body, callBack: { ...facts, when: part(14) } };
    const first = await scene.app.anonymous().call(talkApi.open, { body: opening });
    expect(first.view).toMatchObject({ phase: 'callBackAsked', callBack: { from: part(14), until: part(16), tries: 0 } });
    await until(15);
    const again = await scene.app.anonymous().call(talkApi.open, { body: opening });
    expect([again.code, again.view.callBack?.from]).toEqual([first.code, part(14)]);
    await until(17);
    expect((await scene.app.anonymous().call(talkApi.open, { body: opening })).code).toBe(first.code);
  });

  it('words that came along with it do not bring it back early; words written later do', async () => {
    const child = await scene.child({ text: 'baad mein', callBack: { ...facts, when: part(16) } });
    expect(await scene.contact(child.contactId)).toMatchObject({ state: 'promised', lastCallerSeq: 1 });
    const desk = await scene.desk('agent1');
    await post(child);
    expect(await view(child)).toMatchObject({ phase: 'waiting', callBack: { from: part(16) } });
    await taken(desk, child);
    expect((await scene.contact(child.contactId)).callBackPlan).not.toBeNull();
  });

  it('is refused for a time that is not offered, and then changes nothing', async () => {
    const child = await scene.child();
    for (const when of [part(8), part(16.5), part(9 + 48), 'never']) expect([422, 400]).toContain((await ask(child, when)).status);
    expect(await scene.contact(child.contactId)).toMatchObject({ state: 'queued', callBack: null, callBackPlan: null });
    const body = { commandId: commandId(), language: 'ur', screen: 'ur', areaId: null, helpNow: false, text: null };
    const refused = await scene.app.anonymous().send(talkApi.open, { body: { ...body, callBack: { ...facts, when: part(8) } } });
    expect(code(refused)).toBe('callBackTimeGone');
    expect((await scene.app.anonymous().send(talkApi.callBack, { body: { commandId: commandId(), when: 'soon', ...facts } })).status).toBe(
      401,
    );
  });

  it('is taken back: the child waits at the old place, and nothing of the number is kept', async () => {
    const child = await scene.child();
    const { effectiveSince } = await scene.contact(child.contactId);
    await ask(child, part(16));
    const later = await scene.child();
    const id = commandId();
    const back = () => child.call(talkApi.takeBackCall, { body: { commandId: id } });
    expect(await back()).toMatchObject({ phase: 'waiting', callBackAsked: false, callBack: null });
    await back();
    // What is answered at once may still count those whom the tests before left in line.
    expect(await view(child)).toMatchObject({ place: 1 });
    expect(await view(later)).toMatchObject({ place: 2 });
    expect(await scene.contact(child.contactId)).toMatchObject({ effectiveSince, callBack: null, callBackPlan: null, marks: [] });
    expect(await scene.happened(child.contactId, 'contact:callBackTakenBack')).toBe(1);
  });

  it('takes an offer that stands out of the hands of its agent', async () => {
    const desk = await scene.desk('agent1');
    const child = await scene.child();
    const offer = await scene.offerOf(desk, child);
    await ask(child, part(16));
    await desk.socket.hear(routingEvents.offerEnded, ({ offerId, why }) => offerId === offer.id && why === 'rescinded');
    await eventually(async () => (await scene.agent(desk.staffId)).load === 0, 5_000, 'empty hands');
    expect((await scene.accept(desk, offer.id)).status).toBe(409);
  });

  it('never holds back whoever needs help now', async () => {
    const calm = await scene.child({ callBack: { ...facts, when: part(16) } });
    expect(await calm.call(talkApi.helpNow, { body: { commandId: commandId() } })).toMatchObject({ phase: 'waiting', place: 1 });
    const urgent = await scene.child({ helpNow: true, callBack: { ...facts, when: part(16) } });
    expect(await scene.contact(urgent.contactId)).toMatchObject({ state: 'queued', rank: 0 });
    const asked = await scene.child({ helpNow: true });
    await ask(asked, part(16));
    expect(await scene.contact(asked.contactId)).toMatchObject({ state: 'queued', rank: 0 });
  });
});

describe('a call back that is due', () => {
  it('falls due by the sweep when the timer is lost with Redis, and by the timer once', async () => {
    const child = await scene.child({ callBack: { ...facts, when: part(14) } });
    const { callBacks, clocks } = scene.app.app.contacts;
    await callBacks.runOut(child.contactId, new Date(part(14)));
    expect((await scene.contact(child.contactId)).state).toBe('promised');
    scene.clock.advance(Date.parse(part(14)) - scene.clock.now().getTime());
    await clocks.doDue();
    await callBacks.runOut(child.contactId, new Date(part(14)));
    await clocks.doDue();
    expect(await scene.happened(child.contactId, 'contact:callBackDue')).toBe(1);
  });

  it('alarms the floor when nobody takes it for a quarter of an hour, once', async () => {
    const child = await scene.child({ callBack: { ...facts, when: part(14) } });
    await until(14);
    await scene.later(14 * minute);
    expect(await alarmsOf(child)).toEqual([]);
    await scene.later(minute);
    await expect.poll(() => alarmsOf(child)).toEqual(['callBackLate']);
    await scene.later(10 * minute);
    expect(await alarmsOf(child)).toEqual(['callBackLate']);
  });

  it('is called by nobody once its safe time is over: a person decides, and the floor is told', async () => {
    const child = await scene.child({ text: null, callBack: { ...facts, when: part(14) } });
    await until(14);
    await until(16);
    await scene.later(2_000);
    expect(await scene.contact(child.contactId)).toMatchObject({ state: 'abandoned', callBackPlan: null, nextActionAt: null });
    expect(await leftOf(child)).toMatchObject({ urgency: 1, mayCall: false, mayWrite: true });
    await expect.poll(() => alarmsOf(child)).toContain('callBackMissed');
    expect((await figures()).served.abandoned).toBe(0);
    const desk = await scene.desk('agent1');
    expect(offersTo(desk)).toEqual([]);
  });

  it('leaves a child who is here in the line when the safe time is over', async () => {
    const child = await scene.child({ callBack: { ...facts, when: part(14) } });
    await post(child);
    await until(14);
    await until(16);
    await scene.later(2_000);
    expect(await scene.contact(child.contactId)).toMatchObject({ state: 'queued', callBackPlan: null });
  });
});

describe('what came of the call', () => {
  async function inHand(more: object = {}): Promise<{ desk: Desk; child: Child }> {
    const child = await scene.child({ callBack: { ...facts, when: part(14) }, ...more });
    await until(14);
    const desk = await scene.desk('agent1');
    await taken(desk, child);
    return { desk, child };
  }
  const times = (desk: Desk, { contactId }: Child) => desk.call(callBackApi.times, { params: { contactId } });

  it('reached: it goes on as the contact, and only then can be closed', async () => {
    const { desk, child } = await inHand();
    const refused = await scene.closeNonData(desk, child);
    expect([code(refused), JSON.stringify(refused.body)]).toEqual(['notReadyToClose', expect.stringContaining('callBackOpen')]);
    const id = commandId();
    for (const _ of [1, 2]) expect((await record(desk, child, 'reached', null, id)).status).toBe(200);
    expect(await scene.contact(child.contactId)).toMatchObject({
      ...{ state: 'active', callBackPlan: null, marks: [], callBack: { number: facts.number } },
    });
    const at = scene.clock.now().toISOString();
    await scene.later(minute);
    expect(code(await record(desk, child, 'noAnswer'))).toBe('noCallBack');
    const { reachedCalls } = await desk.call(contactsApi.detail, { params: { contactId: child.contactId } });
    expect(reachedCalls).toEqual([{ at, by: desk.staffId }]);
    expect((await scene.closeNonData(desk, child)).status).toBe(200);
  });

  it('no answer: tried again within the safe time, by the agent who has tried, three times in all, then a person decides', async () => {
    const { desk, child } = await inHand();
    expect((await times(desk, child)).proposed).toEqual({ from: part(14 + 40 / 60), until: part(16) });
    const id = commandId();
    expect((await record(desk, child, 'noAnswer', 'proposed', id)).body).toMatchObject({ state: 'promised', ownerId: null });
    expect((await record(desk, child, 'noAnswer', 'proposed', id)).status).toBe(200);
    await eventually(async () => (await scene.agent(desk.staffId)).load === 0, 5_000, 'empty hands');
    expect((await view(child)).callBack).toEqual({ from: part(14 + 40 / 60), until: part(16), tries: 1 });

    await until(14 + 40 / 60);
    const [second] = offersTo(desk).slice(1);
    expect(second).toBe(child.contactId);
    await scene.accept(desk, (await scene.contact(child.contactId)).offer?.id ?? '');
    expect((await record(desk, child, 'notSafe')).body).toMatchObject({ state: 'promised', callBackPlan: { from: part(15 + 20 / 60) } });
    await until(15 + 20 / 60);
    await scene.accept(desk, (await scene.contact(child.contactId)).offer?.id ?? '');
    expect((await times(desk, child)).proposed).toBeNull();
    expect((await record(desk, child, 'noAnswer')).body).toMatchObject({ state: 'abandoned', callBackPlan: null });
    await eventually(async () => (await scene.agent(desk.staffId)).load === 0, 5_000, 'empty hands');
    expect(await leftOf(child)).toMatchObject({ urgency: 1, mayCall: true });
    expect(await scene.happened(child.contactId, 'contact:callBackTried')).toBe(3);
    expect((await figures()).served.abandoned).toBe(0);
    // Nobody has talked with the child, so nobody else goes on.
    expect((await child.call(talkApi.messages, { query: { after: 0 } })).messages.filter(({ from }) => from === 'system')).toEqual([]);

    // A supervisor may decide for one more round, as long as the safe time lasts.
    const decision = { params: { contactId: child.contactId }, body: { commandId: commandId(), what: 'callBack' } };
    expect((await (await supervisor()).send(leftApi.decide, decision)).status).toBe(200);
    expect(await scene.contact(child.contactId)).toMatchObject({ callBackPlan: { tries: [] }, leftRank: null });
  });

  it('another time that the child named: promised again, without counting as a try', async () => {
    const { desk, child } = await inHand();
    expect(code(await record(desk, child, 'later'))).toBe('callBackTimeGone');
    expect(code(await record(desk, child, 'later', part(9)))).toBe('callBackTimeGone');
    expect((await record(desk, child, 'later', part(24 + 10))).body).toMatchObject({
      state: 'promised',
      callBackPlan: { from: part(24 + 10), until: part(24 + 12), tries: [] },
    });
    expect((await scene.contact(child.contactId)).callBack?.window).toEqual({ from: part(24 + 10), until: part(24 + 12) });
  });

  it('a wrong number: nobody calls it again, a person decides', async () => {
    const { desk, child } = await inHand();
    expect((await record(desk, child, 'wrongNumber')).body).toMatchObject({ state: 'abandoned' });
    expect(await leftOf(child)).toMatchObject({ mayCall: false });
  });

  it('a P0 is put off to no later time: it stays in the hands of its agent', async () => {
    const { desk, child } = await inHand();
    await child.call(talkApi.helpNow, { body: { commandId: commandId() } });
    expect((await record(desk, child, 'noAnswer')).body).toMatchObject({
      state: 'active',
      ownerId: desk.staffId,
      callBackPlan: { tries: [{ end: 'noAnswer' }] },
    });
  });

  it('is said by nobody but the owner', async () => {
    const { child } = await inHand();
    expect((await record(await scene.app.signIn('agent2'), child, 'reached')).status).toBe(404);
    expect((await record(await supervisor(), child, 'reached')).status).toBe(403);
  });
});

describe('a closed line', () => {
  it('promises a call for when it is open again, and offers no hours in which nobody is there', async () => {
    const noon = [{ from: '12:00', to: '20:00' }];
    const hours = { week: [noon, noon, noon, noon, noon, noon, noon], holidays: [] };
    await scene.app.app.routing.lines.seed([{ ...generalLine, id: 'noon' as LineId, languages: ['sd'], order: 1, hours }]);
    const child = await scene.child({ language: 'sd', screen: 'ur' });
    const { soon, slots } = await child.call(talkApi.callBackTimes, { query: { language: 'ur' } });
    expect(soon).toEqual({ from: part(12), until: part(14) });
    expect(slots.map(({ from }) => from)).toEqual([12, 14, 16, 18, 36, 38, 40, 42].map(part));
    expect((await ask(child, 'soon')).body).toMatchObject({ phase: 'callBackAsked', closed: null, callBack: { from: part(12) } });
    const desk = await scene.desk('agent1');
    await scene.later(minute);
    expect(offersTo(desk)).toEqual([]);
    await until(12);
    await scene.later(generalLine.relaxMs.any);
    await scene.offerOf(desk, child);
  });
});

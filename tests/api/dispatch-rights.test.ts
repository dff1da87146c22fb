import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contactsApi } from '#shared/contacts/contacts.api.ts';
import { recordApi } from '#shared/contacts/record.api.ts';
import { dispatchApi } from '#shared/dispatch/dispatch.api.ts';
import { dutyApi } from '#shared/dispatch/duty.api.ts';
import { dispatchEvents, dispatchRequests } from '#shared/dispatch/dispatch.events.ts';
import type { DispatchView } from '#shared/dispatch/dispatch.schema.ts';
import { talkApi } from '#shared/channels/talk.api.ts';
import { routingApi } from '#shared/routing/routing.api.ts';
import { routingEvents } from '#shared/routing/routing.events.ts';
import { newId } from '#shared/kernel/new-id.ts';
import { commandId, eventually, startTestApp, type TestApp, type TestClient } from '../support/test-app.ts';
import { dispatchScene, type DispatchScene } from '../support/dispatch-scene.ts';

let app: TestApp;
let s: DispatchScene;
beforeAll(async () => {
  app = await startTestApp();
  s = await dispatchScene(app);
});
afterAll(() => app.stop());

const supervisorReason = { outcome: 'childSafe', report: '', pressedAt: null };

describe('who may do what', () => {
  const routes = (dispatch: DispatchView): [name: string, who: string, run: (by: TestClient) => Promise<{ status: number }>][] => {
    const { id, contactId } = dispatch;
    const params = { dispatchId: id };
    const body = (more: object = {}) => ({ commandId: commandId(), ...more });
    return [
      ['look', 'desk', (by) => by.send(dispatchApi.ofContact, { params: { contactId } })],
      ['see who is on call', 'desk', (by) => by.send(dispatchApi.onCall, { params: { contactId }, query: { districtId: 'lahore' } })],
      ['start', 'desk', (by) => by.send(dispatchApi.start, { params: { contactId }, body: s.asked({ another: true }) })],
      ['page also', 'desk', (by) => by.send(dispatchApi.pageAlso, { params, body: body({ staffId: s.second.me.staffId }) })],
      ['skip', 'desk', (by) => by.send(dispatchApi.skip, { params, body: body({ round: 99 }) })],
      ['list all', 'floor', (by) => by.send(dispatchApi.open)],
      ['see own tasks', 'own', (by) => by.send(dutyApi.duty)],
      ['acknowledge', 'duty', (by) => by.send(dutyApi.acknowledge, { params, body: body({ round: 1, pressedAt: null }) })],
    ];
  };

  it('is decided by role, by the contact and by having been paged', async () => {
    const dispatch = await s.start(await s.contact());
    const strangers = await Promise.all(['agent2', 'desk1', 'coordinator1', 'admin1'].map((name) => app.signIn(name)));
    for (const [name, who, run] of routes(dispatch)) {
      expect([name, (await run(app.anonymous())).status]).toEqual([name, 401]);
      // A coordinator may be on call for their province, and then has tasks of their own.
      for (const stranger of strangers.filter((one) => who !== 'own' || one.me.username !== 'coordinator1'))
        expect([name, stranger.me.username, (await run(stranger)).status >= 403]).toEqual([name, stranger.me.username, true]);
      // The second officer holds the right role, but was not paged.
      expect([name, [403, 404].includes((await run(s.fallback)).status) || name === 'see own tasks']).toEqual([name, true]);
      const right = who !== 'desk' && who !== 'floor' ? s.first : s.supervisor;
      expect([name, (await run(right)).status < 300]).toEqual([name, true]);
    }
    expect(await s.task(s.first, dispatch.id)).toMatchObject({ mine: 'leading' });
  });

  it('on the socket: receipts are for officers and supervisors only, and count only for who was paged', async () => {
    const dispatch = await s.start(await s.contact());
    const [agent, other] = [await s.agent.connect(), await s.fallback.connect('field')];
    const receipt = { dispatchId: dispatch.id, round: 1, what: 'seen' };
    expect(await agent.request(dispatchRequests.receipt, receipt)).toMatchObject({ ok: false, error: { code: 'notAllowed' } });
    expect(await other.request(dispatchRequests.receipt, receipt)).toMatchObject({ ok: true });
    expect((await s.ladder(dispatch.contactId)).people.map((one) => one.seenAt)).toEqual([null]);
  });

  it('with nonsense in the fields is refused and nothing changes', async () => {
    const contactId = await s.contact();
    for (const wrong of [
      { districtId: 'atlantis' },
      { districtId: 'punjab' },
      { districtId: { $ne: null } },
      { reasons: ['nothing'] },
      { brief: { what: 'x' } },
      { brief: { what: 'x'.repeat(301), where: '', hazards: '', approach: '' } },
    ]) {
      expect((await s.agent.send(dispatchApi.start, { params: { contactId }, body: s.asked(wrong) })).status).toBe(400);
    }
    expect((await s.agent.call(dispatchApi.ofContact, { params: { contactId } })).dispatches).toEqual([]);
    expect((await s.agent.send(dispatchApi.start, { params: { contactId: newId() }, body: s.asked() })).status).toBe(404);
  });
});

describe('somebody alleged to have done harm', () => {
  it('is not paged, cannot be paged by hand, and finds nothing', async () => {
    const contactId = await s.contact();
    const excluded = s.first.me.staffId;
    await s.agent.call(recordApi.saveRecord, {
      params: { contactId },
      body: { commandId: commandId(), fields: { perpetratorStaff: [excluded] } },
    });
    const dispatch = await s.start(contactId);
    expect(dispatch.people.map((one) => one.staffId)).not.toContain(excluded);
    const also = await s.agent.send(dispatchApi.pageAlso, {
      params: { dispatchId: dispatch.id },
      body: { commandId: commandId(), staffId: excluded },
    });
    expect(also).toMatchObject({ status: 409, body: { code: 'excluded' } });
    expect(await s.task(s.first, dispatch.id)).toBeUndefined();
    expect((await s.say(s.first, 'acknowledge', dispatch)).status).toBe(404);
    const preview = await s.agent.call(dispatchApi.onCall, { params: { contactId }, query: { districtId: 'lahore' } });
    expect(preview.steps.flatMap((step) => step.people.map((one) => one.staffId))).not.toContain(excluded);
  });

  it('after the page loses the task at once, live, and the next is asked', async () => {
    const contactId = await s.contact();
    const dispatch = await s.start(contactId);
    await s.say(s.first, 'acknowledge', dispatch);
    const duty = await s.first.connect('field');
    await s.agent.call(recordApi.saveRecord, {
      params: { contactId },
      body: { commandId: commandId(), fields: { perpetratorStaff: [s.first.me.staffId] } },
    });
    await duty.hear(dispatchEvents.task, ({ dispatchId, task }) => dispatchId === dispatch.id && task === null);
    expect(await s.ladder(contactId)).toMatchObject({ state: 'paging', leader: null });
    expect((await s.ladder(contactId)).people.find((one) => one.staffId === s.first.me.staffId)?.excluded).toBe(true);
    expect((await s.say(s.first, 'onScene', dispatch)).status).toBe(404);
  });

  it('who is a supervisor hears nothing of it, on the list or live', async () => {
    const contactId = await s.contact();
    const floor = await s.supervisor.connect();
    await s.agent.call(recordApi.saveRecord, {
      params: { contactId },
      body: { commandId: commandId(), fields: { perpetratorStaff: [s.supervisor.me.staffId] } },
    });
    const other = await app.signIn('supervisor2');
    const otherFloor = await other.connect();
    const dispatch = await s.start(contactId);
    await otherFloor.hear(dispatchEvents.changed, ({ id }) => id === dispatch.id);
    expect((await other.call(dispatchApi.open)).dispatches.some((one) => one.id === dispatch.id)).toBe(true);
    expect((await s.supervisor.call(dispatchApi.open)).dispatches.some((one) => one.id === dispatch.id)).toBe(false);
    expect(floor.heard.filter(({ payload }) => JSON.stringify(payload).includes(dispatch.id))).toEqual([]);
  });
});

describe('closing a contact', () => {
  const close = (contactId: string, outcome: string) =>
    s.agent.send(contactsApi.close, { params: { contactId }, body: { commandId: commandId(), outcome } });
  const missing = (answer: { body: unknown }): string[] =>
    (answer.body as { facts: { missing: { code: string }[] } }).facts.missing.map((gap) => gap.code);

  it('is refused while a dispatch is open, and the outcome "dispatched" needs one that was not stood down', async () => {
    const contactId = await s.contact();
    await s.agent.call(contactsApi.wrapUp, { params: { contactId }, body: { commandId: commandId() } });
    expect(missing(await close(contactId, 'dispatched'))).toContain('dispatchMissing');
    const dispatch = await s.start(contactId);
    expect(missing(await close(contactId, 'resolved'))).toContain('dispatchOpen');
    await s.agent.call(dispatchApi.standDown, {
      params: { dispatchId: dispatch.id },
      body: { commandId: commandId(), reason: 'wrong place' },
    });
    expect(missing(await close(contactId, 'dispatched'))).toContain('dispatchMissing');
    const again = await s.start(contactId);
    for (const step of ['acknowledge', 'onScene'] as const) await s.say(s.first, step, again);
    const params = { dispatchId: again.id };
    await s.first.call(dutyApi.claim, { params, body: { commandId: commandId(), ...supervisorReason } });
    expect(missing(await close(contactId, 'dispatched'))).toContain('dispatchOpen');
    await s.agent.call(dispatchApi.confirm, { params, body: { commandId: commandId(), how: 'spokeToChild', note: '' } });
    await s.agent.call(dispatchApi.close, { params, body: { commandId: commandId() } });
    expect(missing(await close(contactId, 'dispatched'))).not.toContain('dispatchOpen');
    expect(missing(await close(contactId, 'dispatched'))).not.toContain('dispatchMissing');
  });

  it('without data is refused while somebody is on the way', async () => {
    const contactId = await s.contact();
    await s.start(contactId);
    const answer = await s.agent.send(contactsApi.closeNonData, {
      params: { contactId },
      body: { commandId: commandId(), type: 'prank', prompted: true },
    });
    expect(answer).toMatchObject({ status: 409, body: { code: 'notReadyToClose' } });
  });

  it('that was looked at before somebody was sent is refused, and one that was written meanwhile is undone', async () => {
    const { dispatches } = app.app.dispatch;
    const { ofContact, open } = dispatches;
    const nonData = (contactId: string) =>
      s.agent.send(contactsApi.closeNonData, { params: { contactId }, body: { commandId: commandId(), type: 'prank', prompted: true } });
    const first = await s.contact();
    dispatches.ofContact = async (id) => {
      dispatches.ofContact = ofContact;
      const before = await ofContact(id);
      await s.start(first);
      return before;
    };
    expect(await nonData(first)).toMatchObject({ status: 409, body: { code: 'conflict' } });
    expect(await nonData(first)).toMatchObject({ status: 409, body: { code: 'notReadyToClose' } });

    const second = await s.contact();
    const closed = { state: 'closed' as const, closedAt: new Date(), nonData: 'prank' };
    dispatches.open = async (...args) => {
      dispatches.open = open;
      const opened = await open(...args);
      // As a close writes it whose guards had looked before.
      await app.app.contacts.repository.change(second, { actor: { kind: 'system', part: 'test' } }, () => ({ set: closed, events: [] }));
      return opened;
    };
    await s.start(second);
    expect(await app.app.contacts.repository.get(second)).toMatchObject({ state: 'active', closedAt: null, nonData: null });
  });
});

describe('a child who asks for help now while nobody is ready', () => {
  it('has the fallback officer paged without a brief, and released when an agent is there', async () => {
    const duty = await s.fallback.connect('field');
    const child = await s.childAsks();
    const paged = await duty.hear(dispatchEvents.task, ({ task }) => task?.kind === 'helpNow');
    expect(paged.task).toMatchObject({ kind: 'helpNow', mine: 'asked', what: '', reasons: [], details: null });
    expect((await child.call(talkApi.view)).helpLate).toBe(true);
    // Somebody with free hands: the agent of the scene holds contacts taken by hand.
    const free = await app.signIn('agent3');
    const desk = await free.connect();
    await free.call(routingApi.setState, { body: { commandId: commandId(), state: 'ready' } });
    const offer = await desk.hear(routingEvents.offerMade);
    await free.call(routingApi.accept, { params: { offerId: offer.id }, body: { commandId: commandId() } });
    await duty.hear(dispatchEvents.task, ({ dispatchId, task }) => dispatchId === paged.dispatchId && task === null);
    const params = { contactId: offer.contactId };
    await eventually(
      async () => (await free.call(dispatchApi.ofContact, { params })).dispatches[0]?.state === 'stoodDown',
      5_000,
      'the page to be taken back',
    );
    expect(await s.task(s.fallback, paged.dispatchId)).toBeUndefined();
  });
});

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { channelEvents } from '#shared/channels/channels.events.ts';
import { talkApi } from '#shared/channels/talk.api.ts';
import { recordApi } from '#shared/contacts/record.api.ts';
import { floorApi, handOverApi } from '#shared/floor/floor.api.ts';
import { floorEvents, floorRequests } from '#shared/floor/floor.events.ts';
import { newId } from '#shared/kernel/new-id.ts';
import { triageApi } from '#shared/triage/triage.api.ts';
import { triageEvents } from '#shared/triage/triage.events.ts';
import { dispatchScene } from '../support/dispatch-scene.ts';
import { childWrites, give, openDesk, setState, takeOffer, type Desk } from '../support/floor-scene.ts';
import { commandId, eventually, startTestApp, type TestApp, type TestClient } from '../support/test-app.ts';

let app: TestApp;
let supervisor: TestClient;
const open: Desk[] = [];
beforeAll(async () => {
  app = await startTestApp();
  supervisor = await app.signIn('supervisor1');
});
afterAll(() => app.stop());
afterEach(() => open.splice(0).forEach((one) => one.client.close()));

const atDesk = async (username: string): Promise<Desk> => {
  const made = await openDesk(app, username, 'notReady');
  open.push(made);
  return made;
};

describe('the doors of the floor', () => {
  it('are closed to everybody but supervisors, and figures only are for coordinators and administrators', async () => {
    const contracts = [...Object.values(floorApi), ...Object.values(handOverApi)];
    const params = { contactId: newId(), staffId: newId(), alarmId: newId(), handOverId: newId(), itemId: newId() };
    const body = { commandId: commandId(), to: null, state: 'ready', note: '' };
    for (const contract of contracts) {
      const only = { params, ...(contract.method === 'get' ? {} : { body }) };
      expect((await app.anonymous().send(contract, only)).status, contract.path).toBe(401);
      for (const name of ['agent1', 'officer1', 'desk1', 'coordinator1', 'admin1']) {
        const figures = contract === floorApi.floor && (name === 'coordinator1' || name === 'admin1');
        expect((await (await app.signIn(name)).send(contract, only)).status, `${name} ${contract.path}`).toBe(figures ? 200 : 403);
      }
    }
    const coordinator = await app.signIn('coordinator1');
    expect((await coordinator.call(floorApi.floor)).lists).toBeNull();
  });
});

describe('the figures', () => {
  it('follow a child from waiting to answered, and one who gives up', async () => {
    const floor = await supervisor.connect();
    const before = (await supervisor.call(floorApi.floor)).figures;
    const { contactId } = await childWrites(app, { helpNow: true });
    const gone = await childWrites(app);
    await floor.hear(floorEvents.figures, (figures) => figures.waiting === before.waiting + 2 && figures.urgent === before.urgent + 1);
    await gone.client.call(talkApi.leave, { body: { commandId: commandId() } });
    const desk = await atDesk('agent1');
    await setState(desk.client, 'ready');
    await takeOffer(desk, contactId);
    await setState(desk.client, 'notReady');
    const { served } = await floor.hear(
      floorEvents.figures,
      (figures) => figures.waiting === before.waiting && figures.served.answered === before.served.answered + 1,
    );
    expect(served).toMatchObject({
      answered: before.served.answered + 1,
      answeredIn: before.served.answeredIn + 1,
      abandoned: before.served.abandoned + 1,
      abandonedIn: before.served.abandonedIn + 1,
    });
    const { lists } = await supervisor.call(floorApi.floor);
    expect(lists?.working.map((contact) => contact.id)).toContain(contactId);
    expect(lists?.agents.find((agent) => agent.staffId === desk.staffId)).toMatchObject({ present: true, load: 3 });
    // Who was lost after an answer and then leaves counts once, as abandoned.
    await app.app.contacts.offers.agentLost(contactId, desk.staffId as never);
    const contact = await app.app.contacts.repository.get(contactId);
    await app.app.contacts.service.leave(contactId, {
      actor: { kind: 'caller', conversationId: contact.conversationId as never },
    });
    expect((await supervisor.call(floorApi.floor)).figures.served).toMatchObject({
      answered: before.served.answered,
      abandoned: before.served.abandoned + 2,
    });
  });

  it('keep one sample a minute for the trend, whoever takes it', async () => {
    await Promise.all([app.app.floor.figures.sample(), app.app.floor.figures.sample()]);
    const { trend } = await supervisor.call(floorApi.floor);
    expect(new Set(trend.map((sample) => sample.at.slice(0, 16))).size).toBe(trend.length);
    expect(trend.length).toBeGreaterThan(0);
  });
});

describe('an alarm', () => {
  const alarmsOf = async (contactId: string) =>
    (await supervisor.call(floorApi.attention)).alarms.filter((alarm) => alarm.contactId === contactId);

  it('sounds when nobody is there for a child who needs help now, once for one event, until it is acknowledged', async () => {
    const floor = await supervisor.connect();
    const { contactId } = await childWrites(app, { helpNow: true });
    const alarm = await floor.hear(floorEvents.alarm, (one) => one.contactId === contactId && one.kind === 'helpLate');
    const trail = await eventually(async () => (await app.app.audit.of(contactId)).find((row) => row.type === 'contact:helpLate'));
    const { _id, seq, type, at, actor, data } = trail;
    await app.platform.bus.publish({
      kind: 'contact',
      id: contactId,
      version: 1,
      event: { id: _id, seq, type, at, actor, data },
      repeated: true,
    });
    const command = { params: { alarmId: alarm.id }, body: { commandId: commandId() } };
    const acknowledged = await supervisor.call(floorApi.acknowledge, command);
    expect(acknowledged.ack?.by.id).toBe(supervisor.me.staffId);
    const other = await app.signIn('supervisor2');
    expect((await other.call(floorApi.acknowledge, { ...command, body: { commandId: commandId() } })).ack).toEqual(acknowledged.ack);
    await floor.hear(floorEvents.alarm, (one) => one.id === alarm.id && one.ack !== null);
    expect((await alarmsOf(contactId)).filter((one) => one.kind === 'helpLate')).toEqual([]);
    const raised = await eventually(
      async () =>
        (await app.app.audit.of(alarm.id))
          .map((row) => row.type)
          .sort()
          .join() === 'alarm:acknowledged,alarm:raised',
    );
    expect(raised).toBe(true);
  });

  it('sounds when an agent is lost from an open contact, with their name', async () => {
    const { contactId } = await childWrites(app);
    const agent = await atDesk('agent2');
    await give(supervisor, contactId, agent);
    await app.app.contacts.offers.agentLost(contactId, agent.staffId as never);
    const [alarm] = await eventually(async () => {
      const found = await alarmsOf(contactId);
      return found.length > 0 && found;
    });
    expect(alarm).toMatchObject({ kind: 'agentLost', agent: { id: agent.staffId, name: { en: 'Feroza (demo agent)' } } });
  });

  it('sounds once when a ladder is at its end, however often that end comes round', async () => {
    const { agent, contact, start } = await dispatchScene(app);
    const contactId = await contact(agent);
    const { id } = await start(contactId);
    const by = { actor: { kind: 'system', part: 'test' } } as const;
    const dispatches = app.app.dispatch.dispatches;
    for (const round of [2, 3]) {
      await dispatches.change(id, by, (dispatch) => ({
        set: { state: 'nobody', nobodySince: dispatch.nobodySince ?? new Date('2026-03-01T10:00:00Z') },
        events: [{ type: 'dispatch:nobody', data: { round } }],
      }));
    }
    const found = await eventually(async () => {
      const all = await alarmsOf(contactId);
      return all.length > 0 && all;
    });
    expect(found.map((alarm) => [alarm.kind, alarm.dispatchId])).toEqual([['nobody', id]]);
  });

  it('is not for a supervisor who is alleged to have done harm', async () => {
    const { contactId } = await childWrites(app);
    const agent = await atDesk('agent3');
    await give(supervisor, contactId, agent);
    const other = await app.signIn('supervisor2');
    await agent.client.call(recordApi.saveRecord, {
      params: { contactId },
      body: { commandId: commandId(), fields: { perpetratorStaff: [other.me.staffId] } },
    });
    await app.app.contacts.offers.agentLost(contactId, agent.staffId as never);
    const [alarm] = await eventually(async () => {
      const found = await alarmsOf(contactId);
      return found.length > 0 && found;
    });
    expect((await other.call(floorApi.attention)).alarms.filter((one) => one.contactId === contactId)).toEqual([]);
    expect(
      (await other.send(floorApi.acknowledge, { params: { alarmId: alarm?.id ?? '' }, body: { commandId: commandId() } })).status,
    ).toBe(404);
  });
});

describe('a live conversation', () => {
  it('is heard by a supervisor only, who is on record before the answer, until they look away', async () => {
    const { client: child, contactId } = await childWrites(app);
    const agent = await atDesk('agent1');
    await give(supervisor, contactId, agent);
    expect(await agent.socket.request(floorRequests.watch, { contactId })).toMatchObject({ ok: false, error: { code: 'notAllowed' } });
    const field = await child.connect('field');
    expect(await field.request(floorRequests.watch, { contactId })).toMatchObject({ ok: false, error: { code: 'notAllowed' } });
    const floor = await supervisor.connect();
    expect(await floor.request(floorRequests.watch, { contactId })).toMatchObject({ ok: true });
    const trail = await app.app.audit.of(contactId);
    expect(trail.filter((row) => row.type === 'contact:watched').map((row) => row.actor.id)).toEqual([supervisor.me.staffId]);
    const write = (text: string) => child.call(talkApi.post, { body: { commandId: commandId(), text } });
    await write('suno');
    await floor.hear(channelEvents.messagePosted, (message) => message.text === 'suno');
    await floor.request(floorRequests.unwatch, { contactId });
    await write('baad');
    await agent.socket.hear(channelEvents.messagePosted, (message) => message.text === 'baad');
    expect(JSON.stringify(floor.heard)).not.toContain('baad');
  });

  it('falls silent at once for a supervisor who turns out to be the one alleged', async () => {
    const { client: child, contactId } = await childWrites(app);
    const agent = await atDesk('agent1');
    await give(supervisor, contactId, agent);
    const other = await app.signIn('supervisor2');
    const floor = await other.connect();
    await floor.request(floorRequests.watch, { contactId });
    await agent.client.call(recordApi.saveRecord, {
      params: { contactId },
      body: { commandId: commandId(), fields: { perpetratorStaff: [other.me.staffId] } },
    });
    await child.call(talkApi.post, { body: { commandId: commandId(), text: 'chup' } });
    await agent.socket.hear(channelEvents.messagePosted, (message) => message.text === 'chup');
    expect(JSON.stringify(floor.heard)).not.toContain('chup');
    expect(await floor.request(floorRequests.watch, { contactId })).toMatchObject({ ok: false, error: { code: 'notFound' } });
  });
});

describe('a wish to lower a level', () => {
  it('waits on the floor without its reason, until a second person decides', async () => {
    const { contactId } = await childWrites(app);
    const agent = await atDesk('agent1');
    await give(supervisor, contactId, agent);
    const params = { contactId };
    await agent.client.call(triageApi.raise, { params, body: { commandId: commandId(), to: 'P1', reason: 'r' } });
    await agent.client.call(triageApi.submit, { params, body: { commandId: commandId() } });
    const floor = await supervisor.connect();
    await agent.client.call(triageApi.askLower, { params, body: { commandId: commandId(), to: 'P3', reason: 'wajah' } });
    await floor.hear(triageEvents.lowerAsked, (asked) => asked.contactId === contactId);
    const wishes = async () => (await supervisor.call(floorApi.attention)).lowerWishes.filter((wish) => wish.contactId === contactId);
    expect(await wishes()).toMatchObject([{ from: 'P1', to: 'P3', by: { id: agent.staffId } }]);
    expect(JSON.stringify(await wishes())).not.toContain('wajah');
    await supervisor.call(triageApi.decideLower, { params, body: { commandId: commandId(), agree: false } });
    await eventually(() => floor.heard.filter(({ name }) => name === 'triage:lowerAsked').length === 2);
    expect(await wishes()).toEqual([]);
  });
});

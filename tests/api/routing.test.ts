import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { talkApi } from '#shared/channels/talk.api.ts';
import { floorApi } from '#shared/floor/floor.api.ts';
import { routingApi } from '#shared/routing/routing.api.ts';
import { routingEvents } from '#shared/routing/routing.events.ts';
import { triageApi } from '#shared/triage/triage.api.ts';
import { startLineScene, type LineScene } from '#tests/support/line-scene.ts';
import { commandId, eventually } from '#tests/support/test-app.ts';

const second = 1_000;
const offerGone = { status: 409, body: { code: 'offerGone' } };
let scene: LineScene;
beforeAll(async () => {
  scene = await startLineScene();
});
afterEach(() => scene.clear());
afterAll(() => scene.app.stop());

describe('an offer', () => {
  it('of somebody else cannot be accepted or declined', async () => {
    const { desk, child, offerOf, accept, contact, agent } = scene;
    const mine = await desk('agent1');
    const one = await child();
    const offer = await offerOf(mine, one);
    const other = await desk('agent2', false);
    expect(await accept(other, offer.id)).toMatchObject(offerGone);
    await other.send(routingApi.decline, { params: { offerId: offer.id }, body: { commandId: commandId(), reason: 'other' } });
    expect(await contact(one.contactId)).toMatchObject({ state: 'offered', offer: { id: offer.id, agentId: mine.staffId } });
    expect(await agent(other.staffId)).toMatchObject({ load: 0, holds: [] });
    expect((await accept(mine, offer.id)).status).toBe(200);
  });

  it('that ran out cannot be accepted even before anything noticed; the agent is shown as having missed it', async () => {
    const { desk, child, offerOf, accept, contact, agent, clock, later } = scene;
    const mine = await desk('agent1');
    const one = await child();
    const offer = await offerOf(mine, one);
    const before = await contact(one.contactId);
    clock.advance(20 * second);
    expect(await accept(mine, offer.id)).toMatchObject(offerGone);
    await later(0);
    await mine.socket.hear(routingEvents.offerEnded, ({ offerId, why }) => offerId === offer.id && why === 'timedOut');
    expect(await agent(mine.staffId)).toMatchObject({ state: 'notReady', reason: 'missed', load: 0, holds: [] });
    expect(await contact(one.contactId)).toMatchObject({
      state: 'queued',
      offer: null,
      effectiveSince: before.effectiveSince,
      ownerId: null,
    });
    expect(await accept(mine, offer.id)).toMatchObject(offerGone);
  });

  it('that was made anew to somebody else is only theirs', async () => {
    const { desk, child, offerOf, accept, contact, later } = scene;
    const [first, second_] = [await desk('agent1'), await desk('agent2', false)];
    const one = await child();
    const old = await offerOf(first, one);
    await scene.setReady(second_);
    await later(21 * second);
    const fresh = await offerOf(second_, one);
    expect(fresh.id).not.toBe(old.id);
    for (const id of [old.id, fresh.id]) expect(await accept(first, id)).toMatchObject(offerGone);
    expect(await accept(second_, old.id)).toMatchObject(offerGone);
    expect((await accept(second_, fresh.id)).status).toBe(200);
    expect(await contact(one.contactId)).toMatchObject({ state: 'active', ownerId: second_.staffId });
  });

  it('that is declined keeps the child’s place: the next free agent gets the first in line', async () => {
    const { desk, child, offerOf, contact, agent } = scene;
    const first = await desk('agent1');
    const one = await child();
    const offer = await offerOf(first, one);
    const { effectiveSince } = await contact(one.contactId);
    const decline = { params: { offerId: offer.id }, body: { commandId: commandId(), reason: 'needBreak' } };
    expect((await first.send(routingApi.decline, decline)).status).toBe(204);
    expect((await first.send(routingApi.decline, decline)).status).toBe(204);
    expect(await agent(first.staffId)).toMatchObject({ state: 'notReady', reason: 'break', load: 0 });
    const two = await child();
    expect(await contact(one.contactId)).toMatchObject({ state: 'queued', effectiveSince });
    expect((await one.call(talkApi.view)).place).toBe(1);
    expect((await two.call(talkApi.view)).place).toBe(2);
    const next = await desk('agent2');
    await next.socket.hear(routingEvents.offerMade);
    expect(next.socket.heard.find(({ name }) => name === 'offer:made')?.payload).toMatchObject({ contactId: one.contactId });
  });
});

describe('several agents at once', () => {
  it('never own one contact together, however they race, and a supervisor among them', async () => {
    const { desk, child, accept, contact, happened, later, app } = scene;
    const desks = [await desk('agent1'), await desk('agent2'), await desk('agent3')];
    const supervisor = await desk('supervisor1', false);
    for (let round = 0; round < 6; round += 1) {
      const one = await child();
      const offer = await eventually(async () => (await contact(one.contactId)).offer);
      const racing = desks.flatMap((who) => [accept(who, offer.id), accept(who, offer.id)]);
      const target = desks[round % 3]?.staffId ?? null;
      const given = supervisor.send(floorApi.reassign, {
        params: { contactId: one.contactId },
        body: { commandId: commandId(), to: target },
      });
      const answers = await Promise.all(racing);
      await given;
      expect(answers.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1);
      await later(11 * second);
      const after = await contact(one.contactId);
      expect(after.state).toBe('active');
      const holders = (await app.app.routing.agents.list({})).filter((agent) =>
        agent.holds.some((hold) => hold.contactId === one.contactId),
      );
      expect(holders.map((agent) => agent._id)).toEqual([after.ownerId]);
      expect(await happened(one.contactId, 'contact:accepted')).toBeLessThanOrEqual(1);
      await scene.closeNonData(desks.find((who) => who.staffId === after.ownerId) ?? supervisor, one);
      await later(0);
    }
  });

  it('are never given more than their hands hold', async () => {
    const { desk, child, app, later, accept } = scene;
    const desks = [await desk('agent1'), await desk('agent2')];
    const { contacts, routing } = app.app;
    await Promise.all(Array.from({ length: 9 }, () => child()));
    await eventually(async () => {
      for (const { offer } of await contacts.repository.list({ state: 'offered' })) {
        const who = desks.find(({ staffId }) => staffId === offer?.agentId);
        if (who && offer) expect((await accept(who, offer.id)).status).toBe(200);
      }
      for (const agent of await routing.agents.ready()) expect(agent.load).toBeLessThanOrEqual(agent.capacity);
      return (await contacts.repository.list({ state: 'active' })).length === 6;
    }, 30_000);
    await later(0);
    for (const agent of await routing.agents.ready()) {
      expect(agent).toMatchObject({ load: 3, capacity: 3 });
      expect(new Set(agent.holds.map((hold) => hold.contactId)).size).toBe(3);
    }
    expect(await contacts.repository.list({ state: 'queued' })).toHaveLength(3);
  });
});

describe('a child who needs help now', () => {
  it('goes before everybody who waits', async () => {
    const { child, desk } = scene;
    const [calm, urgent] = [await child(), await child()];
    expect((await urgent.call(talkApi.helpNow, { body: { commandId: commandId() } })).place).toBe(1);
    expect((await calm.call(talkApi.view)).place).toBe(2);
    const who = await desk('agent1');
    await who.socket.hear(routingEvents.offerMade);
    expect(who.socket.heard.find(({ name }) => name === 'offer:made')?.payload).toMatchObject({
      contactId: urgent.contactId,
      helpNow: true,
    });
  });

  it('is told the truth at once when nobody is there, and the floor hears of it exactly once', async () => {
    const { child, contact, happened, later } = scene;
    const children = [await child({ helpNow: true }), await child({ helpNow: true })];
    for (const one of children) {
      await eventually(async () => (await contact(one.contactId)).marks.includes('helpNowUnanswered'), 8_000, 'the alarm');
      expect(await one.call(talkApi.view)).toMatchObject({ helpLate: true, anyoneOnDuty: false });
    }
    await later(61 * second);
    await later(61 * second);
    for (const one of children) expect(await happened(one.contactId, 'contact:helpLate')).toBe(1);
  });

  it('raises the alarm after a minute when everybody’s hands are full, and not before', async () => {
    const { child, desk, joined, contact, happened, later, clock } = scene;
    const who = await desk('agent1');
    for (let i = 0; i < 3; i += 1) await joined(who);
    const one = await child({ helpNow: true });
    await later(0);
    clock.advance(58 * second);
    await later(0);
    expect((await contact(one.contactId)).marks).not.toContain('helpNowUnanswered');
    await later(3 * second);
    expect((await contact(one.contactId)).marks).toContain('helpNowUnanswered');
    expect((await one.call(talkApi.view)).helpLate).toBe(true);
    await later(120 * second);
    expect(await happened(one.contactId, 'contact:helpLate')).toBe(1);
  });

  it('and who takes them, have a clock of their own again when the agent is lost', async () => {
    const { desk, joined, contact, happened, later } = scene;
    const who = await desk('agent1');
    const one = await joined(who, { helpNow: true });
    who.socket.close();
    await eventually(async () => (await scene.agent(who.staffId)).goneAt);
    await later(21 * second);
    await eventually(async () => (await contact(one.contactId)).state === 'queued');
    await eventually(async () => (await contact(one.contactId)).marks.includes('helpNowUnanswered'), 8_000, 'the alarm');
    expect(await happened(one.contactId, 'contact:helpLate')).toBe(1);
  });
});

describe('urgency and exclusion', () => {
  it('give a P0 the whole of the agent’s capacity until it is over', async () => {
    const { desk, joined, child, agent, contact, closeNonData, offerOf, later } = scene;
    const who = await desk('agent1');
    const calm = await joined(who);
    const urgent = await joined(who);
    await who.call(triageApi.raise, {
      params: { contactId: urgent.contactId },
      body: { commandId: commandId(), to: 'P0', reason: 'in danger now' },
    });
    await eventually(async () => (await agent(who.staffId)).load === 3);
    const waiting = await child();
    await later(0);
    await later(0);
    expect((await contact(waiting.contactId)).state).toBe('queued');
    await closeNonData(who, calm);
    await eventually(async () => (await agent(who.staffId)).holds.length === 1);
    await later(0);
    expect((await contact(waiting.contactId)).state).toBe('queued');
    const supervisor = await scene.app.signIn('supervisor1');
    await supervisor.call(floorApi.reassign, { params: { contactId: urgent.contactId }, body: { commandId: commandId(), to: null } });
    await eventually(async () => (await agent(who.staffId)).load <= 3 && (await contact(urgent.contactId)).state !== 'active');
    await offerOf(who, urgent);
  });

  it('never offer a contact to somebody alleged to have done harm', async () => {
    const { desk, child, contact, app, later, offerOf } = scene;
    const [excluded, late] = [await desk('agent1', false), await desk('agent2', false)];
    const one = await child();
    await app.app.contacts.repository.change(one.contactId, { actor: { kind: 'system', part: 'test' } }, () => ({
      set: { excludedStaff: [excluded.staffId as never] },
      events: [],
    }));
    await scene.setReady(excluded);
    const two = await child();
    await offerOf(excluded, two);
    await later(0);
    expect((await contact(one.contactId)).state).toBe('queued');
    await scene.setReady(late);
    await offerOf(late, one);
    expect(excluded.socket.heard.filter(({ payload }) => (payload as { contactId?: string }).contactId === one.contactId)).toEqual([]);
  });

  it('are offered whoever waits behind a hundred that they have to leave to others', async () => {
    const { desk, child, app, offerOf } = scene;
    const who = await desk('agent1', false);
    const { service, repository } = app.app.contacts;
    const declined = [{ agentId: who.staffId as never, at: scene.clock.now(), reason: 'conflict' }];
    for (let i = 0; i < 100; i += 1) {
      const fields = { ...service.blank('webchat', 'ur'), number: await repository.nextNumber(), declined };
      await repository.insert(commandId(), fields, { actor: { kind: 'system', part: 'test' } }, []);
    }
    const last = await child();
    await scene.setReady(who);
    await offerOf(who, last);
  });
});

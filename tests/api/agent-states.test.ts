import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { floorApi } from '#shared/floor/floor.api.ts';
import { routingApi } from '#shared/routing/routing.api.ts';
import { routingEvents } from '#shared/routing/routing.events.ts';
import type { OwnReason } from '#shared/routing/routing.schema.ts';
import { startLineScene, type Child, type Desk, type LineScene } from '#tests/support/line-scene.ts';
import { commandId, eventually } from '#tests/support/test-app.ts';

const minute = 60_000;
let scene: LineScene;
beforeAll(async () => {
  scene = await startLineScene();
});
afterEach(() => scene.clear());
afterAll(() => scene.app.stop());

const away = (who: Desk, reason: OwnReason, whenFree = false) =>
  who.call(routingApi.setState, { body: { commandId: commandId(), state: 'notReady', reason, whenFree } });
const isQueued = async (one: Child) => (await scene.contact(one.contactId)).state === 'queued';
/** Gives the line a chance to offer something that it must not. */
const lookAgain = () => scene.later(0);
const closed = async (who: Desk, one: Child) => {
  expect((await scene.closeNonData(who, one)).status).toBe(200);
  await eventually(async () => (await scene.agent(who.staffId)).holds.every((hold) => hold.contactId !== one.contactId));
};

describe('last contact, then a break', () => {
  it('brings no new offers while contacts are in hand, changes by itself when the hands are empty, and then counts as a break', async () => {
    const { desk, joined, child, agent } = scene;
    const who = await desk('agent1');
    const [first, second] = [await joined(who), await joined(who)];
    const pending = await away(who, 'break', true);
    expect(pending).toMatchObject({ state: 'ready', pending: 'break', load: 2 });
    const waiting = await child();
    await lookAgain();
    expect(await isQueued(waiting)).toBe(true);
    await closed(who, first);
    await lookAgain();
    expect(await agent(who.staffId)).toMatchObject({ state: 'ready', pending: 'break' });
    scene.clock.advance(minute);
    const heard = who.socket.hear(routingEvents.agentChanged, (view) => view.state === 'notReady');
    await closed(who, second);
    expect(await heard).toMatchObject({ reason: 'break', pending: null, since: scene.clock.now().toISOString() });
    await lookAgain();
    expect(await isQueued(waiting)).toBe(true);
  });

  it('can be taken back: the next contact is offered at once, and the time in the state goes on', async () => {
    const { desk, joined, child, offerOf, agent } = scene;
    const who = await desk('agent1');
    await joined(who);
    const { since } = await agent(who.staffId);
    scene.clock.advance(minute);
    await away(who, 'prayer', true);
    const waiting = await child();
    await lookAgain();
    expect(await isQueued(waiting)).toBe(true);
    const back = await scene.setReady(who);
    expect(back).toMatchObject({ state: 'ready', pending: null, since: since.toISOString() });
    await offerOf(who, waiting);
  });

  it('is at once a break when the hands are empty', async () => {
    const who = await scene.desk('agent1');
    expect(await away(who, 'training', true)).toMatchObject({ state: 'notReady', reason: 'training', pending: null });
  });

  it('still answers an offer that stood when it was said, and that is the last one', async () => {
    const { desk, child, offerOf, accept, agent } = scene;
    const who = await desk('agent1');
    const one = await child();
    const offer = await offerOf(who, one);
    expect(await away(who, 'break', true)).toMatchObject({ state: 'ready', pending: 'break' });
    expect((await accept(who, offer.id)).status).toBe(200);
    await closed(who, one);
    expect(await agent(who.staffId)).toMatchObject({ state: 'notReady', reason: 'break', pending: null });
  });

  it('is seen on the floor, and goes when a supervisor sets another state', async () => {
    const { desk, joined, app } = scene;
    const who = await desk('agent1');
    await joined(who);
    const boss = await app.signIn('supervisor1');
    await away(who, 'break', true);
    const { lists } = await boss.call(floorApi.floor);
    expect(lists?.agents.find((one) => one.staffId === who.staffId)).toMatchObject({ state: 'ready', pending: 'break' });
    await boss.call(floorApi.setAgentState, { params: { staffId: who.staffId }, body: { commandId: commandId(), state: 'notReady' } });
    expect(await scene.agent(who.staffId)).toMatchObject({ state: 'notReady', reason: 'changed', pending: null });
  });
});

describe('not ready at once', () => {
  it('stays possible with contacts in hand, which stay there', async () => {
    const { desk, joined, child, contact } = scene;
    const who = await desk('agent1');
    const one = await joined(who);
    expect(await away(who, 'supervision')).toMatchObject({ state: 'notReady', reason: 'supervision', load: 1 });
    const waiting = await child();
    await lookAgain();
    expect(await isQueued(waiting)).toBe(true);
    expect(await contact(one.contactId)).toMatchObject({ state: 'active', ownerId: who.staffId });
  });

  it('with a pause says until when it is meant to last, ends nothing by itself, and may be made longer', async () => {
    const { desk, agent, later } = scene;
    const who = await desk('agent1');
    const begun = scene.clock.now().getTime();
    expect(await away(who, 'recovery', true)).toMatchObject({ reason: 'recovery', until: new Date(begun + 10 * minute).toISOString() });
    await later(11 * minute);
    expect(await agent(who.staffId)).toMatchObject({ state: 'notReady', reason: 'recovery' });
    const longer = await away(who, 'recovery', true);
    expect(longer.until).toBe(new Date(scene.clock.now().getTime() + 10 * minute).toISOString());
    expect(longer.since).toBe(new Date(begun).toISOString());
    expect(await scene.setReady(who)).toMatchObject({ state: 'ready', until: null });
  });

  it('takes no reason that only the system gives', async () => {
    const who = await scene.desk('agent1');
    const body = { commandId: commandId(), state: 'notReady', reason: 'missed' };
    expect((await who.send(routingApi.setState, { body: body })).status).toBe(400);
  });
});

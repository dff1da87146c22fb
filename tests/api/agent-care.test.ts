import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { contactsApi } from '#shared/contacts/contacts.api.ts';
import { floorApi } from '#shared/floor/floor.api.ts';
import { routingApi } from '#shared/routing/routing.api.ts';
import { routingEvents } from '#shared/routing/routing.events.ts';
import { heavyCount } from '#shared/routing/care.ts';
import { triageApi } from '#shared/triage/triage.api.ts';
import type { Level } from '#shared/triage/levels.ts';
import { startLineScene, type Child, type Desk, type LineScene } from '#tests/support/line-scene.ts';
import { commandId, eventually } from '#tests/support/test-app.ts';

const hour = 3_600_000;
let scene: LineScene;
beforeAll(async () => {
  scene = await startLineScene();
});
afterEach(() => scene.clear());
afterAll(() => scene.app.stop());

const heavyOf = async ({ staffId }: Desk) => (await scene.agent(staffId)).care.heavy;
const weighsBy = (who: Desk, count: number) => eventually(async () => (await heavyOf(who)).length === count, 5_000, `${count} heavy`);
const raise = (who: Desk, one: Child, to: Level) =>
  who.call(triageApi.raise, { params: { contactId: one.contactId }, body: { commandId: commandId(), to, reason: 'what she told' } });
const mark = (who: Desk, one: Child, heavy: boolean) =>
  who.send(routingApi.markHeavy, { body: { commandId: commandId(), contactId: one.contactId as never, heavy } });
const away = (who: Desk) =>
  who.call(routingApi.setState, { body: { commandId: commandId(), state: 'notReady', reason: 'recovery', whenFree: true } });

describe('heavy contacts', () => {
  it('are counted once each as soon as they are a P0 or P1, and are shown on the floor as counts', async () => {
    const { desk, joined, app, clock } = scene;
    const who = await desk('agent1');
    const [one, other] = [await joined(who), await joined(who)];
    await raise(who, one, 'P2');
    await raise(who, one, 'P1');
    await weighsBy(who, 1);
    await raise(who, one, 'P0');
    await raise(who, other, 'P1');
    await weighsBy(who, 2);
    const boss = await app.signIn('supervisor1');
    const shown = (await boss.call(floorApi.floor)).lists?.agents.find((agent) => agent.staffId === who.staffId);
    expect(shown?.holds.map((hold) => hold.heavy)).toEqual([true, true]);
    expect(heavyCount(shown?.care ?? { heavyAt: [] }, clock.now().getTime())).toBe(2);
    expect(heavyCount(shown?.care ?? { heavyAt: [] }, clock.now().getTime() + 8 * hour)).toBe(0);
  });

  it('follow the contact to whoever is given it, and stay with whoever had it', async () => {
    const { desk, joined, app } = scene;
    const [who, next] = [await desk('agent1'), await desk('agent2', false)];
    const one = await joined(who);
    await raise(who, one, 'P1');
    await weighsBy(who, 1);
    await scene.setReady(next);
    const boss = await app.signIn('supervisor1');
    const body = { commandId: commandId(), to: next.staffId as never };
    await boss.call(floorApi.reassign, { params: { contactId: one.contactId }, body });
    await weighsBy(next, 1);
    expect(await heavyOf(who)).toHaveLength(1);
  });

  it('may be named by the agent, and taken back; never for a contact in other hands', async () => {
    const { desk, joined } = scene;
    const [who, other] = [await desk('agent1'), await desk('agent2', false)];
    const one = await joined(who);
    expect((await mark(other, one, true)).status).toBe(403);
    const { status, body } = await mark(who, one, true);
    expect(status).toBe(200);
    expect(body).toMatchObject({ holds: [{ contactId: one.contactId, heavy: true }] });
    expect((await mark(who, one, false)).body).toMatchObject({ holds: [{ heavy: false }], care: { heavyAt: [] } });
  });

  it('go, among agents alike, to whoever has had fewer; anything else to whoever has been idle longest', async () => {
    const { desk, joined, child, offerOf, clock } = scene;
    const tired = await desk('agent1');
    const one = await joined(tired);
    await mark(tired, one, true);
    await scene.closeNonData(tired, one);
    await eventually(async () => (await scene.agent(tired.staffId)).load === 0);
    clock.advance(1_000);
    const fresh = await desk('agent2');
    const urgent = await child({ helpNow: true });
    const calm = await child();
    await offerOf(fresh, urgent);
    await offerOf(tired, calm);
  });
});

describe('after a heavy contact', () => {
  async function afterHeavy(): Promise<Desk> {
    const { desk, joined, closeNonData } = scene;
    const who = await desk('agent1');
    const one = await joined(who);
    await mark(who, one, true);
    const offered = who.socket.hear(routingEvents.agentChanged, ({ care }) => care.pauseOfferedAt !== null);
    await closeNonData(who, one);
    await offered;
    return who;
  }

  it('a pause is offered; one click takes it, and the floor sees until when', async () => {
    const who = await afterHeavy();
    const boss = await scene.app.signIn('supervisor1');
    expect(await away(who)).toMatchObject({ state: 'notReady', reason: 'recovery', care: { pauseOfferedAt: null } });
    const shown = (await boss.call(floorApi.floor)).lists?.agents.find((agent) => agent.staffId === who.staffId);
    expect(shown).toMatchObject({ reason: 'recovery', until: new Date(scene.clock.now().getTime() + 600_000).toISOString() });
  });

  it('the offer of a pause may be refused, which changes nothing else, and a rest is remembered', async () => {
    const who = await afterHeavy();
    const refused = await who.call(routingApi.dismissPause, { body: { commandId: commandId() } });
    expect(refused).toMatchObject({ state: 'ready', care: { pauseOfferedAt: null } });
    expect(refused.care.heavyAt).toHaveLength(1);
    await away(who);
    scene.clock.advance(hour / 4);
    const back = await scene.setReady(who);
    expect(back.care.restedAt).toBe(scene.clock.now().toISOString());
  });

  it('that was closed by mistake and closed again, the pause is offered once', async () => {
    const { desk, joined, closeNonData, app } = scene;
    const who = await desk('agent1');
    const one = await joined(who);
    await mark(who, one, true);
    const params = { contactId: one.contactId };
    const isOffered = async () => (await scene.agent(who.staffId)).care.pauseOfferedAt !== null;
    await closeNonData(who, one);
    await eventually(isOffered);
    await who.call(routingApi.dismissPause, { body: { commandId: commandId() } });
    await who.call(contactsApi.undoClose, { params, body: { commandId: commandId() } });
    await eventually(async () => (await scene.agent(who.staffId)).load === 1);
    await closeNonData(who, one);
    await eventually(async () => (await scene.agent(who.staffId)).load === 0);
    await app.platform.sweeper.runAll();
    expect(await isOffered()).toBe(false);
  });

  it('a light one brings no offer of a pause', async () => {
    const { desk, joined, closeNonData } = scene;
    const who = await desk('agent1');
    const one = await joined(who);
    await closeNonData(who, one);
    await eventually(async () => (await scene.agent(who.staffId)).load === 0);
    await scene.later(0);
    expect((await scene.agent(who.staffId)).care).toMatchObject({ heavy: [], pauseOfferedAt: null });
  });
});

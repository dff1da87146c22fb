import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contactsApi } from '#shared/contacts/contacts.api.ts';
import { handlingTime, occupancy, serviceLevel, speedOfAnswer } from '#shared/floor/figures.ts';
import { floorApi } from '#shared/floor/floor.api.ts';
import type { Figures } from '#shared/floor/floor.schema.ts';
import { startLineScene, type Desk, type LineScene } from '#tests/support/line-scene.ts';
import { commandId, eventually, type TestClient } from '#tests/support/test-app.ts';

let scene: LineScene;
let agent: Desk;
let supervisor: TestClient;
beforeAll(async () => {
  scene = await startLineScene();
  agent = await scene.desk('agent1');
  supervisor = await scene.app.signIn('supervisor1');
});
afterAll(() => scene.app.stop());
const figures = async (): Promise<Figures> => (await supervisor.call(floorApi.floor)).figures;

describe('the day on the floor', () => {
  it('tells how fast we answer, how long contacts take and how the day was spent, for each line and in all', async () => {
    // Ready and free from the first moment; a child every second from now on.
    const general = await scene.child();
    const offer = await scene.offerOf(agent, general);
    scene.clock.advance(10_000);
    await scene.accept(agent, offer.id);
    scene.clock.advance(120_000);
    await scene.closeNonData(agent, general);
    await eventually(async () => (await scene.agent(agent.staffId)).load === 0, 5_000, 'empty hands');

    const online = await scene.child({ topic: 'onlineSafety' });
    const second = await scene.offerOf(agent, online);
    scene.clock.advance(5_000);
    await scene.accept(agent, second.id);
    const open = await figures();

    expect(open.served).toEqual({
      answered: 2,
      answeredIn: 2,
      answeredMs: 15_000,
      abandoned: 0,
      abandonedIn: 0,
      handled: 1,
      handledMs: 120_000,
    });
    expect([speedOfAnswer(open.served), handlingTime(open.served), serviceLevel(open.served)]).toEqual([7_500, 120_000, 1]);
    const lines = Object.fromEntries(open.lines.map(({ lineId, served }) => [lineId, served]));
    expect(lines['general']).toMatchObject({ answered: 1, answeredMs: 10_000, handled: 1 });
    expect(lines['online-safety']).toMatchObject({ answered: 1, answeredMs: 5_000, handled: 0 });
    // Hands were full from each offer on: 10 + 120 + 5 s; free for the seconds in which the children wrote.
    expect(open.worked).toEqual({ busyMs: 135_000, freeMs: 2_000 });
    expect(occupancy(open.worked)).toBeCloseTo(135 / 137);
  });

  it('counts no close that was undone, and begins anew at midnight', async () => {
    const held = (await scene.app.app.contacts.repository.ofOwner(agent.staffId))[0];
    await scene.closeNonData(agent, { contactId: String(held?._id) });
    expect((await figures()).served.handled).toBe(2);
    await agent.call(contactsApi.undoClose, { params: { contactId: String(held?._id) }, body: { commandId: commandId() } });
    expect((await figures()).served.handled).toBe(1);

    scene.clock.advance(24 * 3_600_000);
    supervisor = await scene.app.signIn('supervisor1');
    const next = await figures();
    expect(next.served).toMatchObject({ answered: 0, handled: 0 });
  });
});

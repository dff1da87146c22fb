import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { talkApi } from '#shared/channels/talk.api.ts';
import type { LineId } from '#shared/kernel/ids.ts';
import { generalLine, type Line } from '#shared/routing/line.schema.ts';
import { startLineScene, type LineScene } from '#tests/support/line-scene.ts';
import { commandId } from '#tests/support/test-app.ts';

const hour = 3_600_000;
// The scene begins on Sunday, 1 March 2026, at 11:00 local time; this line opens at noon.
const noon = [{ from: '12:00', to: '20:00' }];
const line = ({ id, ...more }: Partial<Omit<Line, 'id'>> & { id: string }): Line => ({
  ...generalLine,
  name: { en: 'By day', ur: 'دن' },
  hours: { week: [noon, noon, noon, noon, noon, noon, noon], holidays: ['2026-03-02'] },
  order: 1,
  ...more,
  id: id as LineId,
});
const english = { language: 'en', screen: 'en' };
const opens = '2026-03-01T07:00:00.000Z';
let scene: LineScene;
beforeAll(async () => {
  scene = await startLineScene();
  await scene.app.app.routing.lines.seed([
    line({ id: 'by-day', languages: ['en'] }),
    line({ id: 'by-day-or-general', languages: ['pa'], overflowTo: generalLine.id }),
  ]);
});
afterEach(() => scene.clear());
afterAll(() => scene.app.stop());
const state = async (one: { contactId: string }): Promise<string> => (await scene.contact(one.contactId)).state;

describe('a line with opening hours', () => {
  it('is closed: nobody is offered, the child is told the truth and when we are back, and the place is kept until then', async () => {
    const agent = await scene.desk('agent1');
    const first = await scene.child(english);
    const second = await scene.child(english);
    await scene.later(5_000);
    expect([await state(first), await state(second)]).toEqual(['queued', 'queued']);
    const view = await first.call(talkApi.view);
    expect(view).toMatchObject({ phase: 'waiting', place: 1, waitSeconds: null, anyoneOnDuty: true, closed: { opensAt: opens } });
    expect((await scene.contact(first.contactId)).marks).toEqual(['afterHours']);

    await scene.later(hour);
    const offer = await scene.offerOf(agent, first);
    expect((await scene.accept(agent, offer.id)).status).toBe(200);
    expect((await first.call(talkApi.view)).closed).toBeNull();
    // Whoever was told that we were closed did not wait at the other end: the service level does not count the night.
    expect((await scene.contact(first.contactId)).waitedMs).toBeNull();
    await scene.offerOf(agent, second);
    await scene.later(-hour);
  });

  it('never closes for who needs help now, from the start or later', async () => {
    const agent = await scene.desk('agent1');
    const urgent = await scene.child({ ...english, helpNow: true });
    const offer = await scene.offerOf(agent, urgent);
    expect((await scene.contact(urgent.contactId)).marks).toEqual(['helpNow']);
    await scene.accept(agent, offer.id);
    await scene.closeNonData(agent, urgent);

    const calm = await scene.child(english);
    await scene.later(3_000);
    expect(await state(calm)).toBe('queued');
    const view = await calm.call(talkApi.helpNow, { body: { commandId: commandId() } });
    expect(view.closed).toBeNull();
    await scene.offerOf(agent, calm);
  });

  it('is served by the line it overflows to while that one is open', async () => {
    const agent = await scene.desk('agent1');
    const one = await scene.child({ language: 'pa', screen: 'ur' });
    await scene.offerOf(agent, one);
    expect((await one.call(talkApi.view)).closed).toBeNull();
    expect((await scene.contact(one.contactId)).marks).toEqual([]);
  });

  it('says on the first page when the line for whoever writes is closed, and nothing while it is open', async () => {
    expect((await scene.app.anonymous().call(talkApi.welcome)).closed).toBeNull();
    await scene.app.app.routing.lines.seed([line({ id: 'everything', languages: ['ur'], order: 2 })]);
    expect((await scene.app.anonymous().call(talkApi.welcome)).closed).toEqual({ opensAt: opens });
    // On the holiday that follows, the next opening is the day after.
    scene.clock.advance(10 * hour);
    expect((await scene.app.anonymous().call(talkApi.welcome)).closed).toEqual({ opensAt: '2026-03-03T07:00:00.000Z' });
  });
});

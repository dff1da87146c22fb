import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { talkApi } from '#shared/channels/talk.api.ts';
import { routingApi } from '#shared/routing/routing.api.ts';
import { layCable, type Cable } from '#tests/support/cable.ts';
import { livePage } from '#tests/support/live-page.ts';
import { commandId, eventually, startTestApp, type TestApp } from '#tests/support/test-app.ts';

/** Within this time each side must notice that the other is gone, in milliseconds. */
const noticedMs = 8_000;
// The machine may be busy: how long it really took is held more loosely than what was agreed on.
const generousMs = 20_000;

let app: TestApp;
let cable: Cable;
beforeAll(async () => {
  app = await startTestApp();
  cable = await layCable(app.base);
});
afterAll(async () => {
  cable.close();
  await app.stop();
});

describe('a link that died without a word', () => {
  it('is noticed by the console and by the server, which takes the offer back at once', { timeout: 60_000 }, async () => {
    const agent = await app.signIn('agent1');
    const staffId = String(agent.me.staffId);
    const page = livePage('console', cable.url, { cookie: agent.me.cookie ?? '' });
    const agreed = new Promise<number>((resolve) =>
      page.io.engine.once('handshake', ({ pingInterval, pingTimeout }) => resolve(pingInterval + pingTimeout)),
    );
    await eventually(() => page.connected);
    expect(await agreed).toBeLessThan(noticedMs);
    await eventually(() => app.app.routing.presence.isPresent(staffId));
    await agent.call(routingApi.desk);
    await agent.call(routingApi.setState, { body: { commandId: commandId(), state: 'ready' } });
    const opening = { language: 'ur', screen: 'ur', areaId: 'lahore', helpNow: false, text: 'السلام علیکم', callBack: null };
    await app.anonymous().call(talkApi.open, { body: { ...opening, commandId: commandId() } });
    await eventually(async () => (await agent.call(routingApi.desk)).offers.length === 1);

    const lost = new Promise<string>((resolve) => page.once('disconnect', resolve));
    cable.pull();
    const noticed = async (act: () => Promise<unknown>): Promise<void> => {
      const from = performance.now();
      await act();
      expect(performance.now() - from).toBeLessThan(generousMs);
    };
    await Promise.all([
      noticed(async () => expect(await lost).toBe('ping timeout')),
      noticed(() => eventually(async () => (await app.app.routing.agents.get(staffId)).holds.length === 0, generousMs, 'empty hands')),
    ]);
    expect((await app.app.routing.agents.get(staffId)).goneAt).not.toBeNull();
    page.disconnect();
  });
});

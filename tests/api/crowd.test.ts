import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routingApi } from '#shared/routing/routing.api.ts';
import { makeCrowd } from '#tests/support/crowd.ts';
import { commandId, createClient, startTestApp, type TestApp } from '#tests/support/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

describe('a crowd', () => {
  it('is signed in: each of them sits at a desk of their own and takes as many contacts as was said', async () => {
    const mongoUrl = app.settings.MONGODB_URL;
    const crowd = await makeCrowd({ mongoUrl, agents: 25, capacity: 2, languages: ['pa'] });
    expect(new Set(crowd.map(({ staffId }) => staffId)).size).toBe(25);
    for (const one of crowd.slice(0, 3)) {
      const desk = createClient(app.base, one);
      const socket = await desk.connect();
      await desk.call(routingApi.desk);
      const body = { commandId: commandId(), state: 'ready' };
      expect(await desk.call(routingApi.setState, { body })).toMatchObject({ staffId: one.staffId, state: 'ready', capacity: 2 });
      socket.close();
    }
  });

  it('may hold another role, and is refused where that role may not go', async () => {
    const [one] = await makeCrowd({ mongoUrl: app.settings.MONGODB_URL, agents: 1, roles: ['officer'], name: 'officer-of-crowd' });
    expect((await createClient(app.base, one).send(routingApi.desk)).status).toBe(403);
  });
});

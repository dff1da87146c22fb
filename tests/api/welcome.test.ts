import { afterAll, beforeAll, expect, it } from 'vitest';
import { talkApi } from '#shared/channels/talk.api.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

it('the public page gets each number once, with the place it belongs to, and loses none that is valid below it', async () => {
  const answer = await app.anonymous().send(talkApi.welcome);
  const { areas } = answer.body;
  const byId = new Map(areas.map((area) => [area.id, area]));
  const all = areas.flatMap((area) => area.numbers.map((one) => `${area.id} ${one.number} ${one.name.en}`));
  expect(new Set(all).size).toBe(all.length);
  const directory = app.app.places.directory();
  for (const { id } of areas) {
    const found: string[] = [];
    for (let at = byId.get(id); at; at = at.parent === null ? undefined : byId.get(at.parent)) {
      found.push(...at.numbers.map(({ number, verified }) => `${number} ${verified}`));
    }
    const valid = directory.emergencyNumbers(id).map(({ number, unverified }) => `${number} ${!unverified}`);
    expect(new Set(found), id).toEqual(new Set(valid));
    expect(valid.length, id).toBeGreaterThan(0);
  }
  // A cheap phone on a slow line waits for this.
  expect(JSON.stringify(answer.body).length).toBeLessThan(16_000);
});

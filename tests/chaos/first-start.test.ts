import mongoose from 'mongoose';
import { expect, it } from 'vitest';
import { readEnv } from '#server/config/env.ts';
import { startApp } from '#server/app/start-app.ts';
import { createLogger } from '#server/platform/logger.ts';
import { signInAt, startTestApp, type TestApp } from '#tests/support/test-app.ts';

type Content = Record<'places' | 'bodies' | 'staff' | 'rosters', string[]>;

/** What a first start makes, by the ids that are the same in every installation. */
async function contentOf({ platform: { db } }: Pick<TestApp, 'platform'>): Promise<Content> {
  const staff = await db.collection<{ _id: string; username: string }>('staff').find().toArray();
  const usernames = new Map(staff.map(({ _id, username }) => [_id, username]));
  const named = (id: string) => id.replace(/[^.]+$/, (last) => usernames.get(last) ?? last);
  const of = async (name: string) => (await db.collection<{ _id: string }>(name).find().toArray()).map(({ _id }) => named(_id)).sort();
  return { places: await of('places'), bodies: await of('bodies'), staff: [...usernames.values()].sort(), rosters: await of('rosters') };
}
const startOn = (settings: Record<string, string>, services = { web: true, worker: true }) =>
  startApp({ env: readEnv({ ...settings, PORT: '0' }), logger: createLogger('silent'), services });

it('a first start that was killed, at whatever point, is finished by the next one', async () => {
  const first = await startTestApp();
  const whole = await contentOf(first);
  const db = await mongoose.createConnection(first.settings.MONGODB_URL).asPromise();
  try {
    // Written in this order: what comes after the kill is not there, what it hit is there in part or not at all.
    const order = ['bodies', 'places', 'staff', 'rosters'] as const;
    for (const [hit, part] of order.flatMap((name) => [[name, 0] as const, [name, 0.5] as const])) {
      for (const after of order.slice(order.indexOf(hit) + 1)) await db.collection(after).deleteMany({});
      const ids = (await db.collection<{ _id: string }>(hit).find().sort({ _id: 1 }).toArray()).map(({ _id }) => _id);
      await db.collection<{ _id: string }>(hit).deleteMany({ _id: { $in: ids.slice(Math.floor(ids.length * part)) } });
      const again = await startOn(first.settings, { web: false, worker: false });
      expect(await contentOf(again), `killed at ${hit}`).toEqual(whole);
      await again.stop();
    }
  } finally {
    await db.close();
    await first.stop();
  }
});

it('two nodes that start on an empty database at once both come up, with one organisation and the same sign-ins', async () => {
  const model = await startTestApp();
  const empty = await startTestApp();
  const { DEMO_PASSWORD: _, ...settings } = empty.settings;
  await empty.platform.db.dropDatabase();
  const nodes = await Promise.all([startOn(settings), startOn(settings)]);
  try {
    for (const node of nodes) expect(await contentOf(node)).toEqual(await contentOf(model));
    expect(nodes[0]?.signIns).toEqual(nodes[1]?.signIns);
    for (const { url, signIns } of nodes)
      for (const { username, password } of signIns.slice(0, 2)) await signInAt(url ?? '', username, password);
  } finally {
    for (const node of nodes) await node.stop();
    await empty.stop();
    await model.stop();
  }
});

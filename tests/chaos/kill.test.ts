import { MongoClient, type Db } from 'mongodb';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { talkApi } from '#shared/channels/talk.api.ts';
import { freshMongoUrl, freshPrefix, redisUrl } from '#tests/support/fresh.ts';
import { startApp, type App } from '#tests/support/services.ts';
import { commandId, createClient, eventually } from '#tests/support/test-app.ts';

const mongoUrl = freshMongoUrl();
let app: App;
let store: MongoClient;
let db: Db;
beforeAll(async () => {
  app = await startApp({
    env: { MONGODB_URL: mongoUrl, REDIS_URL: redisUrl(), QUEUE_PREFIX: freshPrefix(), NODE_ENV: 'test', LOG_LEVEL: 'error' },
  });
  store = await MongoClient.connect(mongoUrl);
  db = store.db();
});
afterAll(async () => {
  await store.close();
  await app.stop();
});

type Sent = { command: string; text: string; seq: number };
type Child = { code: string; opening: Record<string, unknown>; acked: Sent[] };
const open = { language: 'ur', screen: 'ur', areaId: 'lahore', helpNow: false, callBack: null };

/** Sends the same command until it is acknowledged, as the child's page does. */
async function insist<T>(attempt: () => Promise<{ status: number; body: T }>): Promise<T> {
  return eventually(
    async () => {
      const answer = await attempt().catch(() => null);
      if (answer && answer.status < 300) return answer.body;
      if (answer && answer.status < 500 && answer.status !== 429)
        throw new Error(`refused: ${answer.status} ${JSON.stringify(answer.body)}`);
      return null;
    },
    90_000,
    'an acknowledgement',
  );
}
async function start(name: string, helpNow: boolean): Promise<Child> {
  const opening = { ...open, helpNow, commandId: commandId(), text: `${name} 0` };
  const { code, view } = await insist(() => createClient(app.url).send(talkApi.open, { body: opening }));
  // The opening message goes by the conversation's own id: the command that opened it leads to its code, and is kept nowhere.
  return { code, opening, acked: [{ command: view.conversationId, text: opening.text, seq: 1 }] };
}
async function write(child: Child, text: string): Promise<void> {
  const body = { commandId: commandId(), text };
  const { message } = await insist(() => createClient(app.url, { code: child.code }).send(talkApi.post, { body }));
  child.acked.push({ command: body.commandId, text, seq: message.seq });
}
async function read(code: string) {
  const { messages } = await createClient(app.url, { code }).call(talkApi.messages);
  return messages.map(({ commandId: command, text, seq }) => ({ command: command, text, seq }));
}

describe('the server killed between a child’s message and its acknowledgement', () => {
  it('loses nothing acknowledged, doubles nothing, leaves no gap and no child without a contact', { timeout: 300_000 }, async () => {
    const children: Child[] = await Promise.all([start('first', false), start('second', true)]);
    for (let round = 0; round < 10; round += 1) {
      // Openings and messages are under way at every moment that the kill may hit.
      const work = [
        start(`late ${round}`, round % 2 === 0).then((child) => void children.push(child)),
        ...children.slice(0, 2).map((child, i) => write(child, `${i} in round ${round}`)),
      ];
      await sleep(Math.random() * 60);
      await app.kill();
      await app.restart();
      await Promise.all(work);
    }
    for (const child of children) {
      const kept = await read(child.code);
      expect(kept.map(({ seq }) => seq)).toEqual(kept.map((_, i) => i + 1));
      expect(new Set(kept.map(({ command }) => command)).size).toBe(kept.length);
      expect(kept).toEqual(child.acked);
    }
    await expectWhole(children);
  });

  // Whatever died with the server is put right by the sweeps within seconds.
  async function expectWhole(children: Child[]): Promise<void> {
    const conversations = await db.collection('conversations').find({}).toArray();
    expect(conversations).toHaveLength(children.length);
    await eventually(async () => (await db.collection('contacts').countDocuments({})) >= conversations.length, 15_000, 'contacts');
    for (const { _id, contactId } of conversations) {
      const contacts = await db
        .collection('contacts')
        .find({ conversationId: String(_id) })
        .toArray();
      expect(contacts.map((one) => String(one._id))).toEqual([contactId]);
      const last = await db
        .collection('messages')
        .find({ conversationId: String(_id) })
        .sort({ seq: -1 })
        .limit(1)
        .toArray();
      await eventually(
        async () => (await db.collection('contacts').findOne({ _id: contactId as never }))?.['lastCallerSeq'] === last[0]?.['seq'],
        15_000,
        'the contact to know of the last message',
      );
    }
    for (const { code, opening } of children) {
      const view = await createClient(app.url, { code }).call(talkApi.view);
      expect(view).toMatchObject({ phase: 'waiting', helpNow: opening['helpNow'] });
    }
    await expectTrail();
  }

  // Every event is in the trail exactly once, and the numbers of each record's events have no gap.
  async function expectTrail(): Promise<void> {
    const outboxes = ['conversations', 'messages', 'contacts'].map((name) => db.collection(name));
    await eventually(
      async () =>
        (await Promise.all(outboxes.map((one) => one.countDocuments({ 'outbox.0': { $exists: true } })))).every((left) => left === 0),
      20_000,
      'empty outboxes',
    );
    const trail = await db
      .collection('audit')
      .find({ seq: { $gt: 0 } })
      .toArray();
    for (const name of ['conversations', 'contacts']) {
      for (const { _id, eventSeq } of await db.collection(name).find({}).toArray()) {
        const numbers = trail
          .filter((row) => row['recordId'] === String(_id) && row['kind'] === name.slice(0, -1))
          .map((row) => Number(row['seq']));
        expect(
          numbers.sort((a, b) => a - b),
          `${name} ${String(_id)}`,
        ).toEqual(Array.from({ length: Number(eventSeq) }, (_, i) => i + 1));
      }
    }
    expect(trail.filter((row) => row['type'] === 'message:posted')).toHaveLength(await db.collection('messages').countDocuments({}));
  }
});

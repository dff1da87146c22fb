import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestStore, type TestStore } from '../test-store.ts';

let running: TestStore;
beforeAll(async () => {
  running = await startTestStore();
  await running.db.collection<{ _id: number }>('kept').insertOne({ _id: 1 });
});
afterAll(() => running.stop());

/** Sends bytes and waits until the other side closes, or a moment without an answer has passed. */
const send = (bytes: Buffer, end = true): Promise<{ closed: boolean; answer: Buffer }> =>
  new Promise((resolve) => {
    const socket: Socket = connect(running.store.port, '127.0.0.1');
    const parts: Buffer[] = [];
    let closed = false;
    const done = (): void => {
      socket.destroy();
      resolve({ closed, answer: Buffer.concat(parts) });
    };
    socket.on('error', () => undefined);
    socket.on('data', (chunk: Buffer) => parts.push(chunk));
    socket.on('close', () => {
      closed = true;
      done();
    });
    socket.on('connect', () => (end ? socket.end(bytes) : socket.write(bytes)));
    if (!end) setTimeout(done, 100);
  });

const header = (length: number, op: number): Buffer => {
  const b = Buffer.alloc(16);
  b.writeInt32LE(length, 0);
  b.writeInt32LE(op, 12);
  return b;
};

const stillServes = async (): Promise<void> => {
  expect(await running.db.collection<{ _id: number }>('kept').find().toArray()).toEqual([{ _id: 1 }]);
  expect(running.defects).toEqual([]);
};

describe('garbage on the socket', () => {
  it('closes the socket for random bytes and goes on serving the others', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 300 }), async (bytes) => {
        await send(Buffer.from(bytes));
      }),
      { numRuns: 60 },
    );
    await stillServes();
  });

  it('closes the socket at once for lengths that cannot be', async () => {
    for (const length of [0, 15, -1, 2 ** 31 - 1, 48_000_001, 70_000]) {
      const { closed } = await send(header(length, 2013), false);
      expect({ length, closed }).toEqual({ length, closed: true });
    }
    await stillServes();
  });

  it('answers malformed messages of a right length with an error or closes, whatever the bytes inside', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(2013, 2004, 2012, 1, 0), fc.uint8Array({ maxLength: 120 }), async (op, body) => {
        await send(Buffer.concat([header(16 + body.length, op), body]));
      }),
      { numRuns: 60 },
    );
    await stillServes();
  });

  it('survives messages that end half-way and hundreds of silent connections', async () => {
    const silent = Array.from({ length: 300 }, () => connect(running.store.port, '127.0.0.1'));
    await send(Buffer.concat([header(1000, 2013), randomBytes(100)]));
    await stillServes();
    for (const socket of silent) socket.destroy();
  });

  it('lets nobody in without the secret, and takes no large message from a stranger', async () => {
    const { MongoClient } = await import('mongodb');
    const plain = await new MongoClient(running.store.url).connect();
    await expect(plain.db('test').collection('kept').findOne()).rejects.toMatchObject({ code: 13 });
    await plain.close();
    const wrong = new MongoClient(running.url.replace('secret', 'wrong'), { serverSelectionTimeoutMS: 3000 });
    await expect(wrong.connect()).rejects.toMatchObject({ code: 18 });
    await wrong.close();
    await stillServes();
  });
});

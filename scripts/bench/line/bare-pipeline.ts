import { createServer } from 'node:http';
import { parseArgs } from 'node:util';
import { Queue, Worker } from 'bullmq';
import express from 'express';
import { Redis } from 'ioredis';
import { MongoClient } from 'mongodb';
import { Server } from 'socket.io';
import { newId } from '#shared/kernel/new-id.ts';

// The bare engines with the same hops as the product and nothing else, as a process of its own: HTTP, so many durable writes, a job,
// so many writes, a socket's answer. It is what the product is held against.
const { values } = parseArgs({
  options: {
    ...{ mongo: { type: 'string' }, redis: { type: 'string' } },
    ...{ before: { type: 'string' }, after: { type: 'string' }, behind: { type: 'string' } },
  },
});
const [before, after, behind] = [Number(values.before), Number(values.after), Number(values.behind)];
const client = await MongoClient.connect(String(values.mongo), { maxPoolSize: 20, writeConcern: { w: 'majority', journal: true } });
const rows = client.db().collection<{ _id: string; at: Date; filler: string }>('bare');
const filler = 'x'.repeat(600);
const connection = (): Redis => new Redis(String(values.redis), { maxRetriesPerRequest: null });
const prefix = newId();
const queue = new Queue<{ id: string; to: number }>('work', {
  connection: connection(),
  prefix,
  defaultJobOptions: { removeOnComplete: true },
});
const app = express().use(express.json());
const http = createServer(app);
const io = new Server(http, { transports: ['websocket'] });
const sockets: string[] = [];
io.on('connection', (socket) => void sockets.push(socket.id));

async function write(times: number, about: object): Promise<void> {
  for (let i = 0; i < times; i += 1) await rows.insertOne({ _id: newId(), at: new Date(), filler, ...about });
}
app.post('/come', async (req, res) => {
  const { id, to } = req.body as { id: string; to: number };
  await write(before, { id });
  await queue.add('route', { id, to });
  res.json({ id });
});
/** One durable write and a socket: what a message costs at the least. */
app.post('/say', async (req, res) => {
  const { to, text } = req.body as { to: number; text: string };
  await write(1, { text });
  io.to(sockets[to] ?? '').emit('said', { text });
  res.json({});
});
app.post('/tell', (req, res) => {
  io.emit('told', req.body);
  res.json({});
});
new Worker<{ id: string; to: number }>(
  'work',
  async ({ data: { id, to } }) => {
    await write(after, { id });
    await io
      .timeout(5_000)
      .to(sockets[to % sockets.length] ?? '')
      .emitWithAck('offer', { id });
    await write(behind, { id });
  },
  { connection: connection(), prefix, concurrency: 20 },
);
http.listen(0, '127.0.0.1', () => {
  const address = http.address();
  process.send?.({ ready: true, url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`, signIns: [] });
});
process.once('disconnect', () => process.exit(0));
process.once('SIGTERM', () => process.exit(0));

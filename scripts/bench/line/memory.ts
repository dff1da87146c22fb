import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { createCallers } from './callers.ts';
import { openConsoles } from './consoles.ts';
import { ownMemory } from '../../lib/process-use.ts';
import { startInstallation, type Engines } from './installation.ts';

const consoles = 500;
const contacts = 2_000;

/** What stands in memory for a connected console, and for a contact that waits, in bytes. */
export async function benchMemory(engines: Engines): Promise<{ console: number; waiting: number; redis: number }> {
  const installation = await startInstallation(engines);
  const { mongoUrl, bases, apps } = installation;
  const redis = new Redis(engines.redis.url);
  try {
    const callers = await createCallers(bases, []);
    // What is made once, whoever comes, is there before anything is counted.
    await openMany(200, callers);
    const app = apps[0]?.pid() ?? 0;
    const empty = await least(() => ownMemory(app));
    const desks = await openConsoles({ mongoUrl, bases, count: consoles, capacity: 1, role: 'supervisor' });
    const connected = await least(() => ownMemory(app));
    for (const { socket } of desks) socket.disconnect();
    const [before, beforeRedis] = [await least(() => ownMemory(app)), await usedBy(redis)];
    await openMany(contacts, callers);
    const [after, afterRedis] = [await least(() => ownMemory(app)), await usedBy(redis)];
    const each = (more: number, count: number): number => Math.max(0, more) / count;
    return {
      console: each(connected - empty, consoles),
      waiting: each(after - before, contacts),
      redis: each(afterRedis - beforeRedis, contacts),
    };
  } finally {
    redis.disconnect();
    await installation.stop();
  }
}

async function openMany(count: number, { open, most }: Awaited<ReturnType<typeof createCallers>>): Promise<void> {
  const work = async (slot: number): Promise<void> => {
    for (let i = slot; i < count; i += 8) await open(i % most);
  };
  await Promise.all(Array.from({ length: 8 }, (_, slot) => work(slot)));
}

// Garbage comes and goes: the least of some seconds is what stays.
async function least(read: () => number): Promise<number> {
  let found = Infinity;
  for (let i = 0; i < 16; i += 1) {
    await sleep(500);
    found = Math.min(found, read());
  }
  return found;
}

const usedBy = async (redis: Redis): Promise<number> => Number(/used_memory:(\d+)/.exec(await redis.info('memory'))?.[1]);

import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { cpuSeconds, ownMemory } from '../lib/process-use.ts';
import type { Installation } from './installation.ts';

/** What one look at the installation saw: memory in MB, CPU as a share of one core since the look before. */
export type Reading = {
  appHeap: number;
  appOwn: number;
  appCpu: number;
  storeOwn: number;
  storeCpu: number;
  storeFile: number;
  redisKeys: number;
  /** Jobs that wait for their time. */
  redisDelayed: number;
  redisMemory: number;
  redisCpu: number;
  sockets: number;
};

const mb = 1024 * 1024;

export type Gauges = ReturnType<typeof createGauges>;

/** Makes what looks at the processes and services of an installation. */
export function createGauges({ app, store, redis }: Installation) {
  const client = new Redis(redis.url, { maxRetriesPerRequest: 1 });
  client.on('error', () => undefined);
  const [appCpu, storeCpu, redisCpu] = [app, store, redis].map((part) => cpuOf(part.pid()));

  async function redisMemory(): Promise<number> {
    return Number(/used_memory:(\d+)/.exec(await client.info('memory'))?.[1] ?? 0) / mb;
  }
  async function appFigures(): Promise<{ heap: number; sockets: number }> {
    const text = await (await fetch(`${app.url}/metrics`)).text();
    const sum = (name: string): number =>
      [...text.matchAll(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)`, 'gm'))].reduce((all, [, n]) => all + Number(n), 0);
    return { heap: sum('nodejs_heap_size_used_bytes') / mb, sockets: sum('muhafiz_sockets') };
  }
  async function read(): Promise<Reading> {
    const [figures, redisKeys, redisDelayed, memory] = await Promise.all([
      appFigures(),
      client.dbsize(),
      client.zcard('muhafiz:work:delayed'),
      redisMemory(),
    ]);
    return {
      appHeap: figures.heap,
      sockets: figures.sockets,
      redisKeys,
      redisDelayed,
      redisMemory: memory,
      appOwn: ownMemory(app.pid()) / mb,
      storeOwn: ownMemory(store.pid()) / mb,
      storeFile: sizeOf(join(store.dir, 'store')) / mb,
      appCpu: appCpu?.() ?? 0,
      storeCpu: storeCpu?.() ?? 0,
      redisCpu: redisCpu?.() ?? 0,
    };
  }
  return { read, close: () => client.disconnect() };
}

function cpuOf(pid: number): () => number {
  let before = { at: performance.now(), used: cpuSeconds(pid) };
  return () => {
    const now = { at: performance.now(), used: cpuSeconds(pid) };
    const share = (now.used - before.used) / ((now.at - before.at) / 1_000);
    before = now;
    return share;
  };
}

function sizeOf(dir: string): number {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .map((name) => statSync(join(dir, name), { throwIfNoEntry: false }))
    .reduce((sum, stat) => sum + (stat?.isFile() ? stat.blocks * 512 : 0), 0);
}

import { appendFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterEach, expect, test } from 'vitest';
import { askRedis } from './ports.mjs';
import { getRedis } from './redis-finder.mjs';
import { startRedisProcess, type RedisProcess } from './redis-process.mjs';

const dir = mkdtempSync(join(tmpdir(), 'muhafiz redis "test" '));
let running: RedisProcess | null = null;
const start = async (more: { port?: number; password?: string } = {}) =>
  (running = await startRedisProcess({
    program: await getRedis(),
    dir,
    logFile: join(dir, 'redis.log'),
    ...more,
  }));

afterEach(async () => {
  await running?.stop(3_000);
  rmSync(dir, { recursive: true, force: true });
});

const ask = ({ port, password }: RedisProcess, command: string) => askRedis({ port, password, command });

test('is durable, never evicts, and lets nobody in without the password', async () => {
  const redis = await start();
  expect(await ask(redis, 'SET kept here')).toBe('+OK');
  await redis.stop(3_000);
  const again = await start({ port: redis.port, password: redis.password });
  expect(await ask(again, 'GET kept')).toBe('$4');
  expect(await ask({ ...again, password: 'wrong' }, 'GET kept')).toMatch(/^-NOAUTH/);
  const client = new Redis(again.url);
  expect(await client.config('GET', 'maxmemory-policy')).toEqual(['maxmemory-policy', 'noeviction']);
  expect(await client.config('GET', 'appendfsync')).toEqual(['appendfsync', 'everysec']);
  client.disconnect();
});

test('says that its data is damaged and how to go on', async () => {
  const redis = await start();
  await ask(redis, 'SET kept here');
  await redis.stop(3_000);
  const folder = join(dir, 'appendonlydir');
  const file = readdirSync(folder).find((name) => name.endsWith('.incr.aof')) ?? '';
  appendFileSync(join(folder, file), 'this is no command\r\n*2\r\n');
  await expect(start()).rejects.toThrow(
    /^Redis could not start because its data in .* is damaged \(its words: "Bad file format.*move that folder away and start again/,
  );
});

test('says that its port is taken when it must have that one', async () => {
  const first = await start();
  const other = startRedisProcess({
    program: await getRedis(),
    dir: join(dir, 'other'),
    logFile: join(dir, 'other.log'),
    port: first.port,
  });
  await expect(other).rejects.toThrow(/its port is taken/);
});

import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { markedProcesses, markedWith } from './lib/leftovers.mjs';
import { freePort } from './lib/ports.mjs';

const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const cleanup of cleanups.splice(0).toReversed()) cleanup();
});

function newFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'muhafiz-start-'));
  cleanups.push(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** Runs the real supervisor with a real Redis and stand-ins for store and server. */
async function start({ dir = newFolder(), env = {}, port }: { dir?: string; env?: Record<string, string>; port?: number } = {}) {
  const mark = randomUUID();
  const chosen = port ?? (await freePort());
  const base = { ...markedWith(mark), REDIS_URL: '', MONGODB_URL: '', npm_lifecycle_event: '' };
  const child = spawn(process.execPath, ['scripts/fakes/start.mjs'], {
    env: { ...base, DATA_DIR: dir, PORT: String(chosen), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const exited = new Promise<{ code: number | null; seconds: number }>((done) => {
    const started = performance.now();
    child.on('close', (code) => done({ code, seconds: (performance.now() - started) / 1000 }));
  });
  cleanups.push(() => child.kill('SIGKILL'));
  const parts = () => markedProcesses(mark).filter(({ pid }) => pid !== child.pid);
  const until = async (what: string, test: () => boolean | Promise<boolean>) => {
    for (const limit = performance.now() + 20_000; performance.now() < limit; await sleep(30)) if (await test()) return;
    throw new Error(`Not so in time: ${what}. It said: ${output}`);
  };
  return {
    dir,
    port: chosen,
    pid: child.pid,
    exited,
    said: () => output,
    kill: (signal: NodeJS.Signals) => child.kill(signal),
    parts,
    until,
    ready: () => until('the table is shown', () => output.includes('/talk')),
    gone: () => until('every part is gone', () => parts().length === 0),
    ask: () =>
      fetch(`http://127.0.0.1:${chosen}/`).then((answer) => answer.json() as Promise<{ pid: number; redis: string; mongo: string }>),
    partOf: (name: string) => parts().find(({ command }) => command.includes(name))?.pid,
  };
}

describe('npm start', () => {
  test('shows every page and the sign-ins once the server serves', async () => {
    const app = await start();
    await app.ready();
    for (const page of ['talk', 'report', 'desk', 'floor', 'duty', 'referrals'])
      expect(app.said()).toContain(`http://127.0.0.1:${app.port}/${page}`);
    expect(app.said()).toMatch(/agent +amna +a-b-c/);
    const { redis, mongo } = await app.ask();
    expect(redis).toMatch(/^redis:\/\/:[0-9a-f]{48}@127\.0\.0\.1:\d+$/);
    expect(mongo).toMatch(/^mongodb:\/\/muhafiz:[0-9a-f]{48}@127\.0\.0\.1:\d+\/muhafiz\?/);
  });

  test('shows no password on any command line', async () => {
    const app = await start();
    await app.ready();
    const { redis } = await app.ask();
    const password = new URL(redis).password;
    expect(app.parts().length).toBe(3);
    for (const { pid } of app.parts()) expect(readFileSync(`/proc/${pid}/cmdline`, 'utf8')).not.toContain(password);
  });

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('ends everything on %s, also when told twice', async (signal) => {
    const app = await start();
    await app.ready();
    app.kill(signal);
    app.kill(signal);
    expect((await app.exited).code).toBe(0);
    expect(app.parts()).toEqual([]);
    expect(app.said()).toContain('stopped');
  });

  test('ends a server that does not end by itself, within ten seconds', async () => {
    const app = await start({ env: { FAKE_SERVER: 'stubborn' } });
    await app.ready();
    const asked = performance.now();
    app.kill('SIGTERM');
    await app.exited;
    expect(performance.now() - asked).toBeLessThan(10_000);
    expect(app.parts()).toEqual([]);
  });

  test('ends everything when told so while it is starting', async () => {
    const app = await start({ env: { FAKE_SERVER: 'silent' } });
    await app.until('the server is starting', () => app.partOf('fakes/server') !== undefined);
    app.kill('SIGINT');
    expect((await app.exited).code).toBe(0);
    expect(app.parts()).toEqual([]);
  });

  test('leaves nothing running when it is killed itself', async () => {
    const app = await start({ env: { FAKE_SERVER: 'stubborn' } });
    await app.ready();
    expect(app.parts().length).toBe(3);
    app.kill('SIGKILL');
    await app.gone();
  });

  test('ends everything when the npm that runs it is killed', async () => {
    const mark = randomUUID();
    const env = {
      ...markedWith(mark),
      REDIS_URL: '',
      MONGODB_URL: '',
      DATA_DIR: newFolder(),
      PORT: String(await freePort()),
      npm_lifecycle_event: 'start',
    };
    // As npm does: a process that runs a shell that becomes us.
    const shell = `require('node:child_process').spawn('sh', ['-c', 'exec ${process.execPath} scripts/fakes/start.mjs'], { stdio: 'ignore' })`;
    const npm = spawn(process.execPath, ['-e', shell], { env, stdio: 'ignore' });
    const count = async (wanted: (parts: number) => boolean) => {
      for (const limit = performance.now() + 20_000; performance.now() < limit; await sleep(50))
        if (wanted(markedProcesses(mark).length)) return;
      throw new Error(`There are ${markedProcesses(mark).length} processes`);
    };
    await count((parts) => parts === 5);
    npm.kill('SIGKILL');
    await count((parts) => parts === 0);
  });

  test('has ended everything when npm, told to stop, has ended', async () => {
    const mark = randomUUID();
    const port = await freePort();
    const env = { ...markedWith(mark), REDIS_URL: '', MONGODB_URL: '', DATA_DIR: newFolder(), PORT: String(port) };
    const { start: script } = (JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { start: string } }).scripts;
    const folder = newFolder();
    const fake = script.replace('scripts/start.mjs', join(process.cwd(), 'scripts/fakes/start.mjs'));
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ scripts: { start: fake } }));
    const npm = spawn('npm', ['start'], { cwd: folder, env, stdio: 'ignore' });
    cleanups.push(() => npm.kill('SIGKILL'));
    const exited = new Promise((done) => npm.once('exit', done));
    const serves = () =>
      fetch(`http://127.0.0.1:${port}/`).then(
        () => true,
        () => false,
      );
    for (const limit = performance.now() + 30_000; performance.now() < limit && !(await serves());) await sleep(50);
    npm.kill('SIGTERM');
    await exited;
    expect(markedProcesses(mark).filter(({ command }) => !command.includes('guard.mjs'))).toEqual([]);
  });

  test('takes over the lock of a start that was killed', async () => {
    const first = await start();
    await first.ready();
    first.kill('SIGKILL');
    await first.gone();
    const second = await start({ dir: first.dir });
    await second.ready();
  });

  test.each(['redis-server', 'fakes/store', 'fakes/server'])('starts %s again where it was when it dies', async (name) => {
    const app = await start();
    await app.ready();
    const before = await app.ask();
    const old = app.partOf(name);
    if (!old) throw new Error(`${name} does not run`);
    process.kill(old, 'SIGKILL');
    await app.until('it runs again', () => app.said().includes('runs again'));
    const after = await app.ask();
    expect(app.partOf(name)).not.toBe(old);
    expect([after.redis, after.mongo]).toEqual([before.redis, before.mongo]);
    expect(app.parts().length).toBe(3);
  });

  test('ends the whole with a reason when a part keeps dying', async () => {
    const app = await start();
    await app.ready();
    const killer = setInterval(() => {
      const pid = app.partOf('fakes/store');
      if (pid) process.kill(pid, 'SIGKILL');
    }, 50);
    const { code } = await app.exited;
    clearInterval(killer);
    expect(code).toBe(1);
    expect(app.said()).toMatch(/The store broke 6 times within 60 s, so everything was stopped/);
    expect(app.parts()).toEqual([]);
  });
});

describe('npm start refuses with one sentence', () => {
  const refusal = async (app: Awaited<ReturnType<typeof start>>) => {
    const { code } = await app.exited;
    expect(code).toBe(1);
    expect(app.parts()).toEqual([]);
    expect(app.said()).not.toMatch(/\n\s+at /);
    return app.said().trim();
  };

  test('a port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    cleanups.push(() => other.close());
    await new Promise((listening) => other.once('listening', listening));
    const port = (other.address() as { port: number }).port;
    expect(await refusal(await start({ port }))).toMatch(new RegExp(`^Port ${port} is taken .*PORT=${port + 1}\\.$`));
  });

  test('a PORT that is no port', async () => {
    expect(await refusal(await start({ env: { PORT: '80a' } }))).toMatch(/^PORT is "80a"/);
  });

  test('a data folder that another one uses', async () => {
    const first = await start();
    await first.ready();
    const second = await start({ dir: first.dir });
    expect(await refusal(second)).toContain(`in use by another Muhafiz (process ${first.pid})`);
    expect((await first.ask()).pid).toBeGreaterThan(0);
  });

  test('a data folder in use on another machine', async () => {
    const dir = newFolder();
    writeFileSync(join(dir, 'muhafiz.lock'), JSON.stringify({ pid: 1, began: '1', host: `${hostname()}-other` }));
    expect(await refusal(await start({ dir }))).toContain(`in use by a Muhafiz on ${hostname()}-other`);
  });

  test('a data folder that cannot be made', async () => {
    const file = join(newFolder(), 'file');
    writeFileSync(file, '');
    expect(await refusal(await start({ dir: join(file, 'data') }))).toMatch(/^The data folder .* cannot be written \(ENOTDIR\)/);
  });

  test("a damaged store, in the store's own words", async () => {
    expect(await refusal(await start({ env: { FAKE_STORE: 'damaged' } }))).toMatch(/^The store in .* is damaged: put back a backup/);
  });

  test("a server that refuses, in the server's own words", async () => {
    expect(await refusal(await start({ env: { FAKE_SERVER: 'refuses' } }))).toBe('The keyring is missing: set KEYRING and start again.');
  });

  test('a server that breaks while starting, with what it threw', async () => {
    expect(await refusal(await start({ env: { FAKE_SERVER: 'crashes' } }))).toMatch(
      /^The server ended with code 1 before it was ready \("Error: it broke"\): see .*server\.log\.$/,
    );
  });
});

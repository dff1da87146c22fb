import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const password = 'bench';
const main = join(import.meta.dirname, '../../server/embedded-mongo/main.ts');

export type BenchStore = Awaited<ReturnType<typeof startBenchStore>>;

/** A store in a process of its own; memory in MB: its own, and with the pages of the data file that the system keeps for it. */
export async function startBenchStore(data: string) {
  const from = performance.now();
  const child = spawn(process.execPath, ['--import', 'tsx', main, '--data', data, '--exit-with-parent'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, STORE_PASSWORD: password },
  });
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (bytes: Buffer) => resolve(bytes.toString()));
    child.once('exit', () => reject(new Error('The store did not start.')));
  });
  const startSeconds = (performance.now() - from) / 1000;
  const field = (name: string): number =>
    Number(new RegExp(`${name}:\\s+(\\d+)`).exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024;
  let peakOwn = 0;
  const watch = setInterval(() => (peakOwn = Math.max(peakOwn, field('RssAnon'))), 50);
  const stop = async (): Promise<void> => {
    clearInterval(watch);
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.stdin.end();
    await ended;
  };
  const url = (JSON.parse(line) as { url: string }).url.replace('//', `//muhafiz:${password}@`);
  return { url, startSeconds, stop, memory: () => ({ peakOwn, withFile: field('VmHWM') }) };
}

import { fork, type ChildProcess } from 'node:child_process';
import { loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { inRoot } from '../../lib/places.mjs';
import { cpuSeconds } from '../../lib/process-use.ts';
import { createGauges } from '../../soak/gauges.ts';
import { startInstallation, type Installation } from '../../soak/installation.ts';
import { printReport, type Line } from '../measure.ts';
import type { Begin, Told } from './pages.ts';

const processes = 2;
/** People come to work within this time at first, in milliseconds. */
const arriveMs = 20_000;
const waitMs = 120_000;
/** Until what a crowd sets off has come to rest, in milliseconds. */
const settleMs = 10_000;
const aimSeconds = 15;

/** A thousand consoles lose their server and come back: how soon is each live again, and what does one cost? */
export async function benchConsoles(count: number): Promise<void> {
  const installation = await startInstallation({ agents: count });
  const gauges = createGauges(installation);
  const crowd = openCrowd(installation);
  try {
    const before = await gauges.read();
    crowd.begin();
    await crowd.allLive(0);
    await sleep(settleMs);
    const after = await gauges.read();
    const killed = await comeBack(installation, crowd, () => installation.app.kill());
    await sleep(settleMs);
    const ended = await comeBack(installation, crowd, async () => void (await installation.app.end()));
    const load = loadavg().map((n) => n.toFixed(1));
    printReport(`${count} consoles lose their server (load of the machine: ${load.join(' ')})`, [
      ...returned('killed', killed),
      ...returned('stopped in order', ended),
      { what: 'heap of the server per console', figure: perConsole(before.appHeap, after.appHeap, count) },
      { what: 'own memory of the server per console', figure: perConsole(before.appOwn, after.appOwn, count) },
    ]);
    process.exitCode = Math.max(killed.last, ended.last) < aimSeconds ? 0 : 1;
  } finally {
    crowd.close();
    gauges.close();
    await installation.stop();
  }
}

type Returned = Awaited<ReturnType<typeof comeBack>>;
/** Takes the server away, starts it again, and waits until every console is live: seconds since the server was there again. */
async function comeBack({ app }: Installation, crowd: Crowd, away: () => Promise<void>) {
  const from = Date.now();
  await away();
  await app.restart();
  const [back, used] = [Date.now(), cpuSeconds(app.pid())];
  const times = (await crowd.allLive(from)).map((at) => (at - back) / 1_000).sort((a, b) => a - b);
  const cpu = cpuSeconds(app.pid()) - used;
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? NaN;
  return { awaySeconds: (back - from) / 1_000, cpu, first: at(0), median: at(0.5), p99: at(0.99), last: at(1) };
}

function returned(how: string, { awaySeconds, cpu, first, median, p99, last }: Returned): Line[] {
  const seconds = (n: number): string => `${n.toFixed(1)} s`;
  return [
    { what: `${how}: server away`, figure: seconds(awaySeconds) },
    { what: `${how}: first, median, p99 live again`, figure: [first, median, p99].map(seconds).join(', ') },
    { what: `${how}: last live again`, figure: seconds(last), aim: `< ${aimSeconds} s`, met: last < aimSeconds },
    { what: `${how}: CPU time of the server until then`, figure: seconds(cpu) },
  ];
}
const perConsole = (before: number, after: number, count: number): string => `${(((after - before) * 1024) / count).toFixed(0)} KB`;

type Crowd = ReturnType<typeof openCrowd>;
/** The consoles, in processes of their own. */
function openCrowd({ app, staff }: Pick<Installation, 'app' | 'staff'>) {
  const liveAt = new Map<string, number>();
  const children: ChildProcess[] = [];
  const begin = (): void => {
    for (let i = 0; i < processes; i += 1) {
      const child = fork(inRoot('scripts', 'bench', 'consoles', 'pages.ts'), { execArgv: ['--import', 'tsx'] });
      const people = staff.filter((_, j) => j % processes === i);
      child.on('message', ({ console: who, kind, at }: Told) => (kind === 'live' ? liveAt.set(who, at) : liveAt.delete(who)));
      child.send({ base: app.url, people, withinMs: arriveMs } satisfies Begin);
      children.push(child);
    }
  };
  /** When each console became live, once all have since this moment; throws when some have not in time. */
  const allLive = async (since: number): Promise<number[]> => {
    for (const until = Date.now() + waitMs; ;) {
      const times = [...liveAt.values()].filter((at) => at >= since);
      if (times.length === staff.length) return times;
      if (Date.now() > until) throw new Error(`${staff.length - times.length} of ${staff.length} consoles are not live`);
      await sleep(100);
    }
  };
  return { begin, allLive, close: () => children.forEach((child) => child.kill('SIGKILL')) };
}

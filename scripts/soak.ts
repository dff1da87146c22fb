import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { soak, type Look } from './soak/soak.ts';
import type { Tally } from './soak/tally.ts';

const help = 'npm run soak -- [--minutes 60] [--rate 10] [--agents 90] [--json FILE] [--profile DIR]   (rate: contacts per second)';
const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '60' },
    rate: { type: 'string', default: '10' },
    agents: { type: 'string', default: '90' },
    json: { type: 'string', default: '.local/soak.json' },
    profile: { type: 'string' },
  },
});
const [minutes, rate, agents] = [Number(values.minutes), Number(values.rate), Number(values.agents)];
if (![minutes, rate, agents].every((n) => Number.isFinite(n) && n > 0) || !Number.isInteger(agents)) {
  console.error(help);
  process.exit(1);
}

const heads = ['min', 'opened', 'offered', 'accepted', 'closed', 'waiting', 'p50', 'p99 ms', 'heap', 'own', 'store', 'file MB'];
const more = ['keys', 'redis', 'sockets', 'screens', 'cpu app', 'store', 'redis', 'here'];
const row = (cells: readonly (string | number)[]): string => cells.map((cell) => String(cell).padStart(9)).join('');
const here = cpuHere();

function show(look: Look, tally: Tally): void {
  const n = (value: number): string => value.toFixed(0);
  const counts = ['opened', 'offered', 'accepted', 'closed'].map((what) => tally.of(what));
  const memory = [look.appHeap, look.appOwn, look.storeOwn, look.storeFile].map(n);
  const redis = [look.redisKeys, look.redisMemory.toFixed(1), look.sockets, look.liveScreens];
  const cpu = [look.appCpu, look.storeCpu, look.redisCpu, here()].map((share) => `${n(share * 100)}%`);
  const waits = [look.waiting, n(look.waits.p50), n(look.waits.p99)];
  console.log(row([(look.second / 60).toFixed(1), ...counts, ...waits, ...memory, ...redis, ...cpu]));
}
function cpuHere(): () => number {
  let before = { at: performance.now(), used: process.cpuUsage() };
  return () => {
    const { user, system } = process.cpuUsage(before.used);
    const share = (user + system) / 1_000 / (performance.now() - before.at);
    before = { at: performance.now(), used: process.cpuUsage() };
    return share;
  };
}

console.log(`${rate} contacts a second for ${minutes} min, ${agents} agents`);
console.log(row([...heads, ...more]));
const options = { seconds: minutes * 60, rate, agents, profileDir: values.profile };
const { tally, looks, judged, wrongs, drainedSeconds } = await soak(options, {
  show,
  say: (line) => console.log(line),
  everyMs: Math.min(30_000, (minutes * 60_000) / 10),
});
const whole = tally.whole();
writeFileSync(values.json, JSON.stringify({ ...options, counts: tally.counts, whole, drainedSeconds, judged, wrongs, looks }, null, 1));
console.log('');
for (const [what, n] of Object.entries(tally.counts).sort()) console.log(`  ${what.padEnd(32)}${n}`);
console.log(`\nFrom intake to an agent's screen: p50 ${whole.p50} ms, p99 ${whole.p99} ms, longest ${whole.max} ms.`);
console.log(`Everything had come to its end ${drainedSeconds.toFixed(0)} s after the last caller came.`);
for (const { what, before, after, allowed, holds } of judged)
  console.log(`  ${what.padEnd(32)}${before.toFixed(1)} → ${after.toFixed(1)} (at most ${allowed.toFixed(1)})${holds ? '' : '  GREW'}`);
for (const wrong of wrongs) console.log(wrong);
if (wrongs.length === 0)
  console.log(
    judged.length > 0
      ? 'Nothing grew, and every contact is accounted for.'
      : 'Every contact is accounted for; growth is judged in runs of twenty minutes and more.',
  );
process.exitCode = wrongs.length === 0 ? 0 : 1;

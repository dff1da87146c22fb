import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { groupBy } from '#shared/kernel/group-by.ts';
import { storm } from '../tests/chaos/storm/storm.ts';

const help = 'npm run chaos -- [--minutes 30] [--seed 4711] [--callers 4]';
const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '30' }, seed: { type: 'string' }, callers: { type: 'string', default: '4' } },
});
const [minutes, callers, seed] = [Number(values.minutes), Number(values.callers), Number(values.seed ?? randomInt(2 ** 31))];
if (![minutes, callers, seed].every((n) => Number.isFinite(n) && n >= 0) || minutes === 0) {
  console.error(help);
  process.exit(1);
}

const from = performance.now();
const at = (): string => `${((performance.now() - from) / 60_000).toFixed(1)} min`.padStart(9);
console.log(`Seed ${seed} (run it again with --seed ${seed})`);
const { ledger, wrongs, drainedSeconds } = await storm({
  seed,
  callers,
  seconds: minutes * 60,
  say: (line) => console.log(`${at()}  ${line}`),
});
console.log('');
for (const [act, n] of Object.entries(ledger.acts).sort()) console.log(`  ${act.padEnd(28)}${n}`);
console.log('\nAfter a fault had ended, everything worked again after (seconds, middle and longest):');
for (const [fault, times] of groupBy(ledger.recoveries, (one) => one.fault))
  for (const [what, same] of groupBy(times, (one) => one.what)) {
    const seconds = same.map((one) => one.seconds).sort((a, b) => a - b);
    const middle = seconds[Math.floor(seconds.length / 2)] ?? NaN;
    console.log(`  ${fault.padEnd(24)}${what.padEnd(16)}${middle.toFixed(1).padStart(6)}${(seconds.at(-1) ?? NaN).toFixed(1).padStart(6)}`);
  }
console.log(`\nEverything had come to rest and was checked ${drainedSeconds.toFixed(0)} s after the storm.`);
for (const wrong of wrongs.slice(0, 50)) console.log(`  ${wrong}`);
console.log(
  wrongs.length === 0
    ? 'Nothing was lost, doubled or out of order.'
    : `${wrongs.length} things are not as they were promised (seed ${seed}).`,
);
process.exitCode = wrongs.length === 0 ? 0 : 1;

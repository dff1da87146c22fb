import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
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
console.log(`\nEverything had come to rest and was checked ${drainedSeconds.toFixed(0)} s after the storm.`);
for (const wrong of wrongs.slice(0, 50)) console.log(`  ${wrong}`);
console.log(
  wrongs.length === 0
    ? 'Nothing was lost, doubled or out of order.'
    : `${wrongs.length} things are not as they were promised (seed ${seed}).`,
);
process.exitCode = wrongs.length === 0 ? 0 : 1;

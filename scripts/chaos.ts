import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { groupBy } from '#shared/kernel/group-by.ts';
import { ladders } from '../tests/chaos/ladders/ladders.ts';
import { storm } from '../tests/chaos/storm/storm.ts';

const help = 'npm run chaos -- [--minutes 30] [--callers 4] [--seed 4711], or npm run chaos -- --ladders 5 [--seed 4711]';
const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '30' },
    seed: { type: 'string' },
    callers: { type: 'string', default: '4' },
    /** So often everything is killed in turn while ladders of urgent dispatch climb, instead of the storm. */
    ladders: { type: 'string' },
  },
});
const [minutes, callers, rounds] = [Number(values.minutes), Number(values.callers), Number(values.ladders ?? 0)];
const seed = Number(values.seed ?? randomInt(2 ** 31));
if (![minutes, callers, rounds, seed].every((n) => Number.isFinite(n) && n >= 0) || minutes === 0) {
  console.error(help);
  process.exit(1);
}

const from = performance.now();
const at = (): string => `${((performance.now() - from) / 60_000).toFixed(1)} min`.padStart(9);
console.log(`Seed ${seed} (run it again with --seed ${seed})`);
const say = (line: string): void => console.log(`${at()}  ${line}`);
/** By how many milliseconds the next step of a ladder may be late, whatever was killed. */
const lateMs = 5_000;
const wrongs = rounds > 0 ? await climb() : await rage();
for (const wrong of wrongs.slice(0, 50)) console.log(`  ${wrong}`);
console.log(
  wrongs.length === 0
    ? 'Nothing was lost, doubled or out of order.'
    : `${wrongs.length} things are not as they were promised (seed ${seed}).`,
);
process.exitCode = wrongs.length === 0 ? 0 : 1;

/** A storm of children, agents and faults; gives what is not as it was promised. */
async function rage(): Promise<string[]> {
  const { ledger, wrongs, drainedSeconds } = await storm({ seed, callers, seconds: minutes * 60, say });
  console.log('');
  for (const [act, n] of Object.entries(ledger.acts).sort()) console.log(`  ${act.padEnd(28)}${n}`);
  console.log('\nAfter a fault had ended, everything worked again after (seconds, middle and longest):');
  for (const [fault, times] of groupBy(ledger.recoveries, (one) => one.fault))
    for (const [what, same] of groupBy(times, (one) => one.what)) {
      const seconds = same.map((one) => one.seconds).sort((a, b) => a - b);
      const middle = seconds[Math.floor(seconds.length / 2)] ?? NaN;
      console.log(
        `  ${fault.padEnd(24)}${what.padEnd(16)}${middle.toFixed(1).padStart(6)}${(seconds.at(-1) ?? NaN).toFixed(1).padStart(6)}`,
      );
    }
  console.log(`\nEverything had come to rest and was checked ${drainedSeconds.toFixed(0)} s after the storm.`);
  return wrongs;
}

/** Ladders of urgent dispatch, with everything killed in turn at each of their steps; gives what is not as it was promised. */
async function climb(): Promise<string[]> {
  const { wrongs, late, hits, ladders: run, waves } = await ladders({ seed, rounds, redisMs: 20_000, say });
  console.log(`\n${run} ladders with ${waves} waves; ${hits.length} faults. The latest, in seconds after its time:`);
  for (const [what, ms] of Object.entries({ 'a step': late.step, 'a page by SMS': late.page, 'a sign of life': late.signOfLife })) {
    console.log(`  ${what.padEnd(20)}${(ms / 1_000).toFixed(1).padStart(6)}`);
    if (ms > lateMs) wrongs.push(`${what} was late by ${ms} ms`);
  }
  return wrongs;
}

import { parseArgs } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';
import { nextCaller, type CallerScript } from './simulate/callers.ts';
import { createDoor, type Door } from './simulate/door.ts';

// Where npm start listens with the same settings.
const usualUrl = `http://${process.env.HOST || '127.0.0.1'}:${process.env.PORT || '8080'}`;
const help = `npm run simulate -- --rate 2 --minutes 5 [--url ${usualUrl}]   (rate: contacts per second)`;
const values = readOptions();

function readOptions() {
  try {
    return parseArgs({
      options: {
        rate: { type: 'string', default: '2' },
        minutes: { type: 'string', default: '5' },
        url: { type: 'string', default: usualUrl },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    return fail(`${error instanceof Error ? error.message.split('. ')[0] : 'An option is wrong'}. Usage: ${help}`);
  }
}

type Tally = { opened: number; noise: number; urgent: number; written: number; failed: number; answered: number };
const tally: Tally = { opened: 0, noise: 0, urgent: 0, written: 0, failed: 0, answered: 0 };

function readNumber(name: 'rate' | 'minutes', max: number): number {
  const number = Number(values[name]);
  if (!Number.isFinite(number) || number <= 0 || number > max) fail(`--${name} takes a number above 0 and up to ${max}. Usage: ${help}`);
  return number;
}

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

/** Only a demonstration may be filled with invented children; a real line never. */
async function requireDemonstration(door: Door): Promise<string[]> {
  const welcome = await door
    .welcome()
    .catch(() => fail(`Nothing answers at ${values.url}. Start it with npm start, or name it with --url.`));
  if (!welcome.demo) fail(`${values.url} is not a demonstration. Invented contacts are refused there: real children may be waiting.`);
  return welcome.areas.filter((area) => area.kind === 'district').map((area) => area.id);
}

async function live(door: Door, script: CallerScript, areaId: string): Promise<void> {
  tally.opened += 1;
  if (script.kind === 'noise') tally.noise += 1;
  if (script.kind === 'urgent') tally.urgent += 1;
  if (script.kind === 'report') return void (await door.report(script, areaId));
  const code = await door.open(script, areaId);
  for (const text of script.then) {
    await sleep(3_000 + Math.random() * 9_000);
    await door.write(code, text);
    tally.written += 1;
  }
  if (script.leaves) return void (await door.leave(code));
  await sleep(20_000);
  if ((await door.view(code)).phase === 'joined') tally.answered += 1;
}

const summary = (): string =>
  `${tally.opened} contacts (${tally.noise} noise, ${tally.urgent} urgent) · ${tally.written} further messages · ${tally.answered} answered · ${tally.failed} failed`;

function progress(left: number): void {
  const line = `${summary()} · ${left > 0 ? `${Math.ceil(left / 1000)} s left` : 'the last ones finish'}`;
  if (process.stdout.isTTY) process.stdout.write(`\r\u001b[K${line}`);
  else console.log(line);
}

async function main(): Promise<void> {
  if (values.help) return void console.log(help);
  const rate = readNumber('rate', 50);
  const until = Date.now() + readNumber('minutes', 24 * 60) * 60_000;
  const door = createDoor(values.url.replace(/\/$/, ''));
  const areas = await requireDemonstration(door);
  const running = new Set<Promise<void>>();
  const shown = setInterval(() => progress(Math.max(0, until - Date.now())), process.stdout.isTTY ? 500 : 10_000);
  while (Date.now() < until) {
    const area = areas[Math.floor(Math.random() * areas.length)] ?? 'lahore';
    const one: Promise<void> = live(door, nextCaller(Math.random), area)
      .catch(() => {
        tally.failed += 1;
      })
      .finally(() => running.delete(one));
    running.add(one);
    // Callers come at random, at the asked rate on average.
    await sleep(Math.min(until - Date.now() + 1, (-Math.log(1 - Math.random()) * 1000) / rate));
  }
  await Promise.all(running);
  clearInterval(shown);
  console.log(`${process.stdout.isTTY ? '\r\u001b[K' : ''}${summary()} · done`);
  process.exitCode = tally.failed > 0 ? 1 : 0;
}

await main();

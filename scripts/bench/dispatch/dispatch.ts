import { printReport, type Line } from '../measure.ts';
import { startBare } from '../line/bare.ts';
import { startEngines, type Engines } from '../line/installation.ts';
import { messagesOfBare } from '../line/latency.ts';
import { loop, timingsOf, type Timings } from '../line/timings.ts';
import { benchLadders, type Ladders } from './ladders.ts';
import { openScene, type Course } from './scene.ts';

const perSecond = 50;
const seconds = 20;
const times = 400;
type Shown = { product: Timings; bare: Timings };

const ms = (value: number): string => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
const ratio = (a: number, b: number): string => `${(a / b).toFixed(2)} ×`;

/** From the decision to the officer's open page, one at a time, beside one durable write and a socket; and to gateway and page with fifty a second. */
async function benchSending(engines: Engines): Promise<{ shown: Shown; handed: Timings; seen: Timings }> {
  const bare = await startBare(engines, { before: 0, after: 0, behind: 0, consoles: 1 });
  const scene = await openScene(engines);
  try {
    const relay = await messagesOfBare(bare);
    const product = async (most: number): Promise<number[]> =>
      (await loop({ atOnce: 1, most, seconds: 60 }, async () => seenAfter(await scene.dispatch()))).times;
    await relay(100);
    await product(100);
    // In turns, so that a moment in which the machine was slow is in both.
    const found = { product: [] as number[], bare: [] as number[] };
    for (let i = 0; i < 4; i += 1) {
      found.bare.push(...(await relay(times / 4)));
      found.product.push(...(await product(times / 4)));
    }
    process.stderr.write(`  ${perSecond} a second …\n`);
    const courses = await steadily(scene.dispatch);
    return {
      shown: { product: timingsOf(found.product, 1), bare: timingsOf(found.bare, 1) },
      handed: timingsOf(
        courses.map(({ asked, handed }) => handed - asked),
        seconds,
      ),
      seen: timingsOf(courses.map(seenAfter), seconds),
    };
  } finally {
    await scene.stop();
    await bare.stop();
  }
}

const seenAfter = ({ asked, shown }: Course): number => shown - asked;

/** So many a second, whether those before have come or not. */
async function steadily(dispatch: () => Promise<Course>): Promise<Course[]> {
  const under: Promise<Course>[] = [];
  await new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      under.push(dispatch());
      if (under.length < perSecond * seconds) return;
      clearInterval(timer);
      resolve();
    }, 1000 / perSecond);
  });
  return Promise.all(under);
}

function sendingLines({ shown: { product, bare }, handed, seen }: Awaited<ReturnType<typeof benchSending>>): Line[] {
  const beside = (a: number, b: number): string => `${ratio(a, b)} a bare relay with one durable write (${ms(b)})`;
  const line = (what: string, a: number, b: number, aim: number): Line => ({
    ...{ what, figure: ms(a), beside: beside(a, b), aim: `≤ ${aim} ×`, met: a / b <= aim },
  });
  return [
    line("decision to the officer's page, idle, p50", product.p50, bare.p50, 2),
    line('  p99', product.p99, bare.p99, 3),
    {
      what: `decision to the gateway, ${perSecond}/s, p99`,
      figure: ms(handed.p99),
      beside: `p50 ${ms(handed.p50)}; to the page ${ms(seen.p50)} and ${ms(seen.p99)}`,
      aim: '≤ 1 s',
      met: handed.p99 <= 1_000,
    },
  ];
}

function ladderLines({ looks, lateness }: Ladders): Line[] {
  const lines = looks.map(({ running, due, ms: took, busyMs }): Line => {
    const few = looks.find((one) => one.running === running);
    // Not more for each than with few; and hardly more because of those that are not due.
    const least = looks.find((one) => one.due === due);
    const each = few ? busyMs / due / (few.busyMs / few.due) : NaN;
    const more = least ? busyMs / least.busyMs : NaN;
    return {
      what: `a look at ${due.toLocaleString('en')} due of ${running.toLocaleString('en')} running`,
      figure: `${ms(took)}; busy ${ms(busyMs / due)} each`,
      beside: `each ${each.toFixed(2)} × with ${few?.due ?? 0} due; ${more.toFixed(2)} × with 1,000 running`,
      aim: 'each ≤ 1.1 ×',
      met: each <= 1.1,
    };
  });
  const { p50, p99, count } = lateness;
  const what = `lateness of ${count.toLocaleString('en')} steps within a minute, p99`;
  return [...lines, { what, figure: ms(p99), beside: `p50 ${ms(p50)}`, aim: '≤ 500 ms', met: p99 <= 500 }];
}

/** Measures urgent dispatch from the agent's decision on, beside the bare engines in the same run. */
export async function benchDispatch(): Promise<void> {
  const engines = await startEngines();
  try {
    process.stderr.write('  sending …\n');
    const sending = await benchSending(engines);
    process.stderr.write('  ladders …\n');
    const ladders = await benchLadders(engines);
    printReport('Urgent dispatch, beside the bare engines in the same run', [...sendingLines(sending), ...ladderLines(ladders)]);
  } finally {
    await engines.stop();
  }
}

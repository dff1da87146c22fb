import { writeFileSync } from 'node:fs';
import { printReport, type Line } from '../measure.ts';
import { drawChart, type Bar } from './chart.ts';
import { benchFanOut } from './fan-out.ts';
import { benchGrowth, type Growth } from './growth.ts';
import { benchBareIntake, benchIntake, intakeMs, type Sustained } from './intake.ts';
import { startEngines, type Engines } from './installation.ts';
import { benchLatency } from './latency.ts';
import { benchMemory } from './memory.ts';
import { benchRaces } from './races.ts';

/**
 * Durable writes of the product for a contact: for the child's answer (conversation, message, number, contact), for the offer (agent,
 * contact), and behind that five entries of the trail and four outboxes that are emptied, which go to the store in batches.
 */
const writes = { before: 4, after: 2, behind: 9 };
const none = { before: 0, after: 0, behind: 0 };

async function measureAll(engines: Engines) {
  const step = async <R>(what: string, act: () => Promise<R>): Promise<R> => {
    process.stderr.write(`  ${what} …\n`);
    return act();
  };
  const intake = await step('intake', () => benchIntake(engines));
  const bare = await step('the same hops without a database', () => benchBareIntake(engines, none));
  const bareAwaited = await step('the same hops with the durable writes that are awaited', () =>
    benchBareIntake(engines, { ...writes, behind: 0 }),
  );
  const bareDurable = await step('the same hops with as many durable writes', () => benchBareIntake(engines, writes));
  const latency = await step('latency', () => benchLatency(engines));
  const fanOut = await step('fan-out', () => benchFanOut(engines));
  const races = await step('races', () => benchRaces(engines));
  const nodes = await step('two web nodes and two workers', () => benchIntake(engines, { webs: 2, workers: 2 }));
  const memory = await step('memory', () => benchMemory(engines));
  const growth = await step('growth', () => benchGrowth(engines));
  return { writes, intake, bare, bareAwaited, bareDurable, latency, fanOut, races, nodes, memory, growth };
}
export type Measured = Awaited<ReturnType<typeof measureAll>>;

const awaited = writes.before + writes.after;
const all = awaited + writes.behind;
const ms = (value: number): string => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
const times = (a: number, b: number): string => `${(a / b).toFixed(2)} ×`;
const rate = ({ rate: each, p99, atOnce }: Sustained): string => `${Math.round(each)}/s, p99 ${ms(p99)} (${atOnce} at once)`;

function intakeLines({ intake, bare, bareAwaited, bareDurable, nodes }: Measured): Line[] {
  const { app, store, redis } = intake.cost;
  return [
    {
      what: `intake to offer, p99 < ${intakeMs} ms`,
      figure: rate(intake),
      beside: `of a processor: ${ms(app)} server, ${ms(store)} store, ${ms(redis)} Redis`,
    },
    {
      what: '  beside the bare hops, no database',
      figure: times(intake.rate, bare.rate),
      beside: rate(bare),
      aim: '≥ 0.15 ×',
      met: intake.rate / bare.rate >= 0.15,
    },
    {
      what: `  beside the bare hops, ${all} durable writes`,
      figure: times(intake.rate, bareDurable.rate),
      beside: rate(bareDurable),
      aim: '≥ 0.6 ×',
      met: intake.rate / bareDurable.rate >= 0.6,
    },
    {
      what: `  beside those with the ${awaited} that are awaited`,
      figure: times(intake.rate, bareAwaited.rate),
      beside: rate(bareAwaited),
    },
    { what: 'two web nodes, two workers', figure: rate(nodes), beside: `${times(nodes.rate, intake.rate)} one process` },
  ];
}

function latencyLines({ latency: { product, bare } }: Measured): Line[] {
  const beside = (a: number, b: number): string => `${times(a, b)} a bare relay with one durable write (${ms(b)})`;
  const line = (what: string, a: number, b: number, most: number): Line => ({
    what,
    figure: ms(a),
    beside: beside(a, b),
    aim: `≤ ${most} ×`,
    met: a / b <= most,
  });
  return [line("message to the agent's screen, idle, p50", product.p50, bare.p50, 2), line('  p99', product.p99, bare.p99, 3)];
}

function otherLines({ fanOut, races, memory }: Measured): Line[] {
  return [
    {
      what: `the line to ${fanOut.consoles} consoles, p50 until the last`,
      figure: ms(fanOut.product.p50),
      beside: `${times(fanOut.product.p50, fanOut.bare.p50)} a bare broadcast (${ms(fanOut.bare.p50)})`,
    },
    {
      what: '100 agents race for 1,000 contacts',
      figure: `${Math.round(races.rate)}/s`,
      beside: `${races.refused} refused, ${races.twice} owned twice, ${races.lost} lost`,
      aim: 'none',
      met: races.twice + races.lost === 0,
    },
    { what: 'memory for a connected console', figure: `${Math.round(memory.console / 1024)} KB` },
    {
      what: 'memory for a contact that waits',
      figure: `${(memory.waiting / 1024).toFixed(1)} KB`,
      beside: `${Math.round(memory.redis)} bytes in Redis`,
    },
  ];
}

function growthLines(growth: readonly Growth[]): Line[] {
  const [first] = growth;
  return growth.map(({ waiting, agents, ms: each }) => {
    const more = first ? each / first.ms : NaN;
    // As much slower as the logarithm of what waits and who is free has grown.
    const may = Math.log2(waiting * agents) / Math.log2(1_000 * 10);
    const what = `an assignment, ${waiting.toLocaleString('en')} waiting, ${agents.toLocaleString('en')} free`;
    return { what, figure: ms(each), beside: `${more.toFixed(2)} ×`, aim: `≤ ${may.toFixed(2)} ×`, met: more <= may };
  });
}

function bars({ intake, bare, bareDurable, latency }: Measured): Bar[] {
  return [
    { what: 'Intake beside the bare hops, no database', value: intake.rate / bare.rate, aim: 0.15, least: true },
    {
      what: `Intake beside the bare hops, ${all} durable writes`,
      value: intake.rate / bareDurable.rate,
      aim: 0.6,
      least: true,
    },
    { what: 'Message to screen beside a bare relay, p50', value: latency.product.p50 / latency.bare.p50, aim: 2, least: false },
    { what: 'Message to screen beside a bare relay, p99', value: latency.product.p99 / latency.bare.p99, aim: 3, least: false },
  ];
}

/** Measures the line from the child's first words to the agent's screen, beside the bare engines in the same run. */
export async function benchLine({ json, chart }: { json?: string | undefined; chart?: string | undefined }): Promise<void> {
  const engines = await startEngines();
  try {
    const measured = await measureAll(engines);
    printReport('The line, beside the bare engines in the same run', [
      ...intakeLines(measured),
      ...latencyLines(measured),
      ...otherLines(measured),
      ...growthLines(measured.growth),
    ]);
    if (json) writeFileSync(json, `${JSON.stringify(measured, null, 2)}\n`);
    if (chart) writeFileSync(chart, drawChart('The line beside the bare engines', bars(measured)));
  } finally {
    await engines.stop();
  }
}

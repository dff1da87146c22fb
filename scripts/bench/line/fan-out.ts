import type { Socket } from 'socket.io-client';
import { startBare } from './bare.ts';
import { createCallers } from './callers.ts';
import { openConsoles } from './consoles.ts';
import { startInstallation, type Engines } from './installation.ts';
import { timingsOf, type Timings } from './timings.ts';

const consoles = 500;
const times = 30;

/** From the change to the last of five hundred screens that show it. */
export async function benchFanOut(engines: Engines): Promise<{ product: Timings; bare: Timings; consoles: number }> {
  const product = await ofProduct(engines);
  const bare = await startBare(engines, { before: 0, after: 0, behind: 0, consoles });
  try {
    const found = await spread(bare.sockets, 'told', (n) => bare.say('/tell', { waiting: n, oldestArrivedAt: null, helpNowWaiting: 0 }));
    return { product, bare: timingsOf(found, 1), consoles };
  } finally {
    await bare.stop();
  }
}

async function ofProduct(engines: Engines): Promise<Timings> {
  const installation = await startInstallation(engines);
  const { mongoUrl, bases } = installation;
  try {
    const half = { mongoUrl, bases, count: consoles / 2, capacity: 1 };
    const agents = await openConsoles({ ...half, name: 'bench-agent' });
    const supervisors = await openConsoles({ ...half, role: 'supervisor', name: 'bench-supervisor' });
    // Nobody takes anything: the line grows, and everybody is shown that.
    for (const agent of agents) await agent.post('/api/desk/state', { state: 'notReady', reason: 'training' });
    const callers = await createCallers(bases, []);
    const sockets = [...agents, ...supervisors].map(({ socket }) => socket);
    const found = await spread(sockets, 'line:changed', (n) => callers.open(n % callers.most));
    for (const socket of sockets) socket.disconnect();
    return timingsOf(found, 1);
  } finally {
    await installation.stop();
  }
}

/** How long it takes, again and again, until all have heard. */
async function spread(sockets: readonly Socket[], event: string, change: (n: number) => Promise<unknown>): Promise<number[]> {
  const found: number[] = [];
  for (let n = 0; n < times; n += 1) {
    const from = performance.now();
    const all = Promise.all(sockets.map((socket) => new Promise<void>((resolve) => socket.once(event, () => resolve()))));
    await Promise.all([all, change(n)]);
    found.push(performance.now() - from);
    // What is told at most every second is told at once after a rest.
    await new Promise((resolve) => setTimeout(resolve, 1_100));
  }
  return found.slice(3);
}

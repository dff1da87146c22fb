import { newId } from '#shared/kernel/new-id.ts';
import { startBare } from './bare.ts';
import { createCallers } from './callers.ts';
import { openConsoles, type Desk } from './consoles.ts';
import { send } from './http.ts';
import { startInstallation, type Engines } from './installation.ts';
import { loop, timingsOf, type Timings } from './timings.ts';

const times = 400;
const one = { atOnce: 1, most: times, seconds: 60 };
type Opened = { code: string; view: { conversationId: string } };

/** From what a child sends to the agent's screen, one at a time, while nothing else happens. */
export async function benchLatency(engines: Engines): Promise<{ product: Timings; bare: Timings }> {
  const bare = await startBare(engines, { before: 0, after: 0, behind: 0, consoles: 1 });
  const installation = await startInstallation(engines);
  try {
    const relay = await messagesOfBare(bare);
    const product = await messagesOfProduct(installation.mongoUrl, installation.bases);
    await relay(100);
    await product(100);
    // In turns, so that a moment in which the machine was slow is in both.
    const found = { product: [] as number[], bare: [] as number[] };
    for (let i = 0; i < 4; i += 1) {
      found.bare.push(...(await relay(times / 4)));
      found.product.push(...(await product(times / 4)));
    }
    return { product: timingsOf(found.product, 1), bare: timingsOf(found.bare, 1) };
  } finally {
    await installation.stop();
    await bare.stop();
  }
}

type Run = (most: number) => Promise<number[]>;

/** Messages of the bare engines: one durable write and a socket. */
export async function messagesOfBare(bare: Awaited<ReturnType<typeof startBare>>): Promise<Run> {
  let heard = (_at: number): void => undefined;
  bare.sockets[0]?.on('said', () => heard(performance.now()));
  const say = async (): Promise<number> => {
    const from = performance.now();
    const said = new Promise<number>((resolve) => (heard = resolve));
    await bare.say('/say', { to: 0, text: 'ek baat' });
    return (await said) - from;
  };
  return async (most) => (await loop({ ...one, most }, say)).times;
}

async function messagesOfProduct(mongoUrl: string, bases: readonly string[]): Promise<Run> {
  const [desk] = await openConsoles({ mongoUrl, bases, count: 1, capacity: 60 });
  if (!desk) throw new Error('nobody came');
  const base = bases[0] ?? '';
  const callers = await createCallers(bases, []);
  let heard = (_at: number): void => undefined;
  desk.socket.on('message:posted', () => heard(performance.now()));
  let said = 0;
  let code = '';
  // Nobody writes more than sixty messages a minute: another child goes on.
  const next = async (): Promise<void> => {
    code = await joined(desk, () => callers.open(0));
    said = 0;
  };
  const say = async (): Promise<number> => {
    if (said === 0 || said > 50) await next();
    said += 1;
    const from = performance.now();
    const seen = new Promise<number>((resolve) => (heard = resolve));
    const words = { commandId: newId(), text: 'ek baat' };
    await send('POST', `${base}/api/talk/messages`, { origin: base, authorization: `Conversation ${code}` }, words);
    return (await seen) - from;
  };
  return async (most) => (await loop({ ...one, most }, say)).times;
}

/** A child whose offer was accepted; gives the code of the conversation. */
async function joined(desk: Desk, open: () => Promise<Opened>): Promise<string> {
  const offered = new Promise<{ id: string }>((resolve) => desk.socket.once('offer:made', resolve));
  const { code } = await open();
  await desk.post(`/api/offers/${(await offered).id}/accept`);
  return code;
}

import { newId } from '#shared/kernel/new-id.ts';
import { send } from './http.ts';
import type { Desk } from './consoles.ts';

type Welcome = { areas: { id: string; kind: string }[] };
type Opened = { code: string; view: { conversationId: string } };
const words = 'السلام علیکم، مجھے کسی سے بات کرنی ہے';

/** Children who write, each from a district of their own, so that an offer tells which of them it is about. */
export async function createCallers(bases: readonly string[], desks: readonly Desk[]) {
  const base = bases[0] ?? '';
  const { areas } = await send<Welcome>('GET', `${base}/api/talk/welcome`, {});
  const districts = areas.filter(({ kind }) => kind === 'district').map(({ id }) => id);
  const awaited = new Map<string, (at: number) => void>();
  for (const { socket } of desks)
    socket.on('offer:made', ({ areaId }: { areaId: string }) => {
      awaited.get(areaId)?.(performance.now());
      awaited.delete(areaId);
    });

  function open(slot: number): Promise<Opened> {
    const where = bases[slot % bases.length] ?? base;
    const about = { language: 'ur', screen: 'ur', areaId: districts[slot], helpNow: false, text: words, callBack: null };
    return send<Opened>('POST', `${where}/api/talk/conversations`, { origin: where }, { commandId: newId(), ...about });
  }
  /** From a child's first message to the offer on an agent's screen, in milliseconds. */
  async function comeAndBeOffered(slot: number): Promise<number> {
    const from = performance.now();
    const offered = new Promise<number>((resolve) => awaited.set(districts[slot] ?? '', resolve));
    await open(slot);
    return (await offered) - from;
  }
  return { open, comeAndBeOffered, most: districts.length };
}

import type { Db } from '#server/platform/mongo/connect.ts';
import { createCallers } from './callers.ts';
import { openConsoles, type Desk } from './consoles.ts';
import { startInstallation, type Engines } from './installation.ts';

const agents = 100;
const contacts = 1_000;

type Offer = { id: string; contactId: string };
/** What came of it: contacts that found an owner a second, attempts that were refused, and what must not be. */
export type Raced = { rate: number; refused: number; twice: number; lost: number };

/** A hundred agents who all want every contact: how many a second find one owner, and whether any found two. */
export async function benchRaces(engines: Engines): Promise<Raced> {
  const installation = await startInstallation(engines);
  const { mongoUrl, bases, db } = installation;
  try {
    const desks = await openConsoles({ mongoUrl, bases, count: agents, capacity: contacts / agents + 5 });
    const from = performance.now();
    const race = startRace(desks);
    const callers = await createCallers(bases, []);
    await Promise.all(Array.from({ length: 8 }, (_, slot) => openMany(slot, contacts / 8, callers.open)));
    await allOwned(db);
    const { taken, refused, last } = await race.over();
    const owned = await db.collection('contacts').countDocuments({ state: 'active' });
    const twice = doubles(taken) + doubles(await inHands(db));
    for (const { socket } of desks) socket.disconnect();
    return { rate: contacts / ((last - from) / 1000), refused, twice, lost: contacts - owned };
  } finally {
    await installation.stop();
  }
}

/** Whoever is offered a contact accepts it, and a colleague tries to take it as well. */
function startRace(desks: readonly Desk[]) {
  const taken: string[] = [];
  const races: Promise<void>[] = [];
  let refused = 0;
  let last = 0;
  const attempt = async (who: Desk, { id, contactId }: Offer): Promise<void> => {
    try {
      await who.post(`/api/offers/${id}/accept`);
      taken.push(contactId);
      last = performance.now();
    } catch {
      refused += 1;
    }
  };
  desks.forEach((desk, i) => {
    const colleague = desks[(i + 1) % desks.length] ?? desk;
    desk.socket.on('offer:made', (offer: Offer) => races.push(attempt(desk, offer), attempt(colleague, offer)));
  });
  const over = async () => {
    await Promise.all(races);
    return { taken, refused, last };
  };
  return { over };
}

async function allOwned(db: Db): Promise<void> {
  const until = performance.now() + 180_000;
  while (performance.now() < until) {
    if ((await db.collection('contacts').countDocuments({ state: { $in: ['queued', 'offered'] } })) === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function inHands(db: Db): Promise<string[]> {
  const rows = await db
    .collection<{ holds: { contactId: string }[] }>('agents')
    .find({}, { projection: { holds: 1 } })
    .toArray();
  return rows.flatMap(({ holds }) => holds.map(({ contactId }) => contactId));
}

const doubles = (ids: readonly string[]): number => ids.length - new Set(ids).size;

async function openMany(slot: number, count: number, open: (slot: number) => Promise<unknown>): Promise<void> {
  for (let i = 0; i < count; i += 1) await open(slot);
}

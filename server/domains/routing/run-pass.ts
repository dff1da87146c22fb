import type { Contact } from '../contacts/index.ts';
import type { Line } from '#shared/routing/line.schema.ts';
import { createChooser, type Candidate } from './choose-agent.ts';
import { createFreeAgents, type AgentReads, type Hints } from './free-agents.ts';
import { openLanes, type LaneReads, type Lanes } from './lanes.ts';
import type { MakeOffer } from './make-offer.ts';

type Deps = {
  lanes: LaneReads;
  agents: AgentReads;
  lineOf: (id: string) => Line;
  wrapsUp: (contactId: string) => Promise<boolean>;
  makeOffer: MakeOffer;
  now: () => Date;
  /** Whose offer failed a moment ago: they keep their place, and meanwhile keep no agent from those behind them. */
  stumbled: ReadonlySet<string>;
  /** What the pass before has found where; nothing at first. */
  hints: Hints;
};
/** What a pass did: to whom offers were made, whose failed, whether somebody who cannot wait has nobody, and when time alone may change what it found. */
export type Passed = { made: string[]; failed: string[]; leftUrgent: boolean; wakeAt: Date | null };

// So many offers are written at the same time: whom they go to is decided one after the other all the same.
const atOnce = 16;

/** Goes through those who wait in their order and offers each to the best free agent, for as long as there is any. */
export async function runPass({ lanes: reads, agents, lineOf, wrapsUp, makeOffer, now, hints, stumbled }: Deps): Promise<Passed> {
  const free = createFreeAgents(agents, hints);
  const chooser = createChooser({ free, lineOf, now: now(), wrapsUp });
  const done: Passed = { made: [], failed: [], leftUrgent: false, wakeAt: null };
  const writing = new Set<Promise<void>>();

  /** Begins to offer; a contact whose agent changed meanwhile comes `back` to be placed before all others. */
  async function offer(contact: Contact, { pool, agent }: Candidate, back: Contact[]): Promise<void> {
    const making = makeOffer(contact, agent);
    const after = making.then(
      (made) => (typeof made === 'string' ? null : made),
      () => null,
    );
    free.remove(pool, agent, after);
    const written = making.then((made) => {
      writing.delete(written);
      if (made === 'agentChanged') back.push(contact);
      else if (made === 'failed') done.failed.push(contact._id);
      // The contact has moved on, and its agent was let go, which asks for a pass by itself.
      else if (made !== 'contactMoved') done.made.push(contact._id);
    });
    writing.add(written);
    // Told when all are awaited together.
    written.catch(() => undefined);
    if (writing.size >= atOnce) await Promise.race(writing);
  }

  /** Whoever is to be placed next: first those who came back. When only offers that are being written are left, their end is awaited. */
  async function next(lanes: Lanes, back: Contact[]): Promise<{ contact: Contact; isBack: boolean } | null> {
    for (;;) {
      const returned = back.shift();
      if (returned) return { contact: returned, isBack: true };
      const contact = await lanes.first();
      if (contact) return { contact, isBack: false };
      if (writing.size === 0) return null;
      await Promise.all(writing);
    }
  }

  async function serve(lanes: Lanes, rank: Contact['rank']): Promise<void> {
    const back: Contact[] = [];
    for (let one = await next(lanes, back); one; one = await next(lanes, back)) {
      const { contact, isBack } = one;
      if (stumbled.has(contact._id)) {
        if (rank === 0) done.leftUrgent = true;
        await lanes.pass(contact);
        continue;
      }
      const choice = await chooser.choose(contact);
      if (choice.found === 'agent') await offer(contact, choice.candidate, back);
      else {
        if (rank === 0) done.leftUrgent = true;
        if (choice.wakeAt && (!done.wakeAt || choice.wakeAt < done.wakeAt)) done.wakeAt = choice.wakeAt;
      }
      if (choice.found === 'nobody') lanes.setAside(contact);
      else if (!isBack) await lanes.pass(contact);
    }
  }

  const [urgent, usual, open] = await Promise.all([openLanes(reads, 0, hints), openLanes(reads, 1, hints), free.pools('open')]);
  await serve(urgent, 0);
  if (open.length > 0) await serve(usual, 1);
  return done;
}

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
  /** What the pass before has found where; nothing at first. */
  hints: Hints;
};
/** What a pass did: offers made, whether somebody who cannot wait has nobody, and when time alone may change what it found. */
export type Passed = { made: number; leftUrgent: boolean; wakeAt: Date | null };
type Outcome = { next: 'offered' | 'passed' | 'nobody'; wakeAt: Date | null };

/** Goes through those who wait in their order and offers each to the best free agent, for as long as there is any. */
export async function runPass({ lanes: reads, agents, lineOf, wrapsUp, makeOffer, now, hints }: Deps): Promise<Passed> {
  const free = createFreeAgents(agents, hints);
  const chooser = createChooser({ free, lineOf, now: now(), wrapsUp });
  const done: Passed = { made: 0, leftUrgent: false, wakeAt: null };

  /** Offers to the best agent, and to the next when that one changed meanwhile. */
  async function place(contact: Contact): Promise<Outcome> {
    for (;;) {
      const choice = await chooser.choose(contact);
      if (choice.found !== 'agent') return { next: choice.found, wakeAt: choice.wakeAt };
      const outcome = await offer(contact, choice.candidate);
      if (outcome) return { next: outcome, wakeAt: null };
    }
  }

  async function offer(contact: Contact, { pool, agent }: Candidate): Promise<'offered' | 'passed' | null> {
    const made = await makeOffer(contact, agent);
    // The contact has moved on; the agent is as free as before.
    if (made === 'contactMoved') return 'passed';
    free.remove(pool, agent, made === 'agentChanged' ? null : made);
    return made === 'agentChanged' ? null : 'offered';
  }

  async function serve(lanes: Lanes, rank: Contact['rank']): Promise<void> {
    for (let contact = await lanes.first(); contact; contact = await lanes.first()) {
      const { next, wakeAt } = await place(contact);
      if (next === 'offered') done.made += 1;
      else if (rank === 0) done.leftUrgent = true;
      if (wakeAt && (!done.wakeAt || wakeAt < done.wakeAt)) done.wakeAt = wakeAt;
      if (next === 'nobody') lanes.setAside(contact);
      else await lanes.pass(contact);
    }
  }

  await serve(await openLanes(reads, 0, hints), 0);
  if ((await free.pools('open')).length > 0) await serve(await openLanes(reads, 1, hints), 1);
  return done;
}

import type { Clock } from '#shared/kernel/clock.ts';
import { oneBehind } from '../../platform/one-behind.ts';
import { createPatience } from '../../platform/outbox/patience.ts';
import type { Queues } from '../../platform/queues.ts';
import type { Contacts } from '../contacts/index.ts';
import type { AgentsRepository } from './agents.repository.ts';
import type { Hints } from './free-agents.ts';
import type { Lines } from './lines.ts';
import type { MakeOffer } from './make-offer.ts';
import { runPass } from './run-pass.ts';

type Deps = {
  contacts: Contacts;
  agents: AgentsRepository;
  lines: Lines;
  makeOffer: MakeOffer;
  queues: Queues;
  clock: Clock;
};

// A contact whose offer failed is tried again so many milliseconds later, and then less often; a child does not wait for minutes, though,
// for what may work again by now.
const retryMs = { first: 2_000, most: 10_000 };

export type Matcher = ReturnType<typeof createMatcher>;

/** Brings waiting contacts and free agents together, pass by pass. */
export function createMatcher({ contacts, agents, lines, makeOffer, queues, clock }: Deps) {
  const { repository } = contacts;
  let alarmAt = 0;
  const hints: Hints = new Map();
  const patience = createPatience(clock, retryMs.first, retryMs.most);

  /** One pass over the line; calls during a pass share one more. Resolves to the number of offers made. */
  const match = oneBehind(pass);

  async function pass(): Promise<number> {
    const wrapsUp = async (id: string): Promise<boolean> => (await repository.find(id))?.state === 'wrapUp';
    const lineOf = await lines.byId();
    const due = patience.due('contact');
    const passed = await runPass({
      lanes: repository,
      agents,
      lineOf,
      wrapsUp,
      makeOffer,
      now: () => clock.now(),
      hints,
      stumbled: new Set(patience.waiting('contact')),
    });
    // Whose offer did not fail again: it was made, or they have left the line, also by another process.
    for (const id of due) if (!passed.failed.includes(id)) patience.settled('contact', id);
    for (const id of passed.failed) patience.failed('contact', id);
    if (passed.leftUrgent) await tellLate();
    if (passed.wakeAt) await wake(passed.wakeAt);
    return passed.made.length;
  }

  /** Nobody is there for a child who needs help now: the floor must know at once, not after a minute. */
  async function tellLate(): Promise<void> {
    if (await agents.anyReady()) return;
    for (const { _id, helpDueAt } of await repository.helpClocks()) if (helpDueAt) await contacts.service.helpLate(_id, helpDueAt);
  }

  /** Asks for a pass at the moment a need is relaxed; one for each second is enough, and the sweep stands behind it. */
  async function wake(at: Date): Promise<void> {
    const second = Math.ceil(at.getTime() / 1_000);
    const now = clock.now().getTime() / 1_000;
    if (alarmAt > now && alarmAt <= second) return;
    alarmAt = second;
    await queues.add('match', {}, { delayMs: (second - now) * 1_000, dedupe: `match-${second}`, priority: 1 });
  }

  /**
   * Asks for a pass through the queue; when Redis is away it runs here at once. However many ask, one pass that waits is enough:
   * it serves all of them, and so it goes before every other job. A job for each contact would pile up behind the passes.
   */
  const request = oneBehind(async (): Promise<void> => {
    if (!(await queues.add('match', {}, { dedupe: 'match', priority: 1 }))) await match();
  });

  return { match, request };
}

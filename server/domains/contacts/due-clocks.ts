import type { Clock } from '#shared/kernel/clock.ts';
import type { Contact } from './contacts.model.ts';
import type { ContactsRepository } from './contacts.repository.ts';

/** Does what one kind of clock asks for, when that is what ran out; gives whether it was. */
type WhenDue = (contact: Contact, now: Date) => Promise<boolean>;
type Deps = { contacts: Pick<ContactsRepository, 'due' | 'nextDue'>; clock: Clock };

export type DueClocks = ReturnType<typeof createDueClocks>;

// Clocks that run out this close together, in milliseconds, are done in one look.
const togetherMs = 100;
// So many are done in one look.
const atOnce = 200;

/** The clocks of contacts, which are kept in the store alone: one look at what is due for all kinds of them, and when to look next. */
export function createDueClocks({ contacts, clock }: Deps) {
  const kinds: WhenDue[] = [];
  let next: Date | null = null;

  /** Adds a kind of clock; each has a fence of its own, and does nothing when it has moved since the look. */
  const whenDue = (run: WhenDue): void => void kinds.push(run);

  /** Does what clocks ask for; gives how many there were. One that fails does not stop the others, and is thrown after them. */
  async function doDue(): Promise<number> {
    const now = clock.now();
    next = null;
    next = await contacts.nextDue(now);
    const failures: unknown[] = [];
    let done = 0;
    const due = await contacts.due(now, atOnce);
    for (const [contact, run] of due.flatMap((one) => kinds.map((kind) => [one, kind] as const))) {
      try {
        if (await run(contact, now)) done += 1;
      } catch (error) {
        failures.push(error);
      }
    }
    // Those behind them are late already.
    if (due.length === atOnce && done > 0) next = now;
    if (failures.length > 0) throw failures[0];
    return done;
  }

  /** In how many milliseconds the clock after those that were due runs out; whatever is set meanwhile is found by the usual look. */
  const soonerMs = (): number => (next ? Math.max(togetherMs, next.getTime() - clock.now().getTime()) : Infinity);

  return { whenDue, doDue, soonerMs };
}

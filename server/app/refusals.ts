import { createHmac, randomBytes } from 'node:crypto';
import type { Actor } from '#shared/kernel/actor.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import { ipKeyGenerator } from 'express-rate-limit';

type Write = (actor: Actor, what: string, data: Record<string, unknown>) => Promise<void>;
/** One refusal: what was asked for, the ids its address named, and the address it came from (not kept). */
type Refusal = { what: string; ids?: Record<string, unknown>; address?: string | undefined };

const windowMs = 5 * 60_000;
// Of one address or one conversation, and of all together, within a window.
const eachAtMost = 20;
const allAtMost = 500;

export type Refusals = ReturnType<typeof createRefusals>;

/**
 * Puts refusals on record: each one of people who are signed in; of everybody else the first ones of an address and the first of
 * all, and the rest as one sum for each thing asked for, so that nobody can flood the trail from outside.
 */
export function createRefusals({ write, clock }: { write: Write; clock: Clock }) {
  const salt = randomBytes(32);
  const counts = new Map<string, number>();
  let sums = new Map<string, number>();
  let began = clock.now().getTime();
  let written = 0;

  /** Whether a stranger's refusal is one of the few that are written by themselves. */
  function isOneOfTheFirst(key: string): boolean {
    const now = clock.now().getTime();
    if (now - began >= windowMs) {
      counts.clear();
      began = now;
      written = 0;
    }
    const before = counts.get(key) ?? 0;
    if (written >= allAtMost || before >= eachAtMost) return false;
    counts.set(key, before + 1);
    written += 1;
    return true;
  }
  function keyOf(actor: Actor, address = ''): string {
    if (actor.kind === 'caller') return actor.conversationId;
    return createHmac('sha256', salt).update(ipKeyGenerator(address)).digest('base64url');
  }

  /** Records a refusal before it is answered. */
  async function record(actor: Actor, { what, ids = {}, address }: Refusal): Promise<void> {
    if (actor.kind === 'staff' || isOneOfTheFirst(keyOf(actor, address))) return write(actor, what, ids);
    sums.set(what, (sums.get(what) ?? 0) + 1);
  }

  /** Writes what was only counted since the last time, and tells how many refusals that were; what cannot be written is kept. */
  async function writeSums(): Promise<number> {
    const counted = sums;
    sums = new Map();
    let total = 0;
    for (const [what, count] of counted) {
      try {
        await write({ kind: 'anonymous' }, what, { count });
        total += count;
      } catch (error) {
        for (const [left, more] of counted) sums.set(left, (sums.get(left) ?? 0) + more);
        throw error;
      }
      counted.delete(what);
    }
    return total;
  }
  return { record, writeSums };
}

import type { Clock } from '#shared/kernel/clock.ts';
import type { LineId } from '#shared/kernel/ids.ts';
import { endedCount, recentMs, telling, type Ended } from '#shared/routing/expected-wait.ts';
import { createPacedRead, type PacedRead } from '../../platform/paced-read.ts';
import type { Contacts } from '../contacts/index.ts';
import { isWhole } from './hands.ts';

// What contacts take changes slowly.
const restMs = 60_000;

type Deps = { contacts: { repository: Pick<Contacts['repository'], 'endedOf'> }; clock: Clock };

/** How to learn how long the contacts of a line took of late; read by an index, at most once a minute for each line. */
export function createHolding({ contacts, clock }: Deps): (lineId: LineId) => Promise<readonly Ended[]> {
  const lines = new Map<LineId, PacedRead<readonly Ended[]>>();

  async function read(lineId: LineId): Promise<readonly Ended[]> {
    const now = clock.now().getTime();
    const rows = await contacts.repository.endedOf(lineId, new Date(now - recentMs.days), endedCount.most);
    const ended = rows.flatMap((row): Ended[] =>
      row.closedAt && row.handledMs !== null ? [{ at: row.closedAt.getTime(), heldMs: row.handledMs, whole: isWhole(row) }] : [],
    );
    return telling(ended, now);
  }

  return (lineId) => {
    const line = lines.get(lineId) ?? createPacedRead(() => read(lineId), { restMs });
    lines.set(lineId, line);
    return line.last();
  };
}

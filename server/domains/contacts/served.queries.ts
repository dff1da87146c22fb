import type { LineId } from '#shared/kernel/ids.ts';
import type { Served } from '#shared/floor/figures.ts';
import type { AggregateStore, Sum } from '../../platform/mongo/aggregate-store.ts';
import type { ContactFields } from './contacts.model.ts';

export type ServedOfLine = { lineId: LineId; served: Served };
type OfLine = (lineId: string) => Pick<Sum, 'count' | 'sum'>;
const endedFields = ['closedAt', 'handledMs', 'channel', 'risk', 'helpNow'] as const;
const none = { count: 0, sum: 0 };

/** How the lines were served, from sums by index. */
export function servedQueries({ sums, pick }: Pick<AggregateStore<ContactFields>, 'sums' | 'pick'>) {
  /** For each line that had anybody since a moment: how those who waited at the other end fared, and how long contacts were worked on. */
  async function served(since: Date, withinMs: number): Promise<ServedOfLine[]> {
    const seen = new Set<string>();
    const perLine = async (filter: Record<string, unknown>, number?: string): Promise<OfLine> => {
      const rows = new Map((await sums(filter, 'lineId', number)).map((row) => [row.of, row]));
      for (const lineId of rows.keys()) seen.add(lineId);
      return (lineId) => rows.get(lineId) ?? none;
    };
    const within = (most: number) => ({ waitedMs: { $gte: 0, $lte: most } });
    const anyWait = within(Number.MAX_SAFE_INTEGER);
    // Whom we lost after answering, and who then left, counts as abandoned only.
    const answered = { answeredAt: { $gte: since }, abandonedAt: null };
    const left = { abandonedAt: { $gte: since } };
    const [answers, quickAnswers, leaves, quickLeaves, closes] = await Promise.all([
      perLine({ ...answered, ...anyWait }, 'waitedMs'),
      perLine({ ...answered, ...within(withinMs) }),
      perLine({ ...left, ...anyWait }),
      perLine({ ...left, ...within(withinMs) }),
      perLine({ closedAt: { $gte: since }, handledMs: { $gte: 0 } }, 'handledMs'),
    ]);
    const servedOf = (lineId: string): Served => ({
      answered: answers(lineId).count,
      answeredMs: answers(lineId).sum,
      answeredIn: quickAnswers(lineId).count,
      abandoned: leaves(lineId).count,
      abandonedIn: quickLeaves(lineId).count,
      handled: closes(lineId).count,
      handledMs: closes(lineId).sum,
    });
    return [...seen].map((id) => ({ lineId: id as LineId, served: servedOf(id) }));
  }
  /** The contacts of a line that somebody had in their hands and that were closed since a moment, the newest first. */
  const endedOf = (lineId: LineId, since: Date, limit: number) =>
    pick({ lineId, closedAt: { $gte: since }, handledMs: { $gte: 0 } }, endedFields, { sort: { closedAt: -1 }, limit });

  return { served, endedOf };
}

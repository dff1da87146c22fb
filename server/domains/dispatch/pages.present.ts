import type { PageState } from '#shared/dispatch/channels.ts';
import type { PagedPerson } from '#shared/dispatch/dispatch.schema.ts';
import type { PageRow } from './pages.model.ts';

type Shown = PagedPerson['channels'][number];
const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

/** The latest call to somebody on each of the channels, with how far it came. */
export function presentPages(rows: readonly PageRow[]): Shown[] {
  const latest = new Map<string, PageRow>();
  for (const row of rows) {
    const known = latest.get(row.channel);
    if (row.kind === 'call' && (!known || known.round <= row.round)) latest.set(row.channel, row);
  }
  return [...latest.values()].map((row) => ({
    ...{ channel: row.channel, state: stateOf(row), tries: row.tries },
    ...{ queuedAt: row.queuedAt.toISOString(), sentAt: iso(row.sentAt), acceptedAt: iso(row.acceptedAt) },
    ...{ receivedAt: iso(row.receivedAt), seenAt: iso(row.seenAt), failedAt: iso(row.failedAt), nextTryAt: iso(row.nextTryAt) },
  }));
}

function stateOf({ seenAt, receivedAt, acceptedAt, failedAt, sentAt, ended }: PageRow): PageState {
  if (seenAt) return 'seen';
  if (receivedAt) return 'received';
  if (ended) return ended === 'gaveUp' ? 'failed' : ended;
  if (acceptedAt) return 'accepted';
  if (failedAt) return 'failing';
  return sentAt ? 'sent' : 'queued';
}

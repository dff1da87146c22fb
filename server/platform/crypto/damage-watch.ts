import type { Clock } from '#shared/kernel/clock.ts';
import type { Logger } from '../logger.ts';
import type { Metrics } from '../metrics.ts';
import type { SealPlace } from './field-cipher.ts';

/** Hears of every sealed value that did not open, and of those that opened. */
export type DamageWatch = ReturnType<typeof createDamageWatch>;

// Lists are read every few seconds: the same damage is written to the log once in so long, in milliseconds.
const quietMs = 10 * 60_000;
const most = 10_000;

/** Makes damage loud: a log line with kind, id and field, a figure in `/metrics`, and the number of damaged fields known to this process. */
export function createDamageWatch({ clock, logger, metrics }: { clock: Clock; logger: Logger; metrics: Metrics }) {
  const known = new Map<string, { kind: string; loggedAt: number }>();
  const keyOf = ({ kind, id, field }: SealPlace): string => [kind, id, field].join('\u0000');
  const show = (kind: string): void => metrics.unreadable.set({ kind }, [...known.values()].filter((one) => one.kind === kind).length);

  function failed(place: SealPlace, cause: unknown): void {
    metrics.unreadableReads.inc({ kind: place.kind });
    const key = keyOf(place);
    const now = clock.now().getTime();
    const before = known.get(key);
    if (before && now - before.loggedAt < quietMs) return;
    if (!before && known.size >= most) return;
    known.set(key, { kind: place.kind, loggedAt: now });
    show(place.kind);
    logger.error({ err: cause, ...place }, 'a sealed field does not open: damaged, or its key is missing');
  }
  function opened(place: SealPlace): void {
    if (known.size > 0 && known.delete(keyOf(place))) show(place.kind);
  }
  return { failed, opened, known: () => known.size };
}

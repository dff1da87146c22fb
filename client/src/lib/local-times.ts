import { zoneMs } from '#shared/kernel/local-time.ts';

/** A moment (epoch ms) as a field for day and time shows it, on Pakistan's clock: `2026-03-12T16:02`. */
export const toField = (at: number): string => new Date(at + zoneMs).toISOString().slice(0, 16);

/** The moment that such a field says, as ISO text; null while it is not filled. */
export function fromField(text: string): string | null {
  const at = Date.parse(`${text}:00+05:00`);
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text) && !Number.isNaN(at) ? new Date(at).toISOString() : null;
}

import { isOpen } from '#shared/referrals/referral.lifecycle.ts';
import type { DeskSummary } from '#shared/referrals/referral.schema.ts';

/** The desk's inbox as the server answers it. */
export type Inbox = { readonly open: DeskSummary[]; readonly ended: DeskSummary[] };

/** The referral as the inbox shows it, if it is there. */
export const known = ({ open, ended }: Inbox, id: string): DeskSummary | undefined => [...open, ...ended].find((one) => one.id === id);

/** The inbox after news of one referral; older news changes nothing, and an ended referral leaves the open ones. */
export function withNews(inbox: Inbox, next: DeskSummary): Inbox {
  const before = known(inbox, next.id);
  if (before && before.version >= next.version) return inbox;
  const others = (list: readonly DeskSummary[]) => list.filter(({ id }) => id !== next.id);
  if (isOpen(next.state)) return { open: [...others(inbox.open), next], ended: others(inbox.ended) };
  return { open: others(inbox.open), ended: [next, ...others(inbox.ended)] };
}

import type { ContactSummary } from '#shared/contacts/contact.schema.ts';
import type { StaffId } from '#shared/kernel/ids.ts';
import { routingEvents } from '#shared/routing/routing.events.ts';
import { transferEvents } from '#shared/routing/transfer.events.ts';
import { useMemo } from 'react';
import { useColleagueNames } from '../../../lib/colleague-names.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { useLive } from '../../../lib/socket.tsx';
import { notify } from '../../../ui/toast.tsx';
import type { Workspace } from '../state/workspace.ts';
import { createPeopleNews } from './people-news.ts';

// As much of a reply as fits a notice.
const wordsShown = 160;

/** Tells calmly who came, who left, who has a contact now, and how a question ended. */
export function useTogetherNews(workspace: Workspace, contacts: readonly ContactSummary[]): void {
  const t = useStrings('together');
  const nameOf = useColleagueNames();
  const me: StaffId = workspace.staffId;
  const newsOf = useMemo(() => createPeopleNews(me), [me]);
  useLive(routingEvents.contactChanged, (next) => {
    for (const { what, who } of newsOf(contacts, next)) {
      const { number } = next;
      notify({ text: what === 'mine' ? t('news_mine', { number }) : t(`news_${what}`, { number, name: nameOf(who) }) }, 10_000);
      if (what !== 'moved') continue;
      const left = workspace.of(next.id).conversation.handedOver();
      if (left !== '') notify({ text: t('news_draftLeft', { number, words: left.slice(0, wordsShown) }) }, 60_000);
    }
  });
  useLive(transferEvents.ended, ({ by, to, why, number }) => {
    if (by !== me) return;
    if (why === 'declined') notify({ text: t('news_declined', { number, name: nameOf(to) }) }, 12_000);
    if (why === 'timedOut') notify({ text: t('news_timedOut', { number }) }, 12_000);
  });
}

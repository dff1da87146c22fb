import { deskReferralsApi as api } from '#shared/referrals/referrals.api.ts';
import { referralEvents } from '#shared/referrals/referrals.events.ts';
import type { DeskReferral, DeskSummary } from '#shared/referrals/referral.schema.ts';
import { services } from '#shared/taxonomy/services.ts';
import { label } from '#shared/taxonomy/taxonomy.ts';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLanguage, useStrings } from '../../lib/i18n.ts';
import { patchRoute, routeKey, useRoute } from '../../lib/query.ts';
import { useLive } from '../../lib/socket.tsx';
import { notify } from '../../ui/toast.tsx';
import { known, withNews, type Inbox } from './inbox-view.ts';
import { listIsShown } from './list-shown.ts';

const detailKey = (id: string) => routeKey(api.open, { params: { referralId: id } });

/** Puts the answer of a step where the page shows it, without asking (and so recording a reading) again. */
export function keepAnswer(queries: QueryClient, answer: DeskReferral): void {
  const { packet: _, consent: __, words: ___, ...summary } = answer;
  // The answer of a step may come after that of the next one.
  queries.setQueryData<DeskReferral>(detailKey(answer.id), (held) => (held && held.version > answer.version ? held : answer));
  patchRoute(queries, api.inbox, {}, (inbox) => withNews(inbox, summary));
}

/** The desk's inbox, kept up by news; tells what came, was taken back or returned. `spoken` is for screen readers. */
export function useInbox(onShow: (id: string) => void) {
  const t = useStrings('referrals');
  const language = useLanguage();
  const queries = useQueryClient();
  const inbox = useRoute(api.inbox, {}, { refetchInterval: 60_000 });
  const [spoken, setSpoken] = useState('');

  const tell = (before: DeskSummary | undefined, next: DeskSummary) => {
    const show = { action: { label: t('show'), onPress: () => onShow(next.id) } };
    if (!before && next.state === 'sent') {
      const text = t('newNotice', { n: next.number, service: label(services, next.service, language) });
      setSpoken(text);
      // Where the list stands beside, it shows the new one itself; a notice would only cover the buttons.
      if (!listIsShown()) notify({ text, ...show });
      return;
    }
    if (before && next.state === 'revoked') notify({ text: t('takenBackNotice', { n: next.number }) });
    else if (before?.state === 'completed' && next.state === 'inService')
      notify({ text: t('returnedNotice', { n: next.number }), tone: 'danger', ...show }, 12_000);
  };
  useLive(referralEvents.changed, (news) => {
    if (news.side !== 'desk') return;
    const next = news.referral;
    const before = inbox.data && known(inbox.data, next.id);
    if (before && before.version >= next.version) return;
    if (inbox.data) tell(before, next);
    patchRoute(queries, api.inbox, {}, (old: Inbox) => withNews(old, next));
    const shown = queries.getQueryData<DeskReferral>(detailKey(next.id));
    if (shown && shown.version < next.version) void queries.invalidateQueries({ queryKey: detailKey(next.id), exact: true });
    // A body that was excluded no longer finds the entry at all: only the server's list knows.
    if (next.state === 'revoked') void queries.invalidateQueries({ queryKey: routeKey(api.inbox) });
  });
  return { inbox, spoken };
}

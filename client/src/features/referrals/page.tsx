import type { ReferralId } from '#shared/kernel/ids.ts';
import { referralId } from '#shared/kernel/ids.ts';
import { useSearchParams } from 'react-router';
import { now } from '../../lib/clock.ts';
import { useStrings } from '../../lib/i18n.ts';
import { useShortcut } from '../../lib/keys.ts';
import { useSession } from '../../lib/session.tsx';
import { useTitle } from '../../lib/title.ts';
import { cx } from '../../ui/cx.ts';
import { EmptyState, ErrorNote, Skeleton } from '../../ui/states.tsx';
import { inGroups, InboxList } from './inbox.tsx';
import { ReferralView } from './referral-view.tsx';
import css from './referrals.module.css';
import { useInbox } from './use-inbox.ts';

/** Which referral is open, kept in the address so that "back" on a phone leads to the list. */
function useSelected() {
  const [query, setQuery] = useSearchParams();
  const parsed = referralId.safeParse(query.get('r'));
  const selected: ReferralId | null = parsed.success ? parsed.data : null;
  const select = (id: string) => setQuery({ r: id }, { replace: selected !== null });
  const leave = () => setQuery({}, { replace: true });
  return { selected, select, leave };
}

/** The department desk: its inbox, one referral at a time, and the steps it can take. */
export function Page() {
  const t = useStrings('referrals');
  const { staff } = useSession();
  const { selected, select, leave } = useSelected();
  const { inbox, spoken } = useInbox(select);
  const fresh = inbox.data?.open.filter(({ state }) => state === 'sent').length ?? 0;
  useTitle(t('title'), fresh > 0 ? t('newTitle', { count: fresh }) : undefined);
  const move = (by: 1 | -1) => {
    const ids = inbox.data ? inGroups(inbox.data, now()).flatMap(({ rows }) => rows.map(({ id }) => id)) : [];
    const at = ids.findIndex((id) => id === selected);
    const next = ids[at < 0 ? 0 : at + by];
    if (next) select(next);
  };
  useShortcut('j', t('next'), () => move(1));
  useShortcut('k', t('previous'), () => move(-1));
  if (staff.bodyId === null) {
    return (
      <EmptyState isPage icon="lock" title={t('noDesk')}>
        {t('noDeskBody')}
      </EmptyState>
    );
  }
  return (
    <div className={css.page}>
      <h1 className={css.unseen}>{t('title')}</h1>
      <p role="status" className={css.unseen}>
        {spoken}
      </p>
      <div className={cx(css.list, selected && css.behind)}>
        {inbox.error && (
          <div className={css.note}>
            <ErrorNote requestId={inbox.error.requestId || undefined} onRetry={() => void inbox.refetch()} />
          </div>
        )}
        {!inbox.data && !inbox.error && (
          <div className={css.note}>
            <Skeleton lines={9} />
          </div>
        )}
        {inbox.data && <InboxList inbox={inbox.data} selected={selected} onSelect={select} />}
      </div>
      <div className={cx(css.detail, !selected && css.behind)}>
        {selected ? (
          <ReferralView key={selected} id={selected} onBack={leave} />
        ) : (
          <EmptyState icon="letter" title={t('pick')}>
            {t('pickBody')}
          </EmptyState>
        )}
      </div>
    </div>
  );
}

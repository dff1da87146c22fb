import { isOverdue } from '#shared/referrals/inbox-order.ts';
import type { DeskSummary } from '#shared/referrals/referral.schema.ts';
import { useNow } from '../../lib/clock.ts';
import { useStrings } from '../../lib/i18n.ts';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/icon.tsx';
import { useSpanWords } from '../../ui/time.tsx';
import css from './referrals.module.css';

const minute = 60_000;

/** Until when an answer is owed, or since when it is late; how long ago it came when none is owed. */
export function DueNote({ referral }: { readonly referral: DeskSummary }) {
  const t = useStrings('referrals');
  const ui = useStrings('ui');
  const words = useSpanWords();
  const now = useNow(15_000);
  const { dueAt, sentAt, level } = referral;
  if (dueAt === null) {
    const age = now - Date.parse(sentAt);
    return <span className={css.quiet}>{age < minute ? ui('ageJustNow') : t('sentAgo', { age: words(age) })}</span>;
  }
  const left = Date.parse(dueAt) - now;
  // An emergency is due the moment it comes; "overdue by 10 s" would say less than that.
  const dueNow = level === 'P0' && -left < 15 * minute;
  const late = dueNow || isOverdue(referral, now);
  const text = dueNow ? t('dueNow') : late ? t('overdueBy', { age: words(-left) }) : t('dueIn', { age: words(left) });
  return (
    <span className={cx(css.due, late && css.late)}>
      <Icon name={late ? 'alert' : 'clock'} size={14} />
      {text}
    </span>
  );
}

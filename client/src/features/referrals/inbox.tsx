import { inboxOrder } from '#shared/referrals/inbox-order.ts';
import { isUnanswered } from '#shared/referrals/referral.lifecycle.ts';
import type { DeskSummary } from '#shared/referrals/referral.schema.ts';
import { services } from '#shared/taxonomy/services.ts';
import { label } from '#shared/taxonomy/taxonomy.ts';
import { useNow } from '../../lib/clock.ts';
import { useLanguage, useStrings } from '../../lib/i18n.ts';
import { referralTone } from '../../lib/referral-words.tsx';
import { Badge, RiskBadge, StatePill } from '../../ui/badge.tsx';
import { cx } from '../../ui/cx.ts';
import { Panel } from '../../ui/panel.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { DueNote } from './due-note.tsx';
import type { Inbox } from './inbox-view.ts';
import css from './referrals.module.css';

/** The groups of the inbox in their order: unanswered by urgency and clock, then those in our hands, then the ended ones. */
export function inGroups(
  { open, ended }: Inbox,
  now: number,
): { readonly id: 'toAnswer' | 'withUs' | 'ended'; readonly rows: DeskSummary[] }[] {
  const sorted = [...open].sort(inboxOrder(now));
  return [
    { id: 'toAnswer', rows: sorted.filter(({ state }) => isUnanswered(state)) },
    { id: 'withUs', rows: sorted.filter(({ state }) => !isUnanswered(state)) },
    { id: 'ended', rows: ended },
  ];
}

type Pick = { readonly selected: string | null; readonly onSelect: (id: string) => void };

function Row({ referral, selected, onSelect }: Pick & { readonly referral: DeskSummary }) {
  const t = useStrings('referrals');
  const language = useLanguage();
  const { id, number, state, level, service, district } = referral;
  return (
    <li>
      <button
        type="button"
        className={cx(css.row, state === 'sent' && css.unread)}
        aria-current={id === selected ? 'true' : undefined}
        onClick={() => onSelect(id)}
      >
        <span className={css.line}>
          {level ? <RiskBadge level={level} solid={level === 'P0' || level === 'P1'} /> : <Badge>{t('notWeighed')}</Badge>}
          <strong className={css.what}>{label(services, service, language)}</strong>
          {state === 'sent' ? (
            <Badge tone="accent">{t('isNew')}</Badge>
          ) : (
            <StatePill tone={referralTone(state)}>{t(`state_${state}`)}</StatePill>
          )}
        </span>
        <span className={css.line}>
          <bdi dir="ltr" className={css.quiet}>{`R-${number}`}</bdi>
          <span className={css.quiet}>{district.name[language]}</span>
          <span className={css.push}>
            <DueNote referral={referral} />
          </span>
        </span>
      </button>
    </li>
  );
}

/** The referrals of this desk's body. */
export function InboxList({ inbox, selected, onSelect }: Pick & { readonly inbox: Inbox }) {
  const t = useStrings('referrals');
  const now = useNow(15_000);
  const groups = inGroups(inbox, now).filter(({ rows }) => rows.length > 0);
  return (
    <Panel title={t('inbox')} height="fill" flush>
      {groups.length === 0 && (
        <EmptyState icon="letter" title={t('empty')}>
          {t('emptyBody')}
        </EmptyState>
      )}
      {groups.map(({ id, rows }) => (
        <section key={id} aria-labelledby={`group-${id}`}>
          <h3 id={`group-${id}`} className={css.group}>
            {t(id)} <span data-numeric="">{rows.length}</span>
          </h3>
          <ul>
            {rows.map((referral) => (
              <Row key={referral.id} referral={referral} selected={selected} onSelect={onSelect} />
            ))}
          </ul>
        </section>
      ))}
    </Panel>
  );
}

import type { ContactDetail } from '#shared/contacts/contact.schema.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { RiskBadge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { Popover } from '../../../ui/menu.tsx';
import { Moment } from '../../../ui/time.tsx';
import { useOutcomeName } from '../close/outcome-name.ts';
import css from './talk.module.css';

/** Earlier contacts of the same conversation, behind their number. */
export function Earlier({ earlier }: { readonly earlier: ContactDetail['earlier'] }) {
  const t = useStrings('deskTalk');
  const outcomeName = useOutcomeName();
  if (earlier.length === 0) return null;
  return (
    <Popover
      label={t('earlierTitle')}
      trigger={
        <Button size="s" variant="quiet" icon="refresh">
          {t('earlier', { count: earlier.length })}
        </Button>
      }
    >
      <ul className={css.earlier}>
        {earlier.map(({ id, number, closedAt, risk, outcome }) => (
          <li key={id}>
            <b>C-{number}</b>
            <span className={css.mute}>{closedAt === null ? t('openStill') : <Moment at={closedAt} show="dateTime" />}</span>
            {risk.level !== null && <RiskBadge level={risk.level} />}
            {outcome !== null && <span>{outcomeName(outcome)}</span>}
          </li>
        ))}
      </ul>
    </Popover>
  );
}

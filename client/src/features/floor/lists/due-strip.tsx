import type { FollowUp } from '#shared/cases/follow-up.api.ts';
import type { ContactId } from '#shared/kernel/ids.ts';
import { useNow } from '../../../lib/clock.ts';
import { useFormat } from '../../../lib/format.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { Popover } from '../../../ui/menu.tsx';
import { CallsPromised } from './calls-promised.tsx';
import css from './due-strip.module.css';

const hourMs = 3_600_000;

type Props = { readonly followUps: readonly FollowUp[]; readonly nameOf: (id: string) => string; readonly onLook: (id: ContactId) => void };

/** Overdue follow-ups, and those due within the hour, behind their number; beside them the calls that were promised. */
export function DueStrip({ followUps, nameOf, onLook }: Props) {
  const t = useStrings('floor');
  const format = useFormat();
  const now = useNow(10_000);
  const overdue = followUps.filter(({ dueAt, state }) => state === 'open' && Date.parse(dueAt) <= now);
  const soon = followUps.filter(({ dueAt, state }) => state === 'open' && Date.parse(dueAt) > now && Date.parse(dueAt) <= now + hourMs);
  const quiet = overdue.length === 0;
  return (
    <footer className={css.strip}>
      {quiet ? (
        <span className={css.quiet}>{t('dueNone')}</span>
      ) : (
        <Popover
          label={t('dueTitle')}
          trigger={
            <Button size="s" icon="alert" variant="danger">
              {t('dueOverdue', { count: overdue.length })}
            </Button>
          }
        >
          {(close) => (
            <ul className={css.list}>
              {overdue.slice(0, 50).map(({ id, contactId, contactNumber, assignee, dueAt }) => (
                <li key={id}>
                  <Button
                    size="s"
                    variant="quiet"
                    onPress={() => {
                      close();
                      onLook(contactId);
                    }}
                  >
                    C-{contactNumber}
                  </Button>
                  <span>{nameOf(assignee)}</span>
                  <Badge tone="p1">{t('dueAt', { time: format.dateTime(dueAt) })}</Badge>
                </li>
              ))}
            </ul>
          )}
        </Popover>
      )}
      <CallsPromised onLook={onLook} />
      {soon.length > 0 && <span>{t('dueSoon', { count: soon.length })}</span>}
    </footer>
  );
}

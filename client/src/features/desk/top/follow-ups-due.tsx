import type { FollowUp } from '#shared/cases/follow-up.api.ts';
import { useNow } from '../../../lib/clock.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { Button } from '../../../ui/button.tsx';
import { Popover } from '../../../ui/menu.tsx';
import { FollowUpList } from './follow-ups.tsx';
import css from './top.module.css';

/** How many of my follow-ups are due, with the list behind it. */
export function FollowUpsDue({ tasks }: { readonly tasks: readonly FollowUp[] }) {
  const t = useStrings('deskHome');
  const now = useNow(30_000);
  if (tasks.length === 0) return null;
  const due = tasks.filter(({ dueAt }) => Date.parse(dueAt) <= now).length;
  return (
    <Popover
      label={t('myFollowUps')}
      trigger={
        <Button size="s" variant="quiet" icon="clock" className={due > 0 ? css.due : undefined}>
          {due > 0 ? t('followUpsDue', { count: due }) : t('followUpsOpen', { count: tasks.length })}
        </Button>
      }
    >
      <FollowUpList tasks={tasks} />
    </Popover>
  );
}

import { useStrings } from '../../lib/i18n.ts';
import { Badge } from '../../ui/badge.tsx';
import { Moment } from '../../ui/time.tsx';
import css from './duty.module.css';
import type { ShownTask } from './steps.ts';

const steps = ['acknowledged', 'enRoute', 'onScene', 'claimed'] as const;
// Which kept step stands behind a line of the list.
const acts = { acknowledged: 'acknowledge', enRoute: 'enRoute', onScene: 'onScene', claimed: 'claim' } as const;

/** The officer's own steps with their times; a step still on the phone says so. */
export function StepsTaken({ task }: { readonly task: ShownTask }) {
  const t = useStrings('duty');
  return (
    <ol className={css.steps} aria-label={t('timeline')}>
      <li>
        <Moment at={task.pagedAt} /> {t('t_paged')}
      </li>
      {steps.map((step) => {
        const taken = task.taken[step];
        if (!taken) return null;
        return (
          <li key={step}>
            <Moment at={taken.pressedAt ?? taken.at} /> {t(step === 'acknowledged' && task.kind === 'helpNow' ? 't_inHand' : `t_${step}`)}
            {task.pending.includes(acts[step]) && <Badge tone="p2">{t('waitsToSend')}</Badge>}
          </li>
        );
      })}
    </ol>
  );
}

import { useNow } from '../../lib/clock.ts';
import { useStrings } from '../../lib/i18n.ts';
import { Act } from '../../ui/phone/act.tsx';
import { useSpanWords } from '../../ui/time.tsx';
import css from './duty.module.css';
import { pressed } from './pressed.ts';
import type { DutyStep, ShownTask } from './steps.ts';

/** "I am well": one press, and when the next sign of life is waited for; loud as soon as it was asked for. */
export function CheckIn({ task, press }: { readonly task: ShownTask; readonly press: (step: DutyStep) => void }) {
  const t = useStrings('duty');
  const words = useSpanWords();
  const at = useNow(1_000);
  const { checkIn, pending } = task;
  if (!checkIn) return null;
  const isKept = pending.includes('checkIn');
  const isAsked = checkIn.askedAt !== null;
  const left = Date.parse(checkIn.dueAt) - at;
  const say = isKept
    ? t('wellKept')
    : checkIn.silentSince
      ? t('wellSilent')
      : isAsked
        ? t('wellAsked')
        : t('wellIn', { time: words(Math.max(0, left)) });
  return (
    <div className={css.well} data-asked={isAsked || left <= 0 ? '' : undefined}>
      <span role={isAsked ? 'alert' : undefined}>{say}</span>
      <Act
        size="l"
        icon="check"
        variant={isAsked ? 'danger' : 'secondary'}
        disabled={isKept}
        onPress={() => press({ ...pressed(task), act: 'checkIn' })}
      >
        {t('well')}
      </Act>
    </div>
  );
}

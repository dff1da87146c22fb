import { adviceText, type Advice } from '#shared/triage/advice.ts';
import { useLanguage, useStrings } from '../../../lib/i18n.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import type { StepName } from '../steps/step-name.ts';
import css from './triage.module.css';

const leads: Readonly<Partial<Record<Advice, StepName>>> = {
  policeNow: 'dispatch',
  rescueNow: 'dispatch',
  officerNow: 'dispatch',
  followUp: 'followUp',
};

/** What to do and to mind beside the level; what the desk can do stands as a button. */
export function AdviceList({ advice, onStep }: { readonly advice: readonly Advice[]; readonly onStep: ((step: StepName) => void) | null }) {
  const t = useStrings('deskTriage');
  const language = useLanguage();
  if (advice.length === 0) return null;
  return (
    <ul className={css.advice} aria-label={t('toDo')}>
      {advice.map((tag, index) => {
        const step = leads[tag];
        // One button for each step; the lines after it that lead to the same one need none.
        const first = advice.findIndex((other) => leads[other] === step) === index;
        return (
          <li key={tag}>
            <Icon name={step ? 'arrowEnd' : 'alert'} size={14} />
            <span>{adviceText[tag][language]}</span>
            {step && first && onStep && (
              <Button size="s" onPress={() => onStep(step)}>
                {t(step === 'followUp' ? 'openFollowUp' : 'openDispatch')}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

import { adviceEssence, adviceText, type Advice } from '#shared/triage/advice.ts';
import { useState } from 'react';
import { useLanguage, useStrings } from '../../../lib/i18n.ts';
import { Button } from '../../../ui/button.tsx';
import { cx } from '../../../ui/cx.ts';
import { Icon } from '../../../ui/icon.tsx';
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx';
import type { StepName } from '../steps/step-name.ts';
import css from './triage.module.css';

type Props = { readonly advice: readonly Advice[]; readonly onStep: ((step: StepName) => void) | null };

const leads: Readonly<Partial<Record<Advice, StepName>>> = {
  policeNow: 'emergencyCall',
  rescueNow: 'emergencyCall',
  officerNow: 'dispatch',
  followUp: 'followUp',
};
const iconOf = (tag: Advice) => (leads[tag] ? 'arrowEnd' : 'alert');

/** Every advice in full; what the desk can do stands as a button. */
function InFull({ advice, onStep }: Props) {
  const t = useStrings('deskTriage');
  const language = useLanguage();
  return (
    <ul className={css.advice} aria-label={t('toDo')}>
      {advice.map((tag, index) => {
        const step = leads[tag];
        // One button for each step; the lines after it that lead to the same one need none.
        const first = advice.findIndex((other) => leads[other] === step) === index;
        return (
          <li key={tag}>
            <Icon name={iconOf(tag)} size={14} />
            <span>{adviceText[tag][language]}</span>
            {step && first && onStep && (
              <Button size="s" onPress={() => onStep(step)}>
                {t(names[step] ?? 'openDispatch')}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

const names: Readonly<Partial<Record<StepName, 'openFollowUp' | 'openCall'>>> = { followUp: 'openFollowUp', emergencyCall: 'openCall' };

/** What to do and to mind beside the level: in a few words, so that the questions keep their room, and in full on demand. */
export function AdviceList({ advice, onStep }: Props) {
  const t = useStrings('deskTriage');
  const language = useLanguage();
  const [isOpen, setOpen] = useState(false);
  if (advice.length === 0) return null;
  return (
    <div className={css.adviceFrame}>
      <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)} className={css.essence}>
        <span className={css.essences}>
          {isOpen ? (
            t('toDo')
          ) : (
            <>
              <VisuallyHidden>{t('toDo')}: </VisuallyHidden>
              {advice.map((tag) => (
                <span key={tag}>
                  <Icon name={iconOf(tag)} size={12} />
                  {adviceEssence[tag][language]}
                </span>
              ))}
            </>
          )}
        </span>
        <Icon name="chevronDown" size={14} className={cx(css.chevron, isOpen && css.turned)} />
      </button>
      {isOpen && <InFull advice={advice} onStep={onStep} />}
    </div>
  );
}

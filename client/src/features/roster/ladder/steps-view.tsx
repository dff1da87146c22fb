import type { PolicyStep } from '#shared/dispatch/policy.ts';
import { startsOf, warningsOf, type PolicyFrame, type PolicyRules } from '#shared/dispatch/policy-rules.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { Badge } from '../../../ui/badge.tsx';
import css from './ladder.module.css';
import { useChannelName, useCheckInWords, useListWords, useSecondsWords } from './words.ts';

type Rules = { readonly frame: PolicyFrame; readonly rules: PolicyRules };

/** When the last step comes at the latest. */
export function Reached({ rules: { steps } }: Pick<Rules, 'rules'>) {
  const t = useStrings('policy');
  const span = useSecondsWords();
  const seconds = startsOf(steps).at(-1) ?? 0;
  return <b>{seconds === 0 ? t('reachedAtOnce') : t('reached', { time: span(seconds) })}</b>;
}

/** How whoever is called in one step has to answer. */
function Times({ step, isLast }: { readonly step: PolicyStep; readonly isLast: boolean }) {
  const t = useStrings('policy');
  const span = useSecondsWords();
  const parts = isLast ? [] : [t('toAnswer', { time: span(step.ackSeconds) })];
  if (step.repeatSeconds !== null) parts.push(t('again', { time: span(step.repeatSeconds) }));
  return (
    <>
      {parts.length > 0 && <span className={css.hint}>{parts.join(' · ')}</span>}
      {isLast && <span className={css.hint}>{t('lastStep', { time: span(step.ackSeconds) })}</span>}
    </>
  );
}

/** The steps of a ladder in plain words, with when each goes out. */
export function StepsView({ frame, rules }: Rules) {
  const t = useStrings('policy');
  const span = useSecondsWords();
  const list = useListWords();
  const channelName = useChannelName(frame.ways);
  const starts = startsOf(rules.steps);
  const warnings = warningsOf(frame, rules);
  return (
    <ol className={css.steps} aria-label={t('steps')}>
      {rules.steps.map((step, i) => {
        const warning = warnings.find((one) => one.step === i)?.what;
        const start = starts[i] ?? 0;
        return (
          <li key={`${i} ${step.targets.join()}`} className={css.step}>
            <span className={css.when}>{start === 0 ? t('atOnce') : t('after', { time: span(start) })}</span>
            <span className={css.what}>
              <b>{step.targets.map((target) => t(`target_${target}`)).join(' · ')}</b>
              <span>{t('ways', { channels: list(step.channels.map(channelName)) })}</span>
              {warning === 'withNext' ? (
                <span className={css.hint}>{t('withNext')}</span>
              ) : (
                <Times step={step} isLast={i === rules.steps.length - 1} />
              )}
              {warning === 'openPagesOnly' && <Badge tone="p2">{t('warn_openPagesOnly')}</Badge>}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

/** A policy in plain words: its steps, when the last one comes, what ends the search, and what is asked of whoever goes. */
export function RulesView({ frame, rules }: Rules) {
  const t = useStrings('policy');
  const checkInWords = useCheckInWords();
  const general = warningsOf(frame, rules).flatMap(({ what, step }) => (step === null ? [what] : []));
  return (
    <div className={css.rules}>
      <StepsView frame={frame} rules={rules} />
      <ul className={css.facts}>
        <li>
          <Reached rules={rules} /> {rules.steps.length > 1 && t('sooner')}
        </li>
        <li>{t(`ends_${rules.endedBy}`)}</li>
        <li>{frame.kind === 'helpNow' ? t('checkInsNobody') : checkInWords(rules.checkIn)}</li>
      </ul>
      {general.map((what) => (
        <p key={what} className={css.warning}>
          {t(`warn_${what}`)}
        </p>
      ))}
    </div>
  );
}

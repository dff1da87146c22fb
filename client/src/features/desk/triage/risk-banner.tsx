import { levelInfo } from '#shared/triage/levels.ts';
import type { TriageView } from '#shared/triage/triage.api.ts';
import type { FiredRule } from '#shared/triage/assess.ts';
import type { ReactNode } from 'react';
import { useFormat } from '../../../lib/format.ts';
import { useLanguage, useStrings } from '../../../lib/i18n.ts';
import { Badge, RiskShape } from '../../../ui/badge.tsx';
import { cx } from '../../../ui/cx.ts';
import type { Shown } from './triage-state.ts';
import css from './triage.module.css';

function Why({ fired, judged }: { readonly fired: readonly FiredRule[]; readonly judged: boolean }) {
  const t = useStrings('deskTriage');
  const language = useLanguage();
  const [first, ...rest] = fired;
  const all = fired.map(({ reason }) => reason[language]).join('\n');
  return (
    <p className={css.why} title={all}>
      {judged && <span>{t('byJudgement')}. </span>}
      {first && (
        <>
          {t('because')}: {first.reason[language]}
          {first.because === 'unknown' && ` (${t('byUnknown')})`}
          {first.unverified && ` (${t('unverified')})`}
          {rest.length > 0 && `, ${t('moreReasons', { count: rest.length })}`}
        </>
      )}
    </p>
  );
}

/** The level in words, shape and colour, with why; it is spoken when it changes. */
export function RiskBanner({ shown, view, children }: { readonly shown: Shown; readonly view: TriageView; readonly children?: ReactNode }) {
  const t = useStrings('deskTriage');
  const language = useLanguage();
  const format = useFormat();
  const { shownLevel: level, fired } = shown;
  const begun = fired.length > 0 || view.status === 'submitted' || level !== 'none' || Object.keys(view.input.main).length > 0;
  const { label, target } = levelInfo[level];
  return (
    <div className={cx(css.banner, css[level.toLowerCase()])}>
      <div role="status" className={css.level}>
        {begun ? (
          <>
            <span className={css.sign}>
              <RiskShape level={level} size={18} />
              {level !== 'none' && <b>{level}</b>}
            </span>
            <span className={css.target}>
              <b>{label[language]}</b> · {target[language]}
            </span>
          </>
        ) : (
          <span className={css.target}>
            <b>{t('notWeighed')}</b> {t('notWeighedHint')}
          </span>
        )}
      </div>
      {begun && <Why fired={fired} judged={level !== shown.level} />}
      <div className={css.acts}>
        <Badge>{view.submittedAt === null ? t('draft') : t('submitted', { time: format.clock(view.submittedAt) })}</Badge>
        {children}
      </div>
    </div>
  );
}

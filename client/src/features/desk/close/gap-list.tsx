import type { StringKey } from '#shared/i18n/core.ts';
import { deskRecordStrings } from '#shared/i18n/desk-record.ts';
import { deskStepsStrings } from '#shared/i18n/desk-steps.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { Button } from '../../../ui/button.tsx';
import { gapLines, type Gap, type GapLine } from './gaps.ts';
import { useJump } from './jump.ts';
import css from './close.module.css';

type Plain = Extract<
  StringKey<typeof deskStepsStrings>,
  `gap_${'notSubmitted' | 'lowerUndecided' | 'riskUnconfirmed' | 'dispatchOpen' | 'dispatchMissing' | 'callUnconfirmed' | 'referralMissing' | 'followUpMissing' | 'callBackOpen'}`
>;
type Field = 'dataType' | 'reasons' | 'safeToContact';

/** A gap in words. */
function useGapText(): (line: GapLine) => string {
  const t = useStrings('deskSteps');
  const record = useStrings('deskRecord');
  return ({ code, about, count }) => {
    if (code === 'safetyNotAsked') return t('gap_safety', { count });
    if (code === 'dataMissing')
      return t('gap_data', { field: about !== undefined && about in deskRecordStrings.en ? record(about as Field) : (about ?? '') });
    const key = `gap_${code}`;
    return key in deskStepsStrings.en ? t(key as Plain) : t('gap_other', { code });
  };
}

/** What is missing, each with the way there. */
export function GapList({ gaps, onGo }: { readonly gaps: readonly Gap[]; readonly onGo?: () => void }) {
  const t = useStrings('deskSteps');
  const text = useGapText();
  const jump = useJump();
  return (
    <ul className={css.gaps}>
      {gapLines(gaps).map((line) => (
        <li key={`${line.code} ${line.about ?? ''}`}>
          <span>{text(line)}</span>
          <Button
            size="s"
            variant="quiet"
            icon="arrowEnd"
            onPress={() => {
              onGo?.();
              jump(line);
            }}
          >
            {t('goThere')}
          </Button>
        </li>
      ))}
    </ul>
  );
}

import type { Instrument, Question } from '#shared/triage/triage.schema.ts';
import { useLanguage, useStrings } from '../../../lib/i18n.ts';
import { cx } from '../../../ui/cx.ts';
import { Segmented } from '../../../ui/segmented.tsx';
import { counts, yesTone, type Sheet } from './parts.ts';
import css from './triage.module.css';

type Props = {
  readonly sheet: Sheet;
  readonly question: Question;
  readonly number: number;
  readonly onAnswer: (id: string, value: string) => void;
  readonly onLook: (id: string) => void;
  readonly isCurrent: boolean;
  readonly isDisabled: boolean;
};

const answerOf = (value: string | undefined) => (value === 'yes' || value === 'no' || value === 'unknown' ? value : null);

function Details({ sheet, question, onAnswer, isDisabled }: Pick<Props, 'sheet' | 'question' | 'onAnswer' | 'isDisabled'>) {
  const ui = useStrings('ui');
  const language = useLanguage();
  return question.details.map((detail) => {
    const value = sheet.answers[detail.id];
    const segments = [
      ...detail.options.map((option) => ({ id: option.value, label: option.text[language] })),
      { id: 'unknown', label: ui('unknown'), tone: 'p2' as const },
    ];
    return (
      <div key={detail.id} className={css.detail} data-jump={detail.id}>
        <span>{detail.text[language]}</span>
        <Segmented
          label={detail.text[language]}
          segments={segments}
          value={value === undefined || value === 'notAsked' ? null : value}
          onChange={(next) => onAnswer(detail.id, next)}
          isDisabled={isDisabled}
          className={css.wrap}
        />
      </div>
    );
  });
}

const segmentsOf = (instrument: Instrument, question: Question, words: { yes: string; no: string; unknown: string }) => [
  { id: 'yes' as const, label: words.yes, tone: yesTone(instrument, question) },
  { id: 'no' as const, label: words.no, tone: 'neutral' as const },
  { id: 'unknown' as const, label: words.unknown, tone: question.safety ? ('p2' as const) : ('neutral' as const) },
];

/** One question with its three answers; details appear below it once the answer counts. */
export function QuestionRow({ sheet, question, number, onAnswer, onLook, isCurrent, isDisabled }: Props) {
  const ui = useStrings('ui');
  const language = useLanguage();
  const text = question.text[language];
  const words = { yes: ui('yes'), no: ui('no'), unknown: ui('unknown') };
  return (
    <li className={cx(css.row, isCurrent && css.current)} onPointerEnter={() => onLook(question.id)} onFocus={() => onLook(question.id)}>
      <div className={css.asked} data-jump={question.id}>
        <span className={css.number} data-numeric="">
          {number}
          {question.safety && <i className={css.safety} aria-hidden="true" />}
        </span>
        {/* The group's label speaks the whole question; here it is cut to two lines. */}
        <span className={css.short} aria-hidden="true">
          {text}
        </span>
        <Segmented
          label={`${number}. ${text}`}
          segments={segmentsOf(sheet.instrument, question, words)}
          value={answerOf(sheet.answers[question.id])}
          onChange={(answer) => onAnswer(question.id, answer)}
          isDisabled={isDisabled}
        />
      </div>
      {counts(question, sheet.answers) && <Details sheet={sheet} question={question} onAnswer={onAnswer} isDisabled={isDisabled} />}
    </li>
  );
}

import { useRef, useState, type KeyboardEvent } from 'react';
import { useLanguage } from '../../../lib/i18n.ts';
import { latinKey } from '../../../lib/keys.ts';
import { focusOn } from '../state/focus-on.ts';
import { counts, nextOpen, type Sheet } from './parts.ts';
import { QuestionRow } from './question-row.tsx';
import css from './triage.module.css';
import type { TriageStore } from './triage-store.ts';

/** Where the keyboard goes after an answer: to the details it asks for, then on to the next question not asked. */
function placeAfter(sheet: Sheet, id: string, value: string): string | undefined {
  const answers = { ...sheet.answers, [id]: value };
  const { questions } = sheet.instrument;
  const question = questions.find((one) => one.id === id || one.details.some((detail) => detail.id === id));
  if (!question) return undefined;
  const detail = counts(question, answers) ? question.details.find((one) => (answers[one.id] ?? 'notAsked') === 'notAsked') : undefined;
  return detail?.id ?? nextOpen({ ...sheet, answers }, question.id)?.id;
}

/** A questionnaire: digits answer and move on, arrows go up and down; the question looked at stands in full above. */
export function QuestionList({
  sheet,
  triage,
  isDisabled,
}: {
  readonly sheet: Sheet;
  readonly triage: TriageStore;
  readonly isDisabled: boolean;
}) {
  const language = useLanguage();
  const [looked, setLooked] = useState<string>();
  const byDigit = useRef(false);
  const { questions } = sheet.instrument;
  const current = questions.find(({ id }) => id === looked) ?? nextOpen(sheet) ?? questions[0];
  const answer = (id: string, value: string) => {
    triage.answer(sheet.part, id, value);
    const next = byDigit.current ? placeAfter(sheet, id, value) : undefined;
    byDigit.current = false;
    if (next !== undefined) focusOn(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    byDigit.current = /^[1-9]$/.test(latinKey(event.nativeEvent));
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const at = questions.findIndex(({ id }) => id === looked);
    const next = questions[at + step];
    if (step === 0 || !next) return;
    // In a group of answers these would change the answer; between questions they only move.
    event.preventDefault();
    event.stopPropagation();
    focusOn(next.id);
  };
  return (
    <div className={css.questions} onKeyDownCapture={onKeyDown}>
      <div className={css.reader} aria-hidden="true">
        {current && (
          <p>
            <b data-numeric="">{questions.indexOf(current) + 1}</b> {current.text[language]}
          </p>
        )}
      </div>
      <ol className={css.list}>
        {questions.map((question, index) => (
          <QuestionRow
            key={question.id}
            sheet={sheet}
            question={question}
            number={index + 1}
            onAnswer={answer}
            onLook={setLooked}
            isCurrent={question.id === current?.id}
            isDisabled={isDisabled}
          />
        ))}
      </ol>
    </div>
  );
}

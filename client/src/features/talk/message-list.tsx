import { useEffect, useMemo, useState } from 'react';
import { hasArabicLetters } from '#shared/i18n/core.ts';
import type { CommandId } from '#shared/kernel/ids.ts';
import type { SystemCode } from '#shared/contacts/together.schema.ts';
import { talkStrings } from '#shared/i18n/talk.ts';
import { now } from '../../lib/clock.ts';
import { dayKey, dayName, timeOfDay } from '../../lib/public/times.ts';
import { usePublicLanguage, useWords } from '../../lib/public/words.ts';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/icon.tsx';
import { timeline, type Fate, type Line } from './messages.ts';
import css from './message-list.module.css';
import { receiptsOf, type TalkState } from './talk-state.ts';

const fateKeys = {
  sending: 'fateSending',
  kept: 'fateKept',
  slow: 'fateSlow',
  refused: 'fateRefused',
  full: 'fateRefused',
  arrived: 'fateArrived',
  delivered: 'fateDelivered',
  read: 'fateRead',
} as const satisfies Record<Fate, string>;

// What the system says is kept as a code; one that this page has no words for says nothing to a child.
const notices: readonly string[] = ['personJoined', 'personContinues', 'personComing', 'personStays'] satisfies SystemCode[];
const isNotice = (text: string): text is SystemCode => notices.includes(text);
const isTold = (text: string): boolean => text === 'takeYourTime' || isNotice(text);

const waits: readonly Fate[] = ['kept', 'slow', 'refused', 'full'];

function useDayWords(): (at: number) => string {
  const t = useWords(talkStrings);
  const language = usePublicLanguage();
  return (at) => {
    const day = dayKey(at);
    if (day === dayKey(now())) return t('today');
    return day === dayKey(now() - 86_400_000) ? t('yesterday') : dayName(at, language);
  };
}

/** What happened among those who help, in words for the child. */
function Notice({ code }: { readonly code: SystemCode }) {
  const t = useWords(talkStrings);
  return <li className={css.notice}>{t(code)}</li>;
}

type MessageProps = {
  readonly line: Extract<Line, { kind: 'message' }>;
  readonly showFate: boolean;
  readonly onAgain: (id: CommandId) => void;
};

function Message({ line: { key, from, text, at, fate }, showFate, onAgain }: MessageProps) {
  const t = useWords(talkStrings);
  const language = usePublicLanguage();
  const mine = from === 'caller';
  return (
    <li className={cx(css.line, mine ? css.mine : css.theirs)}>
      <span className={css.hidden}>{mine ? t('you') : t('them')}: </span>
      <p dir="auto" lang={from === 'system' ? language : hasArabicLetters(text) ? 'ur' : 'en'} className={css.words}>
        {from === 'system' ? t('takeYourTime') : text}
      </p>
      <p className={css.foot}>
        <time dateTime={new Date(at).toISOString()}>{timeOfDay(at, language)}</time>
        {fate && showFate && (
          <span className={cx(css.fate, waits.includes(fate) && css.waiting)}>
            {(fate === 'arrived' || fate === 'delivered' || fate === 'read') && <Icon name="check" size={14} />}
            {t(fateKeys[fate])}
          </span>
        )}
        {fate === 'refused' && (
          <button type="button" onClick={() => onAgain(key as CommandId)} className={css.again}>
            {t('sendAgain')}
          </button>
        )}
      </p>
    </li>
  );
}

/** True until the moment given, and drawn again when it has passed. */
function useUntil(moment: number): boolean {
  const [, passed] = useState(0);
  useEffect(() => {
    const left = moment - now();
    if (left <= 0) return;
    const timer = setTimeout(() => passed(moment), left + 20);
    return () => clearTimeout(timer);
  }, [moment]);
  return moment > now();
}

/** What was said, in order, each message once; what became of ours stands under it. */
export function MessageList({ state, onAgain }: { readonly state: TalkState; readonly onAgain: (id: CommandId) => void }) {
  const t = useWords(talkStrings);
  const dayWords = useDayWords();
  const typing = useUntil(state.typingUntil);
  const { messages, outbox } = state;
  const receipts = receiptsOf(state);
  const lines = useMemo(
    () => timeline(messages, outbox, receipts, dayKey).filter((line) => line.kind === 'day' || line.from !== 'system' || isTold(line.text)),
    [messages, outbox, receipts],
  );
  // The last of a fate says it for those before it; what is not there yet always says so.
  const lastOf = new Map(lines.flatMap((line) => (line.kind === 'message' && line.fate ? [[line.fate, line.key] as const] : [])));
  const lastSettled = [...lines].reverse().find((line) => line.kind === 'message' && line.fate !== null)?.key;
  const showFate = (line: Extract<Line, { kind: 'message' }>) =>
    line.fate === 'sending' ||
    (line.fate !== null && waits.includes(line.fate)) ||
    (line.fate !== null && lastOf.get(line.fate) === line.key) ||
    line.key === lastSettled;
  return (
    <>
      <div role="log" aria-label={t('conversation')}>
        <ol className={css.list}>
          {lines.map((line) =>
            line.kind === 'day' ? (
              <li key={line.key} className={css.day}>
                {dayWords(line.at)}
              </li>
            ) : line.from === 'system' && isNotice(line.text) ? (
              <Notice key={line.key} code={line.text} />
            ) : (
              <Message key={line.key} line={line} showFate={showFate(line)} onAgain={onAgain} />
            ),
          )}
        </ol>
      </div>
      <p role="status" className={css.typing}>
        {typing && t('typing')}
      </p>
    </>
  );
}

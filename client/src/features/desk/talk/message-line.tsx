import type { ContactId } from '#shared/kernel/ids.ts';
import type { Hint } from '#shared/triage/danger-words.schema.ts';
import { hintsIn } from '#shared/triage/danger-words.ts';
import { memo, useMemo } from 'react';
import { useStrings } from '../../../lib/i18n.ts';
import { useColleagueNames } from '../../../lib/colleague-names.ts';
import { Told } from '../../../lib/told.tsx';
import { Button } from '../../../ui/button.tsx';
import { cx } from '../../../ui/cx.ts';
import { Icon } from '../../../ui/icon.tsx';
import { PersonText } from '../../../ui/person-text.tsx';
import { Moment } from '../../../ui/time.tsx';
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx';
import { useDeskErrorText } from '../state/use-desk-error.ts';
import { ApiError } from '../../../lib/http.ts';
import { HintChip } from '../hints/hint-chip.tsx';
import hintCss from '../hints/hints.module.css';
import type { ConversationStore } from './conversation-store.ts';
import type { Line } from './messages.ts';
import css from './talk.module.css';

const speakers = { caller: 'fromCaller', agent: 'fromUs', system: 'fromSystem' } as const;

type Message = Extract<Line, { kind: 'message' }>;

type HintProps = { readonly line: Message; readonly contactId: ContactId; readonly hints: readonly Hint[]; readonly isMine: boolean };

/** Which words made the hints: the same look as the server's, only where it found something that nobody has put aside. */
function MessageHints({ line: { from, text, seq }, contactId, hints, isMine }: HintProps) {
  const open = hints.filter((hint) => seq > hint.dismissed && seq <= hint.seq);
  const found = useMemo(() => (from === 'caller' && open.length > 0 ? hintsIn(text) : []), [from, text, open.length]);
  const shown = open.filter(({ code }) => found.includes(code));
  if (shown.length === 0) return null;
  return (
    <span className={hintCss.chips}>
      {shown.map(({ code }) => (
        <HintChip key={code} contactId={contactId} code={code} seq={seq} isMine={isMine} />
      ))}
    </span>
  );
}

/** One message with its time and, for ours, how far it has come. */
export const MessageLine = memo(function MessageLine({
  line,
  conversation,
  contactId,
  hints,
  isMine,
}: {
  readonly line: Message;
  readonly conversation: ConversationStore;
  readonly contactId: ContactId;
  readonly hints: readonly Hint[];
  readonly isMine: boolean;
}) {
  const t = useStrings('deskTalk');
  const errorText = useDeskErrorText();
  const { from, text, at, fate, code, commandId, by } = line;
  const nameOf = useColleagueNames();
  const colleague = by === null || by === 'me' ? null : nameOf(by);
  const refused = fate === 'refused';
  return (
    <li className={cx(css.line, css[from], refused && css.refusedLine)}>
      {colleague === null ? (
        <VisuallyHidden>{t(by === 'me' ? 'fromYou' : speakers[from])}: </VisuallyHidden>
      ) : (
        <b className={css.by}>{colleague}</b>
      )}
      {from === 'system' ? <Told code={text} /> : <PersonText as="block">{text}</PersonText>}
      <MessageHints line={line} contactId={contactId} hints={hints} isMine={isMine} />
      <span className={cx(css.foot, fate === 'retrying' && css.retrying, refused && css.refused)}>
        <Moment at={at} />
        {fate !== null && (
          <>
            {' · '}
            {fate === 'read' && <Icon name="check" size={12} />}
            {t(`fate_${fate}`)}
          </>
        )}
      </span>
      {refused && (
        <span className={css.again}>
          <span>{errorText(new ApiError({ code: code ?? 'other', status: 0, message: '' }))}</span>
          <Button size="s" icon="refresh" onPress={() => conversation.tryAgain(commandId)}>
            {t('tryAgain')}
          </Button>
          <Button size="s" variant="quiet" onPress={() => conversation.takeBack(commandId)}>
            {t('takeBack')}
          </Button>
        </span>
      )}
    </li>
  );
});

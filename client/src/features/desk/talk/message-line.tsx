import { memo } from 'react';
import { useStrings } from '../../../lib/i18n.ts';
import { Button } from '../../../ui/button.tsx';
import { cx } from '../../../ui/cx.ts';
import { Icon } from '../../../ui/icon.tsx';
import { PersonText } from '../../../ui/person-text.tsx';
import { Moment } from '../../../ui/time.tsx';
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx';
import { useDeskErrorText } from '../state/use-desk-error.ts';
import { ApiError } from '../../../lib/http.ts';
import type { ConversationStore } from './conversation-store.ts';
import type { Line } from './messages.ts';
import css from './talk.module.css';

type Message = Extract<Line, { kind: 'message' }>;

/** One message with its time and, for ours, how far it has come. */
export const MessageLine = memo(function MessageLine({
  line,
  conversation,
}: {
  readonly line: Message;
  readonly conversation: ConversationStore;
}) {
  const t = useStrings('deskTalk');
  const errorText = useDeskErrorText();
  const { from, text, at, fate, code, commandId } = line;
  const refused = fate === 'refused';
  return (
    <li className={cx(css.line, css[from], refused && css.refusedLine)}>
      <VisuallyHidden>{t(from === 'caller' ? 'fromCaller' : from === 'agent' ? 'fromYou' : 'fromSystem')}: </VisuallyHidden>
      <PersonText as="block">{text}</PersonText>
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

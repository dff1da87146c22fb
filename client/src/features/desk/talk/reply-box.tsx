import { channelRequests } from '#shared/channels/channels.events.ts';
import { MESSAGE_MAX } from '#shared/channels/message.schema.ts';
import type { ConversationId } from '#shared/kernel/ids.ts';
import { useRef, type KeyboardEvent } from 'react';
import { now } from '../../../lib/clock.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { useShortcut } from '../../../lib/keys.ts';
import { useRequest } from '../../../lib/socket.tsx';
import { IconButton } from '../../../ui/button.tsx';
import { TextArea } from '../../../ui/text-field.tsx';
import { Tooltip } from '../../../ui/tooltip.tsx';
import { useStore } from '../state/store.ts';
import type { ConversationStore } from './conversation-store.ts';
import css from './talk.module.css';

/** "I am typing" is said at most so often, in milliseconds. */
const typingEveryMs = 3_000;

/** Tells the caller's page, now and then, that the agent is typing. */
function useTypingSign(conversationId: ConversationId): () => void {
  const ask = useRequest();
  const saidAt = useRef(0);
  return () => {
    if (now() - saidAt.current < typingEveryMs) return;
    saidAt.current = now();
    ask(channelRequests.typing, { conversationId }).catch(() => undefined);
  };
}

/** Where the agent writes; what is begun stays with its contact when another tab comes to the front. */
export function ReplyBox({
  conversation,
  conversationId,
}: {
  readonly conversation: ConversationStore;
  readonly conversationId: ConversationId;
}) {
  const t = useStrings('deskTalk');
  const home = useStrings('deskHome');
  const { draft } = useStore(conversation);
  const area = useRef<HTMLTextAreaElement>(null);
  const sayTyping = useTypingSign(conversationId);
  useShortcut('c', home('keyReply'), () => area.current?.focus());
  const tooLong = draft.length - MESSAGE_MAX;
  const send = () => {
    const text = draft.trim();
    if (text !== '' && tooLong <= 0) conversation.write(text);
    area.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <div className={css.reply}>
      <TextArea
        label={t('replyLabel')}
        hideLabel
        areaRef={area}
        placeholder={t('replyHint')}
        rows={1}
        maxRows={6}
        value={draft}
        onChange={(text) => {
          conversation.draft(text);
          if (text.trim() !== '') sayTyping();
        }}
        onKeyDown={onKeyDown}
        error={tooLong > 0 ? t('tooLong', { n: tooLong }) : undefined}
        className={css.box}
      />
      <Tooltip text={t('sendKeys')}>
        <IconButton icon="send" label={t('send')} onPress={send} isDisabled={draft.trim() === '' || tooLong > 0} />
      </Tooltip>
    </div>
  );
}

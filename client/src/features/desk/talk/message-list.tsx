import { useEffect, useMemo, useState } from 'react';
import { useNow } from '../../../lib/clock.ts';
import { useFormat } from '../../../lib/format.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { knownUpTo } from '../../../lib/messages.ts';
import { withReachedCalls } from '../../../lib/reached-calls.ts';
import { useSession } from '../../../lib/session.tsx';
import { Button } from '../../../ui/button.tsx';
import { Skeleton } from '../../../ui/states.tsx';
import type { Open } from '../state/open.ts';
import { useStore } from '../state/store.ts';
import type { ConversationStore } from './conversation-store.ts';
import { timeline, unreadCount } from './messages.ts';
import { MessageLine } from './message-line.tsx';
import css from './talk.module.css';
import { useStickToEnd } from './use-stick-to-end.ts';

/** For how long somebody counts as typing after the last sign of it, in milliseconds. */
const typingMs = 5_000;

function Typing({ since }: { readonly since: number }) {
  const t = useStrings('deskTalk');
  const typing = useNow(1000) - since < typingMs;
  return (
    <div className={css.typing} aria-live="off">
      {typing && (
        <>
          <span className={css.dots} aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          {t('typing')}
        </>
      )}
    </div>
  );
}

/** The messages of a conversation; the end stays in sight unless the agent reads back. */
export function MessageList({
  contact,
  conversation,
  isMine,
}: Pick<Open, 'contact' | 'isMine'> & { readonly conversation: ConversationStore }) {
  const t = useStrings('deskTalk');
  const format = useFormat();
  const { staff } = useSession();
  const { conversationId, reachedCalls } = contact;
  const { loaded, messages, outgoing, receipts, typedAt, read } = useStore(conversation);
  const lines = useMemo(
    () => timeline(withReachedCalls(messages, { conversationId, reachedCalls }), outgoing, receipts, staff.id, format.date),
    [messages, conversationId, reachedCalls, outgoing, receipts, staff.id, format],
  );
  const { frame, content, atEnd, toEnd, onScroll } = useStickToEnd(lines.length);
  const visible = useVisible();
  const last = knownUpTo(messages);
  const { saw } = conversation;
  useEffect(() => {
    // What is seen here is told to the caller's side by the owner's desk only.
    if (loaded && atEnd && visible) saw(last);
  }, [loaded, atEnd, visible, last, saw]);
  const unread = unreadCount(messages, read);
  return (
    <div className={css.chatFrame}>
      {/* A scrolling part must be reachable by keyboard. */}
      <div ref={frame} onScroll={onScroll} className={css.chat} tabIndex={0} role="log" aria-label={t('conversation')}>
        {!loaded && <Skeleton lines={4} />}
        {loaded && lines.length === 0 && <p className={css.nothing}>{t('noMessages')}</p>}
        <ol ref={content} className={css.lines}>
          {lines.map((line) =>
            line.kind === 'day' ? (
              <li key={line.key} className={css.day}>
                {format.date(line.at)}
              </li>
            ) : (
              <MessageLine
                key={line.key}
                line={line}
                conversation={conversation}
                contactId={contact.id}
                hints={contact.hints}
                isMine={isMine}
              />
            ),
          )}
        </ol>
      </div>
      {!atEnd && (
        <Button size="s" icon="chevronDown" className={css.pill} variant={unread > 0 ? 'primary' : 'secondary'} onPress={toEnd}>
          {unread > 0 ? t('newMessages', { count: unread }) : t('toNewest')}
        </Button>
      )}
      <Typing since={typedAt} />
    </div>
  );
}

/** Whether the page is in sight; a message on a hidden page is not read. */
function useVisible(): boolean {
  const [visible, setVisible] = useState(document.visibilityState === 'visible');
  useEffect(() => {
    const onChange = () => setVisible(document.visibilityState === 'visible');
    document.addEventListener('visibilitychange', onChange);
    return () => document.removeEventListener('visibilitychange', onChange);
  }, []);
  return visible;
}

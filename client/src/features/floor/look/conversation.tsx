import type { ContactDetail } from '#shared/contacts/contact.schema.ts';
import { useEffect, useRef } from 'react';
import { useColleagueNames } from '../../../lib/colleague-names.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { withReachedCalls } from '../../../lib/reached-calls.ts';
import { Told } from '../../../lib/told.tsx';
import { cx } from '../../../ui/cx.ts';
import { PersonText } from '../../../ui/person-text.tsx';
import { ErrorNote, Skeleton } from '../../../ui/states.tsx';
import { Moment } from '../../../ui/time.tsx';
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx';
import css from './look.module.css';
import { useConversation } from './use-conversation.ts';

const speakers = { caller: 'fromCaller', agent: 'fromAgent', system: 'fromSystem' } as const;

/** The conversation of a contact, read only and live. */
export function Conversation({ contact }: { readonly contact: ContactDetail }) {
  const t = useStrings('floorSheets');
  const { messages, isTyping, isLoaded, error } = useConversation(contact.id);
  const nameOf = useColleagueNames();
  const lines = withReachedCalls(messages, contact);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { current } = box;
    if (current && current.scrollHeight - current.scrollTop - current.clientHeight < 160) current.scrollTop = current.scrollHeight;
  }, [messages, isTyping]);
  if (contact.conversationId === null) return <p className={css.none}>{t('conversationNone')}</p>;
  if (error !== null && !isLoaded) return <ErrorNote />;
  if (!isLoaded) return <Skeleton lines={5} />;
  return (
    <div ref={box} className={css.chat} tabIndex={0} role="log" aria-label={t('conversation')}>
      {lines.length === 0 && <p className={css.none}>{t('conversationEmpty')}</p>}
      <ul className={css.lines}>
        {lines.map(({ commandId, from, text, at, by }) => (
          <li key={commandId} className={cx(css.line, css[from])}>
            {by ? <b className={css.by}>{nameOf(by)}</b> : <VisuallyHidden>{t(speakers[from])}: </VisuallyHidden>}
            {from === 'system' ? <Told code={text} /> : <PersonText as="block">{text}</PersonText>}
            <span className={css.foot}>
              <Moment at={at} />
            </span>
          </li>
        ))}
      </ul>
      {isTyping && <p className={css.foot}>{t('typing')}</p>}
    </div>
  );
}

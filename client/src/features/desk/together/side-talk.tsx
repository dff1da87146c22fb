import type { ContactDetail } from '#shared/contacts/contact.schema.ts';
import { sideApi, sideEvents } from '#shared/contacts/side.api.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useColleagueNames } from '../../../lib/colleague-names.ts';
import { useCommand } from '../../../lib/command.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { patchRoute, useRoute } from '../../../lib/query.ts';
import { useSession } from '../../../lib/session.tsx';
import { useLive } from '../../../lib/socket.tsx';
import { IconButton } from '../../../ui/button.tsx';
import { PersonText } from '../../../ui/person-text.tsx';
import { TextArea } from '../../../ui/text-field.tsx';
import { Moment } from '../../../ui/time.tsx';
import { useShowError } from '../state/use-desk-error.ts';
import { partOf } from './part-of.ts';
import css from './together.module.css';

/** What was said among staff beside this contact, kept up by news. */
function useSide(contactId: ContactDetail['id']) {
  const queries = useQueryClient();
  const input = { params: { contactId } };
  const { data } = useRoute(sideApi.list, input);
  useLive(sideEvents.posted, (line) => {
    if (line.contactId !== contactId) return;
    patchRoute(queries, sideApi.list, input, ({ messages }) => ({
      messages: [...messages.filter(({ seq }) => seq !== line.seq), line].sort((a, b) => a.seq - b.seq),
    }));
  });
  return data?.messages ?? [];
}

function SideBox({ contactId }: { readonly contactId: ContactDetail['id'] }) {
  const t = useStrings('together');
  const onError = useShowError();
  const [text, setText] = useState('');
  const write = useCommand(sideApi.write, { onDone: () => setText(''), onError });
  const send = () => {
    if (text.trim() !== '' && !write.isPending) write.run({ params: { contactId }, body: { text } });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <div className={css.sideBox}>
      <TextArea
        label={t('side')}
        hideLabel
        rows={1}
        maxRows={4}
        maxLength={2000}
        placeholder={t('sideHint')}
        value={text}
        onChange={setText}
        onKeyDown={onKeyDown}
      />
      <IconButton icon="send" label={t('sideSend')} onPress={send} isDisabled={text.trim() === ''} />
    </div>
  );
}

/** The talk among the staff who are in a contact; it is there while there is somebody to talk with, or something was said. */
export function SideTalk({ contact }: { readonly contact: ContactDetail }) {
  const t = useStrings('together');
  const { staff } = useSession();
  const nameOf = useColleagueNames();
  const messages = useSide(contact.id);
  const end = useRef<HTMLOListElement>(null);
  useEffect(() => {
    if (end.current) end.current.scrollTop = end.current.scrollHeight;
  }, [messages.length]);
  const isIn = partOf(contact, staff.id) !== null && (contact.state === 'active' || contact.state === 'wrapUp');
  if (contact.helpers.length === 0 && messages.length === 0) return null;
  return (
    <section className={css.side} aria-label={t('side')}>
      <h3 className={css.sideTitle}>{t('side')}</h3>
      {messages.length === 0 ? (
        <p className={css.mute}>{t('sideEmpty')}</p>
      ) : (
        <ol ref={end} className={css.sideLines} tabIndex={0} aria-label={t('side')} aria-live="polite">
          {messages.map(({ seq, by, text, at }) => (
            <li key={seq}>
              <b>{by === staff.id ? t('you') : nameOf(by)}:</b> <PersonText>{text}</PersonText>{' '}
              <span className={css.mute}>
                <Moment at={at} />
              </span>
            </li>
          ))}
        </ol>
      )}
      {isIn && contact.helpers.length > 0 && <SideBox contactId={contact.id} />}
    </section>
  );
}

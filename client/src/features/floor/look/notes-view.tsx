import { recordApi } from '#shared/contacts/record.api.ts';
import type { ContactId } from '#shared/kernel/ids.ts';
import { routingEvents } from '#shared/routing/routing.events.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useFormat } from '../../../lib/format.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { routeKey, useRoute } from '../../../lib/query.ts';
import { useLive } from '../../../lib/socket.tsx';
import { PersonText } from '../../../ui/person-text.tsx';
import { ErrorNote, Skeleton } from '../../../ui/states.tsx';
import css from './look.module.css';

// Each look is put on record: while somebody types, once in a while is often enough.
const calmMs = 2_500;

/** The notes of a contact, kept up while the agent types them. */
export function NotesView({ contactId }: { readonly contactId: ContactId }) {
  const t = useStrings('floorSheets');
  const format = useFormat();
  const queries = useQueryClient();
  const input = { params: { contactId } };
  const { data, error, refetch } = useRoute(recordApi.notes, input);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useLive(routingEvents.notesChanged, (news) => {
    if (news.contactId !== contactId || timer.current !== undefined) return;
    timer.current = setTimeout(() => {
      timer.current = undefined;
      void queries.invalidateQueries({ queryKey: routeKey(recordApi.notes, input) });
    }, calmMs);
  });
  if (!data) return error ? <ErrorNote onRetry={() => void refetch()} /> : <Skeleton lines={3} />;
  if (data.text === '') return <p className={css.none}>{t('notesEmpty')}</p>;
  return (
    <>
      <PersonText as="block">{data.text}</PersonText>
      {data.savedAt !== null && <p className={css.foot}>{t('notesAt', { time: format.clock(data.savedAt) })}</p>}
    </>
  );
}

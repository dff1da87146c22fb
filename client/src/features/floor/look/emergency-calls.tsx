import { emergencyCallApi, emergencyCallEvents } from '#shared/dispatch/emergency-call.ts';
import type { ContactId } from '#shared/kernel/ids.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useLanguage, useStrings } from '../../../lib/i18n.ts';
import { patchIfNewer, patchRoute, useRoute } from '../../../lib/query.ts';
import { useLive } from '../../../lib/socket.tsx';
import { PersonText } from '../../../ui/person-text.tsx';
import { ErrorNote } from '../../../ui/states.tsx';
import { Moment } from '../../../ui/time.tsx';
import css from './look.module.css';

/** Calls to 15, 1122 and other services made for a contact, kept up while they are made; nothing when there are none. */
export function EmergencyCalls({ contactId }: { readonly contactId: ContactId }) {
  const t = useStrings('ladder');
  const language = useLanguage();
  const queries = useQueryClient();
  const input = { params: { contactId } };
  const { data, error, refetch } = useRoute(emergencyCallApi.ofContact, input);
  useLive(emergencyCallEvents.changed, (call) => {
    if (call.contactId !== contactId) return;
    patchRoute(queries, emergencyCallApi.ofContact, input, ({ calls }) => ({ calls: patchIfNewer(calls, call, 'add') }));
  });
  if (error && !data) return <ErrorNote title={t('callsFailed')} requestId={error.requestId || undefined} onRetry={() => void refetch()} />;
  if (!data || data.calls.length === 0) return null;
  return (
    <section className={css.part}>
      <h3>{t('callsTitle')}</h3>
      <ul className={css.calls}>
        {data.calls.map(({ id, service, at, reference, byName, confirmed }) => (
          <li key={id}>
            <strong>{t(service)}</strong> <Moment at={at} /> · {byName[language]} · {t(confirmed ? 'callDone' : 'callOpen')}
            {reference !== '' && <PersonText as="block">{reference}</PersonText>}
          </li>
        ))}
      </ul>
    </section>
  );
}

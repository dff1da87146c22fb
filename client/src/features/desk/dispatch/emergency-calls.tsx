import { emergencyCallApi, type EmergencyCall } from '#shared/dispatch/emergency-call.ts';
import type { ContactId } from '#shared/kernel/ids.ts';
import { useState } from 'react';
import { useLanguage, useStrings } from '../../../lib/i18n.ts';
import { Button } from '../../../ui/button.tsx';
import { cx } from '../../../ui/cx.ts';
import { Icon } from '../../../ui/icon.tsx';
import { PersonText } from '../../../ui/person-text.tsx';
import { ErrorNote } from '../../../ui/states.tsx';
import { Moment } from '../../../ui/time.tsx';
import { CallDialog } from './call-dialog.tsx';
import css from './dispatch.module.css';
import { useCallAct, useEmergencyCalls } from './use-emergency-calls.ts';

function Call({ call }: { readonly call: EmergencyCall }) {
  const t = useStrings('ladder');
  const language = useLanguage();
  const confirm = useCallAct(emergencyCallApi.confirm);
  return (
    <li className={cx(css.one, call.confirmed ? css.ok : css.warn)}>
      <Icon name="phone" size={14} />
      <span className={cx(css.reach, css.who)}>
        <strong>{t(call.service)}</strong> <Moment at={call.at} /> · {t(call.confirmed ? 'callDone' : 'callOpen')}{' '}
        {call.reference !== '' && <PersonText>{call.reference}</PersonText>} · {call.byName[language]}
      </span>
      {!call.confirmed && (
        <Button size="s" isPending={confirm.isPending} onPress={() => confirm.run({ params: { callId: call.id } })}>
          {t('confirmCall')}
        </Button>
      )}
    </li>
  );
}

/** Calls to emergency services made for a contact, with or without a dispatch, and whether each said that it reached the child. Nothing when there are none. */
export function EmergencyCalls({ contactId }: { readonly contactId: ContactId }) {
  const t = useStrings('ladder');
  const { calls, data, error, refetch } = useEmergencyCalls(contactId);
  if (error && !data) return <ErrorNote title={t('callsFailed')} requestId={error.requestId || undefined} onRetry={() => void refetch()} />;
  if (calls.length === 0) return null;
  return (
    <ul className={css.people} aria-label={t('callsTitle')}>
      {calls.map((call) => (
        <Call key={call.id} call={call} />
      ))}
    </ul>
  );
}

/** The calls made so far, and the way to record one, where help is sent: whoever rang 15 first need not send anybody to say so. */
export function CallsMade({ contactId }: { readonly contactId: ContactId }) {
  const t = useStrings('ladder');
  const [recording, setRecording] = useState(false);
  return (
    <section className={css.made} aria-label={t('callTitle')}>
      <EmergencyCalls contactId={contactId} />
      <div className={css.head}>
        <span className={css.quiet}>{t('callFirst')}</span>
        <span className={css.grow} />
        <Button size="s" icon="phone" onPress={() => setRecording(true)}>
          {t('recordCall')}
        </Button>
      </div>
      {recording && <CallDialog contactId={contactId} onClose={() => setRecording(false)} />}
    </section>
  );
}

import { emergencyCallApi, type EmergencyService } from '#shared/dispatch/emergency-call.ts';
import type { ContactId } from '#shared/kernel/ids.ts';
import { useState } from 'react';
import { now } from '../../../lib/clock.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { ActDialog } from '../../../ui/act-dialog.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { fromLocalField, toLocalField } from '../steps/due.ts';
import css from './dispatch.module.css';
import { useCallAct } from './use-emergency-calls.ts';

const services: readonly EmergencyService[] = ['police15', 'rescue1122', 'other'];

/** A call to 15 or 1122 that somebody made: kept with its time and reference. */
export function CallDialog({ contactId, onClose }: { readonly contactId: ContactId; readonly onClose: () => void }) {
  const t = useStrings('ladder');
  const [service, setService] = useState<EmergencyService>('police15');
  const [at, setAt] = useState(() => toLocalField(now()));
  const [reference, setReference] = useState('');
  const [confirmed, setConfirmed] = useState(false);
  const record = useCallAct(emergencyCallApi.record, onClose);
  const moment = fromLocalField(at);
  const send = () => {
    if (moment === null) return;
    record.run({ params: { contactId }, body: { service, at: new Date(moment).toISOString(), reference, confirmed } });
  };
  return (
    <ActDialog
      title={t('callTitle')}
      onClose={onClose}
      size="s"
      act={t('record')}
      isReady={moment !== null}
      isPending={record.isPending}
      onAct={send}
    >
      <div className={css.column}>
        <Segmented
          label={t('service')}
          segments={services.map((id) => ({ id, label: t(id) }))}
          value={service}
          onChange={setService}
          wide
        />
        <TextField label={t('callAt')} type="datetime-local" text="ltr" value={at} onChange={setAt} />
        <TextField label={t('reference')} text="people" maxLength={120} value={reference} onChange={setReference} autoFocus />
        <Checkbox isSelected={confirmed} onChange={setConfirmed}>
          {t('callConfirmed')}
        </Checkbox>
      </div>
    </ActDialog>
  );
}

import { dispatchApi } from '#shared/dispatch/dispatch.api.ts';
import type { ConfirmHow, DispatchView } from '#shared/dispatch/dispatch.schema.ts';
import { useState } from 'react';
import { useStrings } from '../../../lib/i18n.ts';
import { useSession } from '../../../lib/session.tsx';
import { ActDialog } from '../../../ui/act-dialog.tsx';
import { RadioGroup } from '../../../ui/radio-group.tsx';
import { TextArea } from '../../../ui/text-field.tsx';
import { Outcome } from './outcome.tsx';
import { useAct } from './use-act.ts';

/** What the officer says is a claim: here the helpline says how it knows. */
export function ConfirmDialog({ dispatch, onClose }: { readonly dispatch: DispatchView; readonly onClose: () => void }) {
  const t = useStrings('ladder');
  const { staff } = useSession();
  const [how, setHow] = useState<ConfirmHow | null>(null);
  const [note, setNote] = useState('');
  const confirm = useAct(dispatchApi.confirm, onClose);
  const handedOver = dispatch.claim?.outcome === 'handedOver';
  const ways: ConfirmHow[] = [
    'spokeToChild',
    ...(handedOver ? (['receiverConfirmed'] as const) : []),
    ...(staff.roles.includes('supervisor') ? (['supervisor'] as const) : []),
  ];
  const needsNote = how !== null && how !== 'spokeToChild';
  const ready = how !== null && (!needsNote || note.trim() !== '');
  return (
    <ActDialog
      title={t('confirmTitle')}
      onClose={onClose}
      size="s"
      act={t('confirm')}
      isReady={ready}
      isPending={confirm.isPending}
      onAct={() => how && confirm.run({ params: { dispatchId: dispatch.id }, body: { how, note } })}
    >
      <Outcome dispatch={dispatch} />
      <RadioGroup label={t('how')} options={ways.map((id) => ({ id, label: t(id) }))} value={how} onChange={setHow} />
      <TextArea label={t('note')} isRequired={needsNote} rows={2} maxLength={500} value={note} onChange={setNote} />
    </ActDialog>
  );
}

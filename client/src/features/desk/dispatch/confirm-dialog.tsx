import { dispatchApi } from '#shared/dispatch/dispatch.api.ts';
import type { ConfirmHow, DispatchView } from '#shared/dispatch/dispatch.schema.ts';
import { useState } from 'react';
import { useStrings } from '../../../lib/i18n.ts';
import { useSession } from '../../../lib/session.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { RadioGroup } from '../../../ui/radio-group.tsx';
import { TextArea } from '../../../ui/text-field.tsx';
import { Outcome } from './outcome.tsx';
import { useAct } from './use-act.ts';

/** What the officer says is a claim: here the helpline says how it knows. */
export function ConfirmDialog({ dispatch, onClose }: { readonly dispatch: DispatchView; readonly onClose: () => void }) {
  const t = useStrings('ladder');
  const ui = useStrings('ui');
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
    <Dialog
      title={t('confirmTitle')}
      isOpen
      onClose={onClose}
      size="s"
      footer={
        <>
          <Button onPress={onClose}>{ui('cancel')}</Button>
          <Button
            variant="primary"
            isDisabled={!ready}
            isPending={confirm.isPending}
            onPress={() => how && confirm.run({ params: { dispatchId: dispatch.id }, body: { how, note } })}
          >
            {t('confirm')}
          </Button>
        </>
      }
    >
      <Outcome dispatch={dispatch} />
      <RadioGroup label={t('how')} options={ways.map((id) => ({ id, label: t(id) }))} value={how} onChange={setHow} />
      <TextArea label={t('note')} isRequired={needsNote} rows={2} maxLength={500} value={note} onChange={setNote} />
    </Dialog>
  );
}

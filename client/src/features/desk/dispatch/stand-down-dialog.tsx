import { dispatchApi } from '#shared/dispatch/dispatch.api.ts';
import type { DispatchView } from '#shared/dispatch/dispatch.schema.ts';
import { useState } from 'react';
import { useStrings } from '../../../lib/i18n.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { TextArea } from '../../../ui/text-field.tsx';
import { useAct } from './use-act.ts';

/** Nobody needs to go any more; the reason stays with the record. */
export function StandDownDialog({ dispatch, onClose }: { readonly dispatch: DispatchView; readonly onClose: () => void }) {
  const t = useStrings('ladder');
  const ui = useStrings('ui');
  const [reason, setReason] = useState('');
  const standDown = useAct(dispatchApi.standDown, onClose);
  return (
    <Dialog
      title={t('standDownTitle')}
      role="alertdialog"
      isOpen
      onClose={onClose}
      size="s"
      footer={
        <>
          <Button onPress={onClose}>{ui('cancel')}</Button>
          <Button
            variant="danger"
            isDisabled={reason.trim() === ''}
            isPending={standDown.isPending}
            onPress={() => standDown.run({ params: { dispatchId: dispatch.id }, body: { reason } })}
          >
            {t('standDown')}
          </Button>
        </>
      }
    >
      <TextArea label={t('standDownWhy')} isRequired rows={2} maxLength={300} value={reason} onChange={setReason} autoFocus />
    </Dialog>
  );
}

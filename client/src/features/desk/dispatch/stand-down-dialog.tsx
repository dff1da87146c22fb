import { dispatchApi } from '#shared/dispatch/dispatch.api.ts';
import type { DispatchView } from '#shared/dispatch/dispatch.schema.ts';
import { useState } from 'react';
import { useStrings } from '../../../lib/i18n.ts';
import { ActDialog } from '../../../ui/act-dialog.tsx';
import { TextArea } from '../../../ui/text-field.tsx';
import { useAct } from './use-act.ts';

/** Nobody needs to go any more; the reason stays with the record. */
export function StandDownDialog({ dispatch, onClose }: { readonly dispatch: DispatchView; readonly onClose: () => void }) {
  const t = useStrings('ladder');
  const [reason, setReason] = useState('');
  const standDown = useAct(dispatchApi.standDown, onClose);
  return (
    <ActDialog
      title={t('standDownTitle')}
      role="alertdialog"
      onClose={onClose}
      size="s"
      act={t('standDown')}
      variant="danger"
      isReady={reason.trim() !== ''}
      isPending={standDown.isPending}
      onAct={() => standDown.run({ params: { dispatchId: dispatch.id }, body: { reason } })}
    >
      <TextArea label={t('standDownWhy')} isRequired rows={2} maxLength={300} value={reason} onChange={setReason} autoFocus />
    </ActDialog>
  );
}

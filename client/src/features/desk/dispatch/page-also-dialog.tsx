import { dispatchApi } from '#shared/dispatch/dispatch.api.ts';
import type { DispatchView } from '#shared/dispatch/dispatch.schema.ts';
import type { StaffId } from '#shared/kernel/ids.ts';
import { peopleApi } from '#shared/people/people.api.ts';
import { useState } from 'react';
import { useLanguage, useStrings } from '../../../lib/i18n.ts';
import { useRoute } from '../../../lib/query.ts';
import { ComboBox } from '../../../ui/combo-box.tsx';
import { ActDialog } from '../../../ui/act-dialog.tsx';
import { useAct } from './use-act.ts';

type Props = { readonly dispatch: DispatchView; readonly onClose: () => void };

/** One more officer, called at once beside the ladder. */
export function PageAlsoDialog({ dispatch, onClose }: Props) {
  const t = useStrings('ladder');
  const language = useLanguage();
  const [staffId, setStaffId] = useState<StaffId | null>(null);
  const officers = useRoute(peopleApi.colleagues, { query: { role: 'officer' } }).data?.colleagues ?? [];
  const also = useAct(dispatchApi.pageAlso, onClose);
  const running = new Set(
    dispatch.people.filter((one) => !one.reply && one.lastAt >= dispatch.wave.startedAt).map((one) => one.staffId as string),
  );
  const options = officers.filter((one) => !running.has(one.id)).map((one) => ({ id: one.id, label: one.name[language] }));
  return (
    <ActDialog
      title={t('pageAlso')}
      onClose={onClose}
      size="s"
      act={t('pageAlso')}
      isReady={staffId !== null}
      isPending={also.isPending}
      onAct={() => staffId && also.run({ params: { dispatchId: dispatch.id }, body: { staffId } })}
    >
      <ComboBox label={t('pageAlsoPick')} options={options} value={staffId} onChange={setStaffId} autoFocus />
    </ActDialog>
  );
}

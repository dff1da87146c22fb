import { followUpApi } from '#shared/cases/follow-up.api.ts';
import type { ContactDetail } from '#shared/contacts/contact.schema.ts';
import type { StaffId } from '#shared/kernel/ids.ts';
import { peopleApi } from '#shared/people/people.api.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { now } from '../../../lib/clock.ts';
import { useCommand } from '../../../lib/command.ts';
import { useFormat } from '../../../lib/format.ts';
import { useLanguage, useStrings } from '../../../lib/i18n.ts';
import { routeKey, useRoute } from '../../../lib/query.ts';
import { useSession } from '../../../lib/session.tsx';
import { ComboBox } from '../../../ui/combo-box.tsx';
import { ActDialog } from '../../../ui/act-dialog.tsx';
import { RadioGroup } from '../../../ui/radio-group.tsx';
import { TextArea, TextField } from '../../../ui/text-field.tsx';
import { notify } from '../../../ui/toast.tsx';
import { useShowError } from '../state/use-desk-error.ts';
import { duePresets, fromLocalField, toLocalField, type DuePreset } from './due.ts';
import css from './steps.module.css';

type When = DuePreset | 'dueOther';

/** When it is due: a usual time by one key, or any other. */
function useDue() {
  const t = useStrings('deskSteps');
  const format = useFormat();
  const [openedAt] = useState(now);
  const presets = duePresets(openedAt);
  const [when, setWhen] = useState<When>('dueTomorrow');
  const [other, setOther] = useState(() => toLocalField(openedAt + 2 * 3_600_000));
  const at = when === 'dueOther' ? fromLocalField(other) : (presets.find(({ id }) => id === when)?.at ?? null);
  const isPast = at !== null && at <= now();
  const fields = (
    <>
      <RadioGroup<When>
        label={t('due')}
        orientation="horizontal"
        options={[
          ...presets.map(({ id, at: moment }) => ({ id, label: t(id), hint: format.dateTime(moment) })),
          { id: 'dueOther' as const, label: t('dueOther') },
        ]}
        value={when}
        onChange={setWhen}
      />
      {when === 'dueOther' && (
        <TextField
          label={t('dueTime')}
          type="datetime-local"
          text="ltr"
          value={other}
          onChange={setOther}
          error={isPast ? t('duePast') : undefined}
        />
      )}
    </>
  );
  return { fields, at: isPast ? null : at };
}

function useColleagues() {
  const t = useStrings('deskSteps');
  const language = useLanguage();
  const { staff } = useSession();
  const { data } = useRoute(peopleApi.colleagues, { query: {} }, { staleTime: 5 * 60_000 });
  const able = (data?.colleagues ?? []).filter(
    ({ roles, id }) => id !== staff.id && (roles.includes('agent') || roles.includes('supervisor')),
  );
  return [{ id: staff.id, label: t('me', { name: staff.name[language] }) }, ...able.map(({ id, name }) => ({ id, label: name[language] }))];
}

/** Sets a follow-up: what, who, when. */
export function FollowUpDialog({ contact, onClose }: { readonly contact: ContactDetail; readonly onClose: () => void }) {
  const t = useStrings('deskSteps');
  const format = useFormat();
  const queries = useQueryClient();
  const showError = useShowError();
  const { staff } = useSession();
  const [what, setWhat] = useState('');
  const [assignee, setAssignee] = useState<StaffId>(staff.id);
  const due = useDue();
  const colleagues = useColleagues();
  const add = useCommand(followUpApi.add, {
    onDone: (task) => {
      void queries.invalidateQueries({ queryKey: routeKey(followUpApi.ofContact) });
      void queries.invalidateQueries({ queryKey: routeKey(followUpApi.mine) });
      notify({ text: t('followUpSet', { time: format.dateTime(task.dueAt) }), tone: 'ok' });
      onClose();
    },
    onError: showError,
  });
  const { at } = due;
  const ready = what.trim() !== '' && at !== null;
  const save = () => {
    if (ready) add.run({ params: { contactId: contact.id }, body: { assignee, dueAt: new Date(at).toISOString(), what } });
  };
  return (
    <ActDialog
      title={`${t('followUpTitle')} · C-${contact.number}`}
      onClose={onClose}
      act={t('set')}
      isReady={ready}
      isPending={add.isPending}
      onAct={save}
    >
      <div className={css.form}>
        <TextArea label={t('followUpWhat')} value={what} onChange={setWhat} rows={2} maxLength={500} autoFocus />
        {due.fields}
        <ComboBox label={t('followUpWho')} options={colleagues} value={assignee} onChange={(id) => setAssignee(id ?? staff.id)} />
      </div>
    </ActDialog>
  );
}

import { holidaySchema, type AreaKey, type Holiday } from '#shared/rosters/roster.schema.ts';
import { rosterApi, type RosterView } from '#shared/rosters/rosters.api.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useCommand } from '../../../lib/command.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { routeKey } from '../../../lib/query.ts';
import { useRosterErrorText } from '../../../lib/rosters.ts';
import { ActDialog } from '../../../ui/act-dialog.tsx';
import { Button, IconButton } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { notify } from '../../../ui/toast.tsx';
import { useRoster } from '../use-roster.ts';
import css from './edit.module.css';

type Row = Holiday & { readonly key: number };

function Form({ holidays, onClose }: { readonly holidays: RosterView['holidays']; readonly onClose: () => void }) {
  const t = useStrings('roster');
  const errorText = useRosterErrorText();
  const queries = useQueryClient();
  const [rows, setRows] = useState<readonly Row[]>(() => holidays.days.map((day, key) => ({ ...day, key })));
  const [revision] = useState(holidays.revision);
  const save = useCommand(rosterApi.setHolidays, {
    onDone: () => {
      notify({ text: t('holidaysSaved'), tone: 'ok' });
      void queries.invalidateQueries({ queryKey: routeKey(rosterApi.of) });
      void queries.invalidateQueries({ queryKey: routeKey(rosterApi.overview) });
      onClose();
    },
  });
  const days = rows.map(({ date, name }) => ({ date, name }));
  const set = (key: number, part: Partial<Holiday>) => setRows((all) => all.map((row) => (row.key === key ? { ...row, ...part } : row)));
  const add = () => setRows((all) => [...all, { date: '', name: '', key: Math.max(-1, ...all.map((row) => row.key)) + 1 }]);
  return (
    <ActDialog
      title={t('holidaysTitle')}
      onClose={onClose}
      act={t('save')}
      isReady={days.every((day) => holidaySchema.safeParse(day).success)}
      isPending={save.isPending}
      onAct={() => save.run({ body: { revision, days } })}
    >
      <div className={css.form}>
        <p className={css.hint}>{t('holidaysIntro')}</p>
        {rows.map(({ key, date, name }) => (
          <div key={key} className={css.holiday}>
            <TextField type="date" label={t('holidayDate')} value={date} onChange={(next) => set(key, { date: next })} />
            <TextField text="people" label={t('holidayName')} maxLength={80} value={name} onChange={(next) => set(key, { name: next })} />
            <IconButton
              icon="close"
              label={t('holidayRemove', { name })}
              onPress={() => setRows((all) => all.filter((row) => row.key !== key))}
            />
          </div>
        ))}
        <div>
          <Button icon="plus" onPress={add}>
            {t('holidayAdd')}
          </Button>
        </div>
        {save.error && (
          <p role="alert" className={css.error}>
            {errorText(save.error)}
          </p>
        )}
      </div>
    </ActDialog>
  );
}

/** The holidays of all rosters. */
export function HolidaysDialog({ area, onClose }: { readonly area: AreaKey; readonly onClose: () => void }) {
  const { data } = useRoster(area);
  return data ? <Form holidays={data.holidays} onClose={onClose} /> : null;
}

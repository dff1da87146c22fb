import type { Layer } from '#shared/rosters/roster.schema.ts';
import type { RosterPerson } from '#shared/rosters/rosters.api.ts';
import { dayMs } from '#shared/rosters/shifts.ts';
import { useId } from 'react';
import { useLanguage, useStrings } from '../../../lib/i18n.ts';
import { localeOf } from '../../../lib/i18n.ts';
import { IconButton } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { NumberField } from '../../../ui/number-field.tsx';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import css from './edit.module.css';
import { PeopleOrder } from './people-order.tsx';

type Fields = { readonly layer: Layer; readonly set: (part: Partial<Layer>) => void };

// 5 January 1970 was a Monday.
const weekdayName = (day: number, locale: string): string =>
  new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' }).format(new Date((4 + day) * dayMs));

/** How the turns go round; how many days, where neither a day nor a week. */
function Turns({ layer, set }: Fields) {
  const t = useStrings('roster');
  const { turnDays } = layer;
  const kind = turnDays === null ? 'all' : turnDays === 1 ? 'daily' : turnDays === 7 ? 'weekly' : 'days';
  const options = (['all', 'daily', 'weekly', 'days'] as const).map((id) => ({ id, label: t(`turns_${id}`) }));
  const days = { all: null, daily: 1, weekly: 7, days: 14 } as const;
  return (
    <>
      <Select label={t('turns')} options={options} value={kind} onChange={(id) => set({ turnDays: days[id] })} />
      {turnDays !== null && (
        <NumberField label={t('turnDays')} min={1} max={366} value={turnDays} onChange={(n) => set({ turnDays: n ?? turnDays })} />
      )}
    </>
  );
}

function Days({ layer, set }: Fields) {
  const t = useStrings('roster');
  const locale = localeOf(useLanguage());
  const toggle = (day: number, isOn: boolean) =>
    set({ days: isOn ? [...layer.days, day].sort((a, b) => a - b) : layer.days.filter((one) => one !== day) });
  return (
    <fieldset className={css.days}>
      <legend>{t('days')}</legend>
      {[0, 1, 2, 3, 4, 5, 6].map((day) => (
        <Checkbox key={day} isSelected={layer.days.includes(day)} onChange={(isOn) => toggle(day, isOn)}>
          {weekdayName(day, locale)}
        </Checkbox>
      ))}
    </fieldset>
  );
}

type Props = Fields & {
  readonly rank: number;
  readonly count: number;
  readonly people: readonly RosterPerson[];
  readonly onMove: (by: number) => void;
  readonly onRemove: () => void;
};

/** One layer: who, in which turns, when. */
export function LayerForm({ layer, set, rank, count, people, onMove, onRemove }: Props) {
  const t = useStrings('roster');
  const id = useId();
  const { name, officers, from, until, firstDay, lastDay, holidayOfficers } = layer;
  return (
    <section className={css.layer} aria-labelledby={id}>
      <header className={css.head}>
        <h3 id={id} className={css.grow}>
          {t('layer', { rank })}
        </h3>
        <IconButton
          icon="chevronDown"
          className={css.up}
          size="s"
          label={t('layerUp', { rank })}
          isDisabled={rank === 1}
          onPress={() => onMove(-1)}
        />
        <IconButton icon="chevronDown" size="s" label={t('layerDown', { rank })} isDisabled={rank === count} onPress={() => onMove(1)} />
        <IconButton icon="close" size="s" label={t('layerRemove', { rank })} onPress={onRemove} />
      </header>
      <div className={css.fields}>
        <TextField label={t('layerName')} text="people" maxLength={60} value={name} onChange={(text) => set({ name: text })} />
        <Turns layer={layer} set={set} />
      </div>
      <PeopleOrder label={t('people')} ids={officers} people={people} onChange={(ids) => set({ officers: ids })} />
      <div className={css.fields}>
        <TextField type="time" label={t('from')} value={from} onChange={(time) => set({ from: time })} />
        <TextField type="time" label={t('till')} description={t('tillHint')} value={until} onChange={(time) => set({ until: time })} />
        <TextField type="date" label={t('firstDay')} value={firstDay} onChange={(date) => set({ firstDay: date })} />
        <TextField
          type="date"
          label={t('lastDay')}
          value={lastDay ?? ''}
          onChange={(date) => set({ lastDay: date === '' ? null : date })}
        />
      </div>
      <Days layer={layer} set={set} />
      <Checkbox isSelected={holidayOfficers !== null} onChange={(isOn) => set({ holidayOfficers: isOn ? [] : null })}>
        {t('onHolidays')}
      </Checkbox>
      {holidayOfficers !== null && (
        <PeopleOrder
          label={t('onHolidays')}
          description={t('onHolidaysHint')}
          ids={holidayOfficers}
          people={people}
          onChange={(ids) => set({ holidayOfficers: ids })}
        />
      )}
    </section>
  );
}

import type { PlaceId } from '#shared/kernel/ids.ts';
import { areaKinds, incidentPlaces } from '#shared/taxonomy/incident.ts';
import { reasonGroups, reasons } from '#shared/taxonomy/reasons.ts';
import { normaliseForSearch, searchItems } from '#shared/taxonomy/search.ts';
import { label } from '#shared/taxonomy/taxonomy.ts';
import { useMemo } from 'react';
import { useLanguage, useStrings } from '../../../lib/i18n.ts';
import { ComboBox } from '../../../ui/combo-box.tsx';
import { useAreas, usePlaceNames } from '../state/use-areas.ts';
import { ManyPick } from './many-pick.tsx';
import { Place, RecordCode, RecordText, useRecordForm } from './record-fields.tsx';
import css from './record.module.css';

/** The districts, found by their own name or that of their division, in either language. */
export function DistrictField() {
  const t = useStrings('deskRecord');
  const language = useLanguage();
  const { record, change, isReadOnly } = useRecordForm();
  const areas = useAreas();
  const names = usePlaceNames();
  const districts = useMemo(
    () =>
      areas.filter(({ kind }) => kind === 'district').map((area) => ({ area, label: area.name, aliases: aliasesOf(areas, area.parent) })),
    [areas],
  );
  const option = ({ area }: (typeof districts)[number]) => ({
    id: area.id,
    label: area.name[language],
    hint: names(area.id).slice(1).join(', '),
  });
  return (
    <Place name="districtId">
      <ComboBox<PlaceId>
        label={t('districtId')}
        placeholder={t('districtHint')}
        options={[...districts].sort((a, b) => a.area.name[language].localeCompare(b.area.name[language], language)).map(option)}
        search={(typed) => searchItems(districts, typed).map(option)}
        value={record.districtId}
        onChange={(districtId) => change({ districtId }, 'now')}
        isDisabled={isReadOnly}
      />
    </Place>
  );
}

function aliasesOf(areas: ReturnType<typeof useAreas>, parent: string | null): string[] {
  const above = areas.find(({ id }) => id === parent);
  return above ? [above.name.en, above.name.ur].map(normaliseForSearch) : [];
}

function ReasonsField() {
  const t = useStrings('deskRecord');
  const language = useLanguage();
  const { record, change, isReadOnly } = useRecordForm();
  const groupName = (code: string) => label(reasonGroups, code as (typeof reasonGroups.codes)[number], language);
  const option = (item: (typeof reasons.items)[number]) => ({
    id: item.code,
    label: item.label[language],
    hint: item.group ? groupName(item.group) : undefined,
  });
  return (
    <Place name="reasons" span={3}>
      <ManyPick
        label={t('reasons')}
        options={reasons.items.map(option)}
        search={(typed) => searchItems(reasons.items, typed).map(option)}
        chosen={record.reasons}
        onChange={(chosen) => change({ reasons: chosen }, 'now')}
        max={12}
        isDisabled={isReadOnly}
      />
    </Place>
  );
}

/** What it is about, and where. */
export function MatterFields() {
  return (
    <div className={css.grid}>
      <ReasonsField />
      <DistrictField />
      <RecordText name="placeText" span={2} maxLength={500} />
      <RecordCode name="areaKind" list={areaKinds} />
      <RecordCode name="incidentPlace" list={incidentPlaces} />
    </div>
  );
}

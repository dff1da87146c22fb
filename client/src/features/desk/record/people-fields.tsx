import { countsAsChild, genders, callerRelations, livesWith, vulnerableGroups, type Age } from '#shared/taxonomy/person.ts';
import { searchItems } from '#shared/taxonomy/search.ts';
import { useState } from 'react';
import { useLanguage, useStrings } from '../../../lib/i18n.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { readAge } from './age-text.ts';
import { ManyPick } from './many-pick.tsx';
import { Place, RecordChoice, RecordCode, RecordText, useRecordForm } from './record-fields.tsx';
import css from './record.module.css';

/** An age as the field shows it. */
function useAgeText(): (age: Age | null) => string {
  const t = useStrings('deskRecord');
  return (age) => {
    if (age === null) return '';
    if (age.unborn) return t('ageUnborn');
    if (age.years === null) return t('ageUnknown');
    return age.approx ? t('ageAbout', { n: age.years }) : String(age.years);
  };
}

function AgeField() {
  const t = useStrings('deskRecord');
  const ageText = useAgeText();
  const { record, change, isReadOnly } = useRecordForm();
  const [typed, setTyped] = useState<string>();
  const age = typed === undefined ? record.childAge : readAge(typed);
  const grown = age !== null && age !== undefined && !countsAsChild(age);
  return (
    <Place name="childAge">
      <TextField
        label={t('childAge')}
        placeholder={t('ageHint')}
        value={typed ?? ageText(record.childAge)}
        onChange={(text) => {
          setTyped(text);
          const next = readAge(text);
          if (next !== undefined) change({ childAge: next });
        }}
        onBlur={() => {
          // What could not be read stays in the field until it can.
          if (age !== undefined) setTyped(undefined);
        }}
        isReadOnly={isReadOnly}
        maxLength={40}
        error={age === undefined ? t('ageBad') : undefined}
        description={grown ? t('ageAdult') : undefined}
      />
    </Place>
  );
}

/** Whom it is about, who calls, the child. */
export function PeopleFields() {
  const t = useStrings('deskRecord');
  const language = useLanguage();
  const { record, change, isReadOnly } = useRecordForm();
  const group = (item: (typeof vulnerableGroups.items)[number]) => ({ id: item.code, label: item.label[language] });
  return (
    <div className={css.grid}>
      <RecordChoice
        name="dataType"
        span={2}
        segments={[
          { id: 'childSelf', label: t('childSelf') },
          { id: 'aboutChild', label: t('aboutChild') },
        ]}
        value={record.dataType}
      />
      <RecordCode name="callerRelation" list={callerRelations} />
      <RecordText name="childName" maxLength={500} />
      <AgeField />
      <RecordCode name="childGender" list={genders} />
      <RecordText name="callerName" maxLength={500} />
      <RecordText name="callerPhone" maxLength={20} />
      <RecordCode name="livesWith" list={livesWith} />
      <Place name="groups" span={3}>
        <ManyPick
          label={t('groups')}
          options={vulnerableGroups.items.map(group)}
          search={(typed) => searchItems(vulnerableGroups.items, typed).map(group)}
          chosen={record.groups}
          onChange={(groups) => change({ groups }, 'now')}
          max={12}
          isDisabled={isReadOnly}
        />
      </Place>
    </div>
  );
}

import type { ContactRecord, identityFields, RecordField } from '#shared/contacts/record.schema.ts';
import { searchItems } from '#shared/taxonomy/search.ts';
import type { Taxonomy } from '#shared/taxonomy/taxonomy.ts';
import { createContext, use, useState, type ReactNode } from 'react';
import { useLanguage, useStrings } from '../../../lib/i18n.ts';
import { ComboBox } from '../../../ui/combo-box.tsx';
import { cx } from '../../../ui/cx.ts';
import { Segmented, type Tone } from '../../../ui/segmented.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { Fields } from './record-state.ts';
import css from './record.module.css';

/** The record that the fields below stand in. */
export type RecordForm = {
  readonly record: ContactRecord;
  readonly change: (fields: Fields, when?: 'soon' | 'now') => void;
  readonly flush: () => void;
  /** What is wrong with a field that could not be kept. */
  readonly errorOf: (field: RecordField) => string | undefined;
  readonly isReadOnly: boolean;
};

export const RecordFormContext = createContext<RecordForm | null>(null);

/** The record around a field. */
export function useRecordForm(): RecordForm {
  const form = use(RecordFormContext);
  if (!form) throw new Error('A field of the record needs its form above it');
  return form;
}

/** A field's place in the grid, which "what is missing" can lead to. */
export function Place({ name, span, children }: { readonly name: RecordField; readonly span?: 2 | 3; readonly children: ReactNode }) {
  return (
    <div data-jump={name} className={cx(css.place, span === 2 && css.two, span === 3 && css.all)}>
      {children}
    </div>
  );
}

type TextName = (typeof identityFields)[number];

type TextProps = { readonly name: TextName; readonly span?: 2 | 3; readonly maxLength: number };

/** Words of people in the record. While somebody types, the field shows what they typed, not what the server made of it. */
export function RecordText({ name, span, maxLength }: TextProps) {
  const t = useStrings('deskRecord');
  const { record, change, flush, errorOf, isReadOnly } = useRecordForm();
  const [typed, setTyped] = useState<string>();
  return (
    <Place name={name} {...(span ? { span } : {})}>
      <TextField
        label={t(name)}
        value={typed ?? record[name]}
        onChange={(text) => {
          setTyped(text);
          change({ [name]: text });
        }}
        onBlur={() => {
          setTyped(undefined);
          flush();
        }}
        isReadOnly={isReadOnly}
        maxLength={maxLength}
        error={errorOf(name)}
        text={name === 'callerPhone' ? 'ltr' : 'people'}
      />
    </Place>
  );
}

type CodeName = 'callerRelation' | 'childGender' | 'livesWith' | 'areaKind' | 'incidentPlace' | 'perpetratorRelation';

/** One code of a list, found by typing in English, Urdu or Roman Urdu. */
export function RecordCode<Code extends string>({ name, list }: { readonly name: CodeName; readonly list: Taxonomy<Code> }) {
  const t = useStrings('deskRecord');
  const language = useLanguage();
  const { record, change, isReadOnly } = useRecordForm();
  const option = (item: Taxonomy<Code>['items'][number]) => ({ id: item.code, label: item.label[language] });
  return (
    <Place name={name}>
      <ComboBox<Code>
        label={t(name)}
        options={list.items.map(option)}
        search={(typed) => searchItems(list.items, typed).map(option)}
        value={record[name] as Code | null}
        onChange={(code) => change({ [name]: code }, 'now')}
        isDisabled={isReadOnly}
      />
    </Place>
  );
}

type ChoiceProps<K extends string> = {
  readonly name: RecordField;
  readonly segments: readonly { readonly id: K; readonly label: string; readonly tone?: Tone }[];
  readonly value: K | null;
  readonly span?: 2 | 3;
};

/** A field of a few answers side by side. */
export function RecordChoice<K extends string>({ name, segments, value, span }: ChoiceProps<K>) {
  const t = useStrings('deskRecord');
  const { change, isReadOnly } = useRecordForm();
  const label = t(name);
  return (
    <Place name={name} {...(span ? { span } : {})}>
      <span className={css.label} aria-hidden="true">
        {label}
      </span>
      <Segmented label={label} segments={segments} value={value} onChange={(id) => change({ [name]: id }, 'now')} isDisabled={isReadOnly} />
    </Place>
  );
}

import { emptyRecord, type ContactRecord, type RecordField } from '#shared/contacts/record.schema.ts';
import { recordApi } from '#shared/contacts/record.api.ts';
import type { ContactId } from '#shared/kernel/ids.ts';
import { incidentPlaces, perpetratorRelations } from '#shared/taxonomy/incident.ts';
import { callerRelations, genders, livesWith } from '#shared/taxonomy/person.ts';
import { reasons } from '#shared/taxonomy/reasons.ts';
import { label, type Taxonomy } from '#shared/taxonomy/taxonomy.ts';
import { useLanguage, useStrings } from '../../../lib/i18n.ts';
import { useRoute } from '../../../lib/query.ts';
import { PersonText } from '../../../ui/person-text.tsx';
import { ErrorNote, Skeleton } from '../../../ui/states.tsx';
import { usePlaceName } from '../state/use-words.ts';
import css from './look.module.css';

const shown = [
  ...([
    'childName',
    'childAge',
    'childGender',
    'livesWith',
    'callerRelation',
    'callerName',
    'callerPhone',
    'reasons',
    'districtId',
    'placeText',
    'incidentPlace',
  ] as const),
  ...([
    'perpetratorRelation',
    'perpetratorText',
    'safeToContact',
    'safeWhen',
    'safeWho',
    'safeWords',
    'consentServices',
    'consentDisclosure',
    'withhold',
    'childWishes',
  ] as const),
] satisfies readonly RecordField[];
type Shown = (typeof shown)[number];

const lists: Partial<Record<Shown, Taxonomy>> = {
  childGender: genders,
  livesWith,
  callerRelation: callerRelations,
  reasons,
  incidentPlace: incidentPlaces,
  perpetratorRelation: perpetratorRelations,
};
const isAsked = (record: ContactRecord, field: Shown): boolean => JSON.stringify(record[field]) !== JSON.stringify(emptyRecord[field]);

/** What is recorded of child and caller, without what was not asked. */
export function RecordFacts({ contactId }: { readonly contactId: ContactId }) {
  const t = useStrings('floorSheets');
  const names = useStrings('deskRecord');
  const ui = useStrings('ui');
  const language = useLanguage();
  const placeOf = usePlaceName();
  const { data, error, refetch } = useRoute(recordApi.record, { params: { contactId } });
  if (!data) return error ? <ErrorNote onRetry={() => void refetch()} /> : <Skeleton lines={3} />;
  const { record } = data;
  const words = (field: Shown): string => {
    const value = record[field];
    if (field === 'districtId') return placeOf(record.districtId) ?? String(record.districtId);
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) return ageWords(record.childAge, names);
    const list = lists[field];
    const one = (code: string): string =>
      list ? label(list, code, language) : code === 'yes' || code === 'no' || code === 'unknown' ? ui(code) : code;
    return Array.isArray(value) ? value.map(one).join(language === 'ur' ? '، ' : ', ') : one(value ?? '');
  };
  const asked = shown.filter((field) => isAsked(record, field));
  if (asked.length === 0) return <p className={css.none}>{t('recordEmpty')}</p>;
  return (
    <dl className={css.facts}>
      {asked.map((field) => (
        <div key={field}>
          <dt>{names(field)}</dt>
          <dd>
            <PersonText>{words(field)}</PersonText>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function ageWords(age: ContactRecord['childAge'], t: ReturnType<typeof useStrings<'deskRecord'>>): string {
  if (age?.unborn) return t('ageUnborn');
  if (age?.years === null || age?.years === undefined) return t('ageUnknown');
  return age.approx ? t('ageAbout', { n: age.years }) : String(age.years);
}

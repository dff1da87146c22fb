import type { PlaceId } from '#shared/kernel/ids.ts';
import { peopleApi } from '#shared/people/people.api.ts';
import { referralsApi } from '#shared/referrals/referrals.api.ts';
import { perpetratorRelations } from '#shared/taxonomy/incident.ts';
import { sectors } from '#shared/taxonomy/services.ts';
import { label } from '#shared/taxonomy/taxonomy.ts';
import { useLanguage, useStrings } from '../../../lib/i18n.ts';
import { useRoute } from '../../../lib/query.ts';
import { useAreas } from '../state/use-areas.ts';
import { ManyPick } from './many-pick.tsx';
import { Place, RecordCode, RecordText, useRecordForm } from './record-fields.tsx';
import css from './record.module.css';

/** Every body of the directory, the nearest first; asked without the contact, so that those excluded already keep their names. */
function useBodies() {
  const { record } = useRecordForm();
  const country = useAreas().find(({ kind }) => kind === 'country')?.id ?? null;
  const districtId: PlaceId | null = record.districtId ?? country;
  const asked = { service: 'police.report' as const, districtId: districtId ?? ('pakistan' as PlaceId), all: 'true' as const };
  return useRoute(referralsApi.directory, { query: asked }, { enabled: districtId !== null, staleTime: 5 * 60_000 }).data?.bodies ?? [];
}

function BodiesField() {
  const t = useStrings('deskRecord');
  const language = useLanguage();
  const { record, change, isReadOnly } = useRecordForm();
  const bodies = useBodies();
  const hint = (body: (typeof bodies)[number]) =>
    [label(sectors, body.sector, language), body.cover?.name[language]].filter((part) => part !== undefined).join(', ');
  return (
    <Place name="perpetratorBodies" span={3}>
      <ManyPick
        label={t('perpetratorBodies')}
        options={bodies.map((body) => ({ id: body.id, label: body.name[language], hint: hint(body) }))}
        chosen={record.perpetratorBodies}
        onChange={(perpetratorBodies) => change({ perpetratorBodies }, 'now')}
        max={5}
        isDisabled={isReadOnly}
      />
    </Place>
  );
}

function StaffField() {
  const t = useStrings('deskRecord');
  const language = useLanguage();
  const { record, change, isReadOnly } = useRecordForm();
  const colleagues = useRoute(peopleApi.colleagues, { query: {} }, { staleTime: 5 * 60_000 }).data?.colleagues ?? [];
  return (
    <Place name="perpetratorStaff" span={3}>
      <ManyPick
        label={t('perpetratorStaff')}
        description={t('excludedHint')}
        options={colleagues.map(({ id, name }) => ({ id, label: name[language] }))}
        chosen={record.perpetratorStaff}
        onChange={(perpetratorStaff) => change({ perpetratorStaff }, 'now')}
        max={5}
        isDisabled={isReadOnly}
      />
    </Place>
  );
}

/** The alleged person, and whom that excludes. */
export function AllegedFields() {
  return (
    <div className={css.grid}>
      <RecordCode name="perpetratorRelation" list={perpetratorRelations} />
      <RecordText name="perpetratorText" span={2} maxLength={500} />
      <BodiesField />
      <StaffField />
    </div>
  );
}

import type { ContactSummary } from '#shared/contacts/contact.schema.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { Banner } from '../../../ui/banner.tsx';
import { PersonText } from '../../../ui/person-text.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { TextArea } from '../../../ui/text-field.tsx';
import css from './refer.module.css';
import type { Refer } from './use-refer.ts';

// Somebody of the child's own house or family: consent is never sought through them.
const ofTheFamily = new Set(['family', 'relative', 'partner']);

function Ask({
  refer,
  field,
  words,
  isDisabled,
}: {
  readonly refer: Refer;
  readonly field: 'consentServices' | 'consentDisclosure';
  readonly words: string;
  readonly isDisabled: boolean;
}) {
  const r = useStrings('refer');
  const value = refer.held.record[field];
  return (
    <div className={css.ask}>
      <span>{words}</span>
      <Segmented
        label={words}
        segments={[
          { id: 'yes', label: r('consentYes'), tone: 'ok' },
          { id: 'no', label: r('consentNo'), tone: 'p1' },
        ]}
        value={value === 'notAsked' ? null : value}
        onChange={(next) => refer.held.change({ [field]: next })}
        isDisabled={isDisabled}
      />
    </div>
  );
}

/** Consent as the record has it, to be asked here where it is missing; what allows the referral without it. */
export function ReferConsent({
  refer,
  contact,
  isOwner,
}: {
  readonly refer: Refer;
  readonly contact: ContactSummary;
  readonly isOwner: boolean;
}) {
  const t = useStrings('referrals');
  const r = useStrings('refer');
  const { form, change, held, basis, isSupervisor } = refer;
  const { record } = held;
  const emergency = contact.risk.level === 'P0' && !contact.risk.draft;
  const agreed = basis === 'consent';
  return (
    <section className={css.part} aria-label={t('consent')}>
      <h3 className={css.heading}>{t('consent')}</h3>
      <Ask refer={refer} field="consentServices" words={r('consentServices')} isDisabled={!isOwner} />
      <Ask refer={refer} field="consentDisclosure" words={r('consentDisclosure')} isDisabled={!isOwner} />
      <div className={css.ask}>
        <span>{r('consentBy')}</span>
        <Segmented
          label={r('consentBy')}
          segments={(['child', 'caregiver', 'both'] as const).map((id) => ({ id, label: t(`by_${id}`) }))}
          value={record.consentBy}
          onChange={(consentBy) => held.change({ consentBy })}
          isDisabled={!isOwner}
        />
      </div>
      {record.perpetratorRelation && ofTheFamily.has(record.perpetratorRelation) && <Banner tone="warn">{r('consentImplicated')}</Banner>}
      {record.withhold !== '' && (
        <Banner tone="warn">
          <PersonText>{r('withhold', { text: record.withhold })}</PersonText>
        </Banner>
      )}
      {!agreed && emergency && <Banner tone="info">{r('consentEmergency')}</Banner>}
      {!agreed && !emergency && <Banner tone="warn">{r('consentMissing')}</Banner>}
      {!agreed && !emergency && isSupervisor && (
        <TextArea
          label={r('consentOverride')}
          rows={2}
          maxLength={1000}
          value={form.override}
          onChange={(override) => change({ override })}
        />
      )}
    </section>
  );
}

import { useStrings } from '../../../lib/i18n.ts';
import { RecordChoice, RecordText, useRecordForm } from './record-fields.tsx';
import css from './record.module.css';

/** Whether and how the child or caller can be reached safely; consent and wishes. */
export function SafetyFields() {
  const t = useStrings('deskRecord');
  const ui = useStrings('ui');
  const { record } = useRecordForm();
  const asked = [
    { id: 'yes' as const, label: ui('yes') },
    { id: 'no' as const, label: ui('no') },
    { id: 'notAsked' as const, label: t('notAsked'), tone: 'neutral' as const },
  ];
  return (
    <div className={css.grid}>
      <RecordChoice
        name="safeToContact"
        segments={[
          { id: 'yes', label: ui('yes') },
          { id: 'no', label: ui('no') },
          { id: 'unknown', label: ui('unknown') },
        ]}
        value={record.safeToContact}
      />
      <RecordText name="safeWhen" maxLength={500} />
      <RecordText name="safeWho" maxLength={500} />
      <RecordText name="safeWords" span={3} maxLength={500} />
      <div className={css.choices}>
        <RecordChoice name="consentServices" segments={asked} value={record.consentServices} />
        <RecordChoice name="consentDisclosure" segments={asked} value={record.consentDisclosure} />
        <RecordChoice
          name="consentBy"
          segments={[
            { id: 'child', label: t('byChild') },
            { id: 'caregiver', label: t('byCaregiver') },
            { id: 'both', label: t('byBoth') },
          ]}
          value={record.consentBy}
        />
      </div>
      <RecordText name="childWishes" span={2} maxLength={1000} />
      <RecordText name="withhold" maxLength={500} />
      <p className={css.hint}>{t('consentHint')}</p>
    </div>
  );
}

import type { Language } from '#shared/i18n/core.ts';
import { reasonGroups, reasons } from '#shared/taxonomy/reasons.ts';
import { label, type CodeOf } from '#shared/taxonomy/taxonomy.ts';
import { useLanguage, useStrings } from '../../lib/i18n.ts';
import { Badge, RiskBadge } from '../../ui/badge.tsx';
import { PersonText } from '../../ui/person-text.tsx';
import css from './duty.module.css';
import { usePlaceName } from './place-names.ts';
import type { ShownTask } from './steps.ts';

// A reason of the contact in words, with the heading it stands under; a code of another edition as it is.
function reasonWords(code: string, language: Language): string {
  const item = reasons.items.find((one) => one.code === code);
  if (!item) return code;
  return `${label(reasonGroups, item.group as CodeOf<typeof reasonGroups>, language)}: ${item.label[language]}`;
}

/** What, how urgent, where: read in one look. */
export function TaskHead({ task, more }: { readonly task: ShownTask; readonly more: number }) {
  const t = useStrings('duty');
  const language = useLanguage();
  const place = usePlaceName();
  const { kind, level, districtId, what, reasons, femaleOfficer, contactNumber } = task;
  const asSupervisor = task.pagedAs === 'supervisor';
  const title = kind === 'helpNow' ? t('help') : t('urgent');
  return (
    <>
      <div className={css.line}>
        {level && level !== 'none' && <RiskBadge level={level} solid />}
        {districtId && <strong className={css.place}>{place(districtId)}</strong>}
        <span className={css.grow} />
        <bdi dir="ltr" className={css.number}>{`C-${contactNumber}`}</bdi>
      </div>
      <h2 className={css.what}>{what === '' ? title : <PersonText>{what}</PersonText>}</h2>
      {kind === 'helpNow' && <p className={css.body}>{t(asSupervisor ? 'helpBodySupervisor' : 'helpBody')}</p>}
      {reasons.length > 0 && <p className={css.body}>{reasons.map((code) => reasonWords(code, language)).join(' · ')}</p>}
      {femaleOfficer && (
        <p>
          <Badge tone="info">{t('femaleOfficer')}</Badge>
        </p>
      )}
      {more > 0 && <p className={css.hint}>{t('others', { count: more })}</p>}
    </>
  );
}

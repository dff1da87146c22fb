import type { Area } from '#shared/channels/talk.api.ts';
import { reportStrings } from '#shared/i18n/report.ts';
import { useWords } from '../../lib/public/words.ts';
import { NumberList } from '../../ui/public/numbers.tsx';
import css from './report.module.css';

type Props = { readonly value: boolean | null; readonly onChange: (value: boolean) => void; readonly areas: readonly Area[] | null };

/** Whether the child is in danger now; a yes shows the numbers at once, since a call is faster than a form. */
export function DangerQuestion({ value, onChange, areas }: Props) {
  const t = useWords(reportStrings);
  const choices = [
    { yes: true, label: t('dangerYes') },
    { yes: false, label: t('dangerNo') },
  ];
  return (
    <fieldset className={css.group}>
      <legend>{t('danger')}</legend>
      <div className={css.choices}>
        {choices.map(({ yes, label }) => (
          <label key={label} className={css.choice}>
            <input type="radio" name="danger" checked={value === yes} onChange={() => onChange(yes)} />
            <span>{label}</span>
          </label>
        ))}
      </div>
      {value === true && (
        <div role="status" className={css.now}>
          <p>{t('dangerCall')}</p>
          <NumberList areas={areas} />
        </div>
      )}
    </fieldset>
  );
}

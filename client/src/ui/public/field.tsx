import { useId, type HTMLAttributes } from 'react';
import { publicPageStrings } from '#shared/i18n/public.ts';
import { useWords } from '../../lib/public/words.ts';
import { cx } from '../cx.ts';
import { Icon } from '../icon.tsx';
import css from './field.module.css';

type Props = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly optional?: boolean;
  readonly rows?: number;
  readonly maxLength: number;
  readonly inputMode?: HTMLAttributes<HTMLElement>['inputMode'];
  /** Numbers and codes stay left to right; words follow their own letters. */
  readonly text?: 'people' | 'ltr';
  readonly id?: string;
};

/** One question of a public form; `rows` makes it several lines. Nothing is offered from the phone's memory, nor kept in it. */
export function PublicField({
  label,
  value,
  onChange,
  hint,
  error,
  optional,
  rows,
  maxLength,
  inputMode,
  text = 'people',
  id: given,
}: Props) {
  const t = useWords(publicPageStrings);
  const own = useId();
  const id = given ?? own;
  const shared = {
    id,
    value,
    maxLength,
    dir: text === 'ltr' ? 'ltr' : value === '' ? undefined : 'auto',
    autoComplete: 'off',
    'aria-invalid': error !== undefined,
    'aria-describedby': cx(error !== undefined && `${id}-error`, hint !== undefined && `${id}-hint`) || undefined,
    className: cx(css.control, text === 'ltr' && css.ltr),
  };
  return (
    <div className={css.field}>
      <label htmlFor={id} className={css.label}>
        {label}
        {optional && <small className={css.optional}> {t('optional')}</small>}
      </label>
      {hint !== undefined && (
        <p id={`${id}-hint`} className={css.hint}>
          {hint}
        </p>
      )}
      {rows === undefined ? (
        <input {...shared} inputMode={inputMode} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <textarea {...shared} rows={rows} onChange={(event) => onChange(event.target.value)} />
      )}
      {error !== undefined && (
        <p id={`${id}-error`} role="alert" className={css.error}>
          <Icon name="alert" size={18} /> {error}
        </p>
      )}
    </div>
  );
}

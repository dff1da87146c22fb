import { useId, type ReactNode } from 'react';
import { cx } from '../cx.ts';
import { Icon } from '../icon.tsx';
import css from './field.module.css';

type Props = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly id?: string;
  /** The options. */
  readonly children: ReactNode;
};

/** One choice of many, by the phone's own list. */
export function PublicSelect({ label, value, onChange, hint, error, id: given, children }: Props) {
  const own = useId();
  const id = given ?? own;
  return (
    <div className={css.field}>
      <label htmlFor={id} className={css.label}>
        {label}
      </label>
      <div className={css.choice}>
        <select
          id={id}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          aria-invalid={error !== undefined}
          aria-describedby={cx(error !== undefined && `${id}-error`, hint !== undefined && `${id}-hint`) || undefined}
          className={css.control}
        >
          {children}
        </select>
        <Icon name="chevronDown" size={20} />
      </div>
      {hint !== undefined && (
        <p id={`${id}-hint`} className={css.hint}>
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p id={`${id}-error`} role="alert" className={css.error}>
          <Icon name="alert" size={18} /> {error}
        </p>
      )}
    </div>
  );
}

import { useId, type ReactNode } from 'react';
import { Icon } from '../icon.tsx';
import css from './field.module.css';

type Props = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string;
  /** The options. */
  readonly children: ReactNode;
};

/** One choice of many, by the phone's own list. */
export function PublicSelect({ label, value, onChange, hint, children }: Props) {
  const id = useId();
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
          aria-describedby={hint === undefined ? undefined : `${id}-hint`}
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
    </div>
  );
}

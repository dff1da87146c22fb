import { useEffect, useId, useRef, type InputHTMLAttributes } from 'react';
import { hasArabicLetters } from '#shared/i18n/core.ts';
import { cx } from '../cx.ts';
import look from '../field.module.css';
import { Icon } from '../icon.tsx';
import css from './field.module.css';

type Shared = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly description?: string | undefined;
  readonly error?: string | undefined;
  readonly maxLength?: number;
};

/** What a field of the duty page says beside its control. */
function useAbout({ description, error }: Pick<Shared, 'description' | 'error'>) {
  const id = useId();
  const ids = cx(error !== undefined && `${id}-error`, description !== undefined && `${id}-help`);
  return { id, aria: { ...(ids === '' ? {} : { 'aria-describedby': ids }), ...(error === undefined ? {} : { 'aria-invalid': true }) } };
}

function About({ id, description, error }: { readonly id: string } & Pick<Shared, 'description' | 'error'>) {
  return (
    <>
      {description !== undefined && (
        <span id={`${id}-help`} className={look.description}>
          {description}
        </span>
      )}
      {error !== undefined && (
        <span id={`${id}-error`} className={look.error}>
          <Icon name="alert" size={14} /> {error}
        </span>
      )}
    </>
  );
}

type LineProps = Shared &
  Pick<InputHTMLAttributes<HTMLInputElement>, 'type' | 'inputMode' | 'autoComplete' | 'name' | 'autoFocus'> & {
    /** Names and numbers stay left to right; people's words follow their own letters. */
    readonly text?: 'people' | 'ltr';
    readonly className?: string | undefined;
  };

/** One line of text. */
export function LineField({ label, value, onChange, description, error, text = 'ltr', className, ...rest }: LineProps) {
  const { id, aria } = useAbout({ description, error });
  return (
    <div className={cx(look.field, className)}>
      <label htmlFor={id} className={look.label}>
        {label}
      </label>
      <input
        {...rest}
        {...aria}
        id={id}
        value={value}
        spellCheck={false}
        dir={text === 'ltr' ? 'ltr' : value === '' ? undefined : 'auto'}
        onChange={(event) => onChange(event.target.value)}
        className={cx(look.control, look.large, css.control)}
      />
      <About id={id} description={description} error={error} />
    </div>
  );
}

/** Several lines of people's words; tall lines as soon as they are Urdu. */
export function TextField({ label, value, onChange, description, error, maxLength, rows = 4 }: Shared & { readonly rows?: number }) {
  const { id, aria } = useAbout({ description, error });
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    area.current?.toggleAttribute('data-tall', hasArabicLetters(value));
  }, [value]);
  return (
    <div className={look.field}>
      <label htmlFor={id} className={look.label}>
        {label}
      </label>
      <textarea
        {...aria}
        ref={area}
        id={id}
        rows={rows}
        maxLength={maxLength}
        value={value}
        dir={value === '' ? undefined : 'auto'}
        onChange={(event) => onChange(event.target.value)}
        className={cx(look.control, look.large, css.control, css.area)}
      />
      <About id={id} description={description} error={error} />
    </div>
  );
}

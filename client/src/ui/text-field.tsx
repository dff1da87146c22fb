import { useCallback, useEffect, useRef, type Ref } from 'react';
import { Input } from 'react-aria-components/Input';
import { TextArea as AriaTextArea } from 'react-aria-components/TextArea';
import { TextField as AriaTextField, type TextFieldProps as AriaTextFieldProps } from 'react-aria-components/TextField';
import { hasArabicLetters } from '#shared/i18n/core.ts';
import { cx } from './cx.ts';
import { FieldFrame, fieldAria, type FieldProps } from './field.tsx';
import css from './field.module.css';
import area from './text-field.module.css';

type Base = Omit<AriaTextFieldProps, 'className' | 'children' | 'style' | 'isInvalid' | 'isRequired' | 'validate'> & FieldProps;

export interface TextFieldProps extends Base {
  readonly placeholder?: string | undefined;
  readonly size?: 'm' | 'l' | undefined;
  readonly inputRef?: Ref<HTMLInputElement> | undefined;
  /** `people` for words of people: the direction follows what is typed. */
  readonly text?: 'ui' | 'people' | 'ltr' | undefined;
  readonly className?: string | undefined;
}

const dirOf = (text: 'ui' | 'people' | 'ltr', value: string | undefined) =>
  text === 'ui' || (text === 'people' && value === '') ? {} : { dir: text === 'people' ? 'auto' : 'ltr' };
const placeholderOf = (placeholder: string | undefined) => (placeholder === undefined ? {} : { placeholder });

/** One line of text. */
export function TextField(props: TextFieldProps) {
  const { label, hideLabel, description, error, isRequired, placeholder, size, inputRef, text = 'ui', className, ...rest } = props;
  return (
    <AriaTextField {...rest} {...fieldAria(props)} className={cx(css.field, className)}>
      <FieldFrame of={props}>
        <Input
          {...(inputRef ? { ref: inputRef } : {})}
          {...placeholderOf(placeholder)}
          {...dirOf(text, rest.value)}
          className={cx(css.control, size === 'l' && css.large, text === 'people' && area.people)}
        />
      </FieldFrame>
    </AriaTextField>
  );
}

export interface TextAreaProps extends Base {
  readonly placeholder?: string | undefined;
  /** Lines shown at first; it grows with its text up to `maxRows`. */
  readonly rows?: number | undefined;
  readonly maxRows?: number | undefined;
  readonly size?: 'm' | 'l' | undefined;
  readonly areaRef?: Ref<HTMLTextAreaElement> | undefined;
  readonly className?: string | undefined;
  /** No frame of its own, filling the space it is given: for notes. */
  readonly bare?: boolean | undefined;
}

/** Several lines of people's text, growing as they are typed. */
export function TextArea(props: TextAreaProps) {
  const {
    label,
    hideLabel,
    description,
    error,
    isRequired,
    placeholder,
    rows = 3,
    maxRows = 12,
    size,
    areaRef,
    className,
    bare,
    ...rest
  } = props;
  const grow = useGrow(maxRows, areaRef, bare === true, rest.value);
  return (
    <AriaTextField {...rest} {...fieldAria(props)} className={cx(css.field, bare && area.fill, className)}>
      <FieldFrame of={props}>
        <AriaTextArea
          ref={grow.ref}
          onInput={grow.onInput}
          rows={rows}
          // An empty field follows the page, or an Urdu placeholder would stand at the wrong side.
          {...(rest.value === '' ? {} : { dir: 'auto' })}
          {...placeholderOf(placeholder)}
          className={cx(css.control, area.area, size === 'l' && css.large, bare && area.bare)}
        />
      </FieldFrame>
    </AriaTextField>
  );
}

function useGrow(maxRows: number, outer: Ref<HTMLTextAreaElement> | undefined, fixed: boolean, value: string | undefined) {
  const own = useRef<HTMLTextAreaElement | null>(null);
  const fit = useCallback(() => {
    const element = own.current;
    if (!element) return;
    // Nastaliq needs taller lines than the screen's language may have.
    element.toggleAttribute('data-tall', hasArabicLetters(element.value));
    if (fixed) return;
    const line = Number.parseFloat(getComputedStyle(element).lineHeight) || 20;
    element.style.blockSize = 'auto';
    const wanted = element.scrollHeight + 2;
    element.style.blockSize = `${Math.min(wanted, line * maxRows)}px`;
    element.style.overflowY = wanted > line * maxRows ? 'auto' : 'hidden';
  }, [fixed, maxRows]);
  const ref = useCallback(
    (element: HTMLTextAreaElement | null) => {
      own.current = element;
      if (typeof outer === 'function') outer(element);
      else if (outer) outer.current = element;
      fit();
    },
    [outer, fit],
  );
  // A text set from outside (cleared after sending, brought back after a reload) must fit as well.
  useEffect(fit, [fit, value]);
  return { ref, onInput: fit };
}

import { Radio, RadioGroup as AriaRadioGroup } from 'react-aria-components/RadioGroup';
import { cx } from './cx.ts';
import { FieldFrame, fieldAria, type FieldProps } from './field.tsx';
import field from './field.module.css';
import type { Option } from './option-list.tsx';
import css from './choice.module.css';

export interface RadioGroupProps<K extends string> extends FieldProps {
  readonly options: readonly (Option & { readonly id: K })[];
  readonly value: K | null;
  readonly onChange: (value: K) => void;
  readonly orientation?: 'vertical' | 'horizontal' | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly className?: string | undefined;
}

/** One of a few, each with room for a line of explanation. */
export function RadioGroup<K extends string>(props: RadioGroupProps<K>) {
  const { options, value, onChange, orientation = 'vertical', isDisabled = false, className } = props;
  return (
    <AriaRadioGroup
      {...fieldAria(props)}
      value={value}
      onChange={(id) => {
        const chosen = options.find((option) => option.id === id);
        if (chosen) onChange(chosen.id);
      }}
      orientation={orientation}
      isDisabled={isDisabled}
      className={cx(field.field, className)}
    >
      <FieldFrame of={props}>
        <div className={cx(css.radios, orientation === 'horizontal' && css.inline)}>
          {options.map((option) => (
            <Radio key={option.id} value={option.id} isDisabled={option.isDisabled === true} className={cx(css.choice)}>
              <span className={css.dot} aria-hidden="true" />
              <span className={css.words}>
                {option.label}
                {option.hint !== undefined && <span className={css.hint}>{option.hint}</span>}
              </span>
            </Radio>
          ))}
        </div>
      </FieldFrame>
    </AriaRadioGroup>
  );
}

import { Button } from 'react-aria-components/Button';
import { Popover } from 'react-aria-components/Popover';
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select';
import { cx } from './cx.ts';
import { FieldFrame, fieldAria, type FieldProps } from './field.tsx';
import field from './field.module.css';
import { Icon } from './icon.tsx';
import list from './list.module.css';
import { OptionList, type Option } from './option-list.tsx';
import css from './select.module.css';

export interface SelectProps<K extends string> extends FieldProps {
  readonly options: readonly (Option & { readonly id: K })[];
  /** The chosen option's id; null for none. */
  readonly value: K | null;
  readonly onChange: (value: K) => void;
  readonly placeholder?: string | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly autoFocus?: boolean | undefined;
  readonly className?: string | undefined;
}

/** A choice of a few. For many, or with typing, use ComboBox; for two to four always seen, Segmented. */
export function Select<K extends string>(props: SelectProps<K>) {
  const { options, value, onChange, placeholder = '', isDisabled = false, autoFocus = false, className } = props;
  return (
    <AriaSelect
      {...fieldAria(props)}
      value={value}
      onChange={(key) => {
        const chosen = options.find((option) => option.id === key);
        if (chosen) onChange(chosen.id);
      }}
      placeholder={placeholder}
      isDisabled={isDisabled}
      autoFocus={autoFocus}
      className={cx(field.field, className)}
    >
      <FieldFrame of={props}>
        <Button className={cx(field.control, css.button)}>
          <SelectValue className={cx(css.value)}>
            {({ selectedText, isPlaceholder }) => (isPlaceholder ? placeholder : selectedText)}
          </SelectValue>
          <Icon name="chevronDown" className={cx(css.chevron)} />
        </Button>
      </FieldFrame>
      <Popover className={cx(list.popover)} offset={4}>
        <OptionList options={options} />
      </Popover>
    </AriaSelect>
  );
}

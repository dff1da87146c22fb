import { Button } from 'react-aria-components/Button';
import { Group } from 'react-aria-components/Group';
import { Input } from 'react-aria-components/Input';
import { NumberField as AriaNumberField } from 'react-aria-components/NumberField';
import { cx } from './cx.ts';
import { FieldFrame, fieldAria, type FieldProps } from './field.tsx';
import field from './field.module.css';
import { Icon } from './icon.tsx';
import css from './select.module.css';

export interface NumberFieldProps extends FieldProps {
  /** The number; null while the field is empty. */
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly className?: string | undefined;
}

/** A whole number with steps (an age, a count); arrows change it. */
export function NumberField(props: NumberFieldProps) {
  const { value, onChange, min, max, isDisabled = false, className } = props;
  return (
    <AriaNumberField
      {...fieldAria(props)}
      value={value ?? Number.NaN}
      onChange={(next) => onChange(Number.isNaN(next) ? null : next)}
      {...(min === undefined ? {} : { minValue: min })}
      {...(max === undefined ? {} : { maxValue: max })}
      formatOptions={{ maximumFractionDigits: 0, useGrouping: false }}
      isDisabled={isDisabled}
      className={cx(field.field, className)}
    >
      <FieldFrame of={props}>
        <Group className={cx(field.control, css.group)}>
          <Input className={cx(css.input)} />
          <Button slot="decrement" className={cx(css.trigger, css.step)}>
            <Icon name="minus" size={14} />
          </Button>
          <Button slot="increment" className={cx(css.trigger, css.step)}>
            <Icon name="plus" size={14} />
          </Button>
        </Group>
      </FieldFrame>
    </AriaNumberField>
  );
}

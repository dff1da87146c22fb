import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox } from 'react-aria-components/Checkbox';
import { Switch as AriaSwitch } from 'react-aria-components/Switch';
import css from './choice.module.css';
import { cx } from './cx.ts';
import { Icon } from './icon.tsx';

export interface ToggleProps {
  readonly children: ReactNode;
  readonly hint?: ReactNode;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly isDisabled?: boolean | undefined;
  readonly className?: string | undefined;
}

const words = (children: ReactNode, hint: ReactNode) => (
  <span className={css.words}>
    {children}
    {hint !== undefined && <span className={css.hint}>{hint}</span>}
  </span>
);

/** A yes that is part of a form. */
export function Checkbox({ children, hint, isSelected, onChange, isDisabled = false, className }: ToggleProps) {
  return (
    <AriaCheckbox isSelected={isSelected} onChange={onChange} isDisabled={isDisabled} className={cx(css.choice, className)}>
      <span className={css.box} aria-hidden="true">
        {isSelected && <Icon name="check" size={14} />}
      </span>
      {words(children, hint)}
    </AriaCheckbox>
  );
}

/** A setting that works at once. */
export function Switch({ children, hint, isSelected, onChange, isDisabled = false, className }: ToggleProps) {
  return (
    <AriaSwitch isSelected={isSelected} onChange={onChange} isDisabled={isDisabled} className={cx(css.choice, className)}>
      <span className={css.track} aria-hidden="true">
        <span className={css.knob} />
      </span>
      {words(children, hint)}
    </AriaSwitch>
  );
}

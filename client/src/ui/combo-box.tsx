import { useState, type KeyboardEvent } from 'react';
import { Button } from 'react-aria-components/Button';
import { ComboBox as AriaComboBox } from 'react-aria-components/ComboBox';
import { Group } from 'react-aria-components/Group';
import { Input } from 'react-aria-components/Input';
import { Popover } from 'react-aria-components/Popover';
import { useStrings } from '../lib/i18n.ts';
import { cx } from './cx.ts';
import { FieldFrame, fieldAria, type FieldProps } from './field.tsx';
import field from './field.module.css';
import { Icon } from './icon.tsx';
import list from './list.module.css';
import { matches } from './matches.ts';
import { OptionList, type Option } from './option-list.tsx';
import css from './select.module.css';

export interface ComboBoxProps<K extends string> extends FieldProps {
  readonly options: readonly (Option & { readonly id: K })[];
  readonly value: K | null;
  /** Called with the chosen id, or null when the field was emptied. */
  readonly onChange: (value: K | null) => void;
  readonly placeholder?: string | undefined;
  /** Finds the choices for what is typed, best first, where labels alone are not enough (other spellings, the other language). */
  readonly search?: ((typed: string) => readonly (Option & { readonly id: K })[]) | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly autoFocus?: boolean | undefined;
  readonly className?: string | undefined;
}

// More than anyone reads; typing narrows the rest.
const shown = 60;

/** A field to type in and choose from; Enter takes the best match or what the arrows point at, Escape closes. */
export function ComboBox<K extends string>(props: ComboBoxProps<K>) {
  const {
    options,
    value,
    onChange,
    placeholder = '',
    search = (typed: string) => options.filter((option) => matches(option, typed)),
    isDisabled = false,
    autoFocus = false,
    className,
  } = props;
  const t = useStrings('ui');
  const chosen = options.find((option) => option.id === value);
  // What is typed and not chosen yet; otherwise the field shows the chosen label.
  const [typed, setTyped] = useState<string>();
  const items = (typed ? search(typed) : options).slice(0, shown);
  const choose = (key: unknown) => {
    setTyped(undefined);
    const next = options.find((option) => option.id === key)?.id ?? null;
    if (next !== value) onChange(next);
  };
  const type = (text: string) => {
    setTyped(text === (chosen?.label ?? '') ? undefined : text);
    // React Aria leaves an emptied field's value alone when both are controlled.
    if (text === '' && value !== null) onChange(null);
  };
  // Enter takes the best match without an arrow key first: who types "kas" means Kasur.
  const takeFirst = (event: KeyboardEvent) => {
    const [best] = items;
    const isPointing = event.target instanceof HTMLInputElement && event.target.hasAttribute('aria-activedescendant');
    if (event.key !== 'Enter' || !typed || !best || isPointing) return;
    event.preventDefault();
    event.stopPropagation();
    choose(best.id);
  };
  return (
    <AriaComboBox<Option>
      {...fieldAria(props)}
      items={items}
      value={value}
      onChange={choose}
      inputValue={typed ?? chosen?.label ?? ''}
      onInputChange={type}
      onBlur={() => setTyped(undefined)}
      allowsEmptyCollection
      menuTrigger="focus"
      isDisabled={isDisabled}
      className={cx(field.field, className)}
    >
      <FieldFrame of={props}>
        <Group className={cx(field.control, css.group)} onKeyDownCapture={takeFirst}>
          <Input className={cx(css.input)} placeholder={placeholder} autoFocus={autoFocus} />
          <Button className={cx(css.trigger)} aria-label={t('showOptions')}>
            <Icon name="chevronDown" />
          </Button>
        </Group>
      </FieldFrame>
      <Popover className={cx(list.popover)} offset={4} maxHeight={320}>
        <OptionList />
      </Popover>
    </AriaComboBox>
  );
}

import type { ReactElement, ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Menu as AriaMenu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover as AriaPopover } from 'react-aria-components/Popover';
import { cx } from './cx.ts';
import { Icon, type IconName } from './icon.tsx';
import { Kbd } from './kbd.tsx';
import css from './list.module.css';
import pop from './menu.module.css';

export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly icon?: IconName | undefined;
  readonly kbd?: string | undefined;
  readonly isDanger?: boolean | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly isChecked?: boolean | undefined;
  /** Where it leads, instead of an act. */
  readonly href?: string | undefined;
  readonly onAction?: (() => void) | undefined;
}

export interface MenuProps {
  /** The button that opens it: our Button or IconButton. */
  readonly trigger: ReactElement;
  /** Names the menu for screen readers. */
  readonly label: string;
  readonly entries: readonly MenuEntry[];
}

/** Acts behind a button. */
export function Menu({ trigger, label, entries }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <AriaPopover className={cx(css.popover)} offset={4}>
        <AriaMenu aria-label={label} items={entries} className={cx(css.list)}>
          {(entry) => (
            <MenuItem
              id={entry.id}
              textValue={entry.label}
              isDisabled={entry.isDisabled === true}
              {...(entry.href === undefined ? {} : { href: entry.href })}
              {...(entry.onAction ? { onAction: entry.onAction } : {})}
              className={cx(css.item, entry.isDanger && css.danger)}
            >
              {entry.icon && <Icon name={entry.icon} />}
              <span className={css.words}>
                {entry.label}
                {entry.hint !== undefined && <span className={css.hint}>{entry.hint}</span>}
              </span>
              {entry.isChecked && <Icon name="check" className={css.mark} />}
              {entry.kbd !== undefined && <Kbd>{entry.kbd}</Kbd>}
            </MenuItem>
          )}
        </AriaMenu>
      </AriaPopover>
    </MenuTrigger>
  );
}

export interface PopoverProps {
  readonly trigger: ReactElement;
  readonly label: string;
  /** What it holds; `close` puts it away. */
  readonly children: ReactNode | ((close: () => void) => ReactNode);
}

/** A small window hanging from its button, with anything in it. */
export function Popover({ trigger, label, children }: PopoverProps) {
  return (
    <DialogTrigger>
      {trigger}
      <AriaPopover className={cx(css.popover)} offset={4}>
        <Dialog aria-label={label} className={cx(pop.content)}>
          {({ close }) => (typeof children === 'function' ? children(close) : children)}
        </Dialog>
      </AriaPopover>
    </DialogTrigger>
  );
}

export interface PillButtonProps {
  readonly children: ReactNode;
  readonly label?: string | undefined;
  readonly tone?: 'ok' | 'busy' | 'away' | 'plain' | undefined;
}

/** A round-ended trigger with a chevron, for the state and the account in the top bar. */
export function PillButton({ children, label, tone = 'plain' }: PillButtonProps) {
  return (
    <AriaButton {...(label === undefined ? {} : { 'aria-label': label })} className={cx(pop.pill, pop[tone])}>
      {tone !== 'plain' && <span className={pop.dot} aria-hidden="true" />}
      {children}
      <Icon name="chevronDown" size={14} />
    </AriaButton>
  );
}

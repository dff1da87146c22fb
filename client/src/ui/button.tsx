import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import { Link as AriaLink } from 'react-aria-components/Link';
import css from './button.module.css';
import { cx } from './cx.ts';
import { Icon, type IconName } from './icon.tsx';
import { Kbd } from './kbd.tsx';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'children' | 'style'> {
  readonly children: ReactNode;
  /** `primary` for the one main act, `danger` for a grave one, `quiet` for the least. */
  readonly variant?: 'primary' | 'secondary' | 'quiet' | 'danger';
  readonly size?: 's' | 'm' | 'l';
  readonly icon?: IconName;
  /** The shortcut shown on the button; binding it is useShortcut's work. */
  readonly kbd?: string | undefined;
  /** Fills the line. */
  readonly wide?: boolean;
  /** Text at the start, key hint at the end. */
  readonly spread?: boolean;
  readonly className?: string | undefined;
}

/** A button with words, and its key where it has one; `isPending` keeps its width and says that it works. */
export function Button({ children, variant = 'secondary', size = 'm', icon, kbd, wide, spread, className, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className={cx(css.button, css[variant], css[size], wide && css.wide, spread && css.spread, className)}>
      {icon && <Icon name={icon} size={size === 'l' ? 20 : 16} />}
      <span className={css.label}>{children}</span>
      {kbd !== undefined && <Kbd>{kbd}</Kbd>}
    </AriaButton>
  );
}

export interface LinkButtonProps extends Pick<ButtonProps, 'variant' | 'size' | 'icon' | 'wide' | 'className' | 'children'> {
  /** An address of this console. */
  readonly href: string;
}

/** A link that looks like a button: it leads to another page and does nothing else. */
export function LinkButton({ href, children, variant = 'secondary', size = 'm', icon, wide, className }: LinkButtonProps) {
  return (
    <AriaLink href={href} className={cx(css.button, css[variant], css[size], wide && css.wide, className)}>
      {icon && <Icon name={icon} size={size === 'l' ? 20 : 16} />}
      <span className={css.label}>{children}</span>
    </AriaLink>
  );
}

export interface IconButtonProps extends Omit<AriaButtonProps, 'className' | 'children' | 'style' | 'aria-label'> {
  readonly icon: IconName;
  /** What it does, in words: spoken, and shown by a tooltip where one is wrapped around it. */
  readonly label: string;
  readonly size?: 's' | 'm' | 'l';
  readonly className?: string | undefined;
}

/** A square button with a sign only. */
export function IconButton({ icon, label, size = 'm', className, ...rest }: IconButtonProps) {
  return (
    <AriaButton {...rest} aria-label={label} className={cx(css.button, css.quiet, css.square, css[size], className)}>
      <Icon name={icon} size={size === 's' ? 14 : 18} />
    </AriaButton>
  );
}

import type { ButtonHTMLAttributes, ReactNode } from 'react';
import look from '../button.module.css';
import { cx } from '../cx.ts';
import { Icon, type IconName } from '../icon.tsx';
import css from './act.module.css';

type Look = {
  readonly variant?: 'primary' | 'secondary' | 'quiet' | 'danger';
  readonly size?: 's' | 'm' | 'l';
  readonly icon?: IconName;
  readonly wide?: boolean;
  /** Text at the start of the line. */
  readonly spread?: boolean;
  readonly className?: string | undefined;
};
type Props = Look &
  Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'onClick'> & {
    readonly children: ReactNode;
    /** Left out of a button that sends its form. */
    readonly onPress?: () => void;
  };

const classes = ({ variant = 'secondary', size = 'm', wide, spread, className }: Look): string =>
  cx(look.button, css.act, look[variant], look[size], wide && look.wide, spread && look.spread, className);

/** A button of the duty page: it looks like the console's, and is a plain element, because a cheap phone loads no more than it needs. */
export function Act({ children, variant, size, icon, wide, spread, className, onPress, type = 'button', ...rest }: Props) {
  const shown = { ...(variant ? { variant } : {}), ...(size ? { size } : {}), wide: wide === true, spread: spread === true, className };
  return (
    <button {...rest} type={type} onClick={onPress} className={classes(shown)}>
      {icon && <Icon name={icon} size={size === 'l' ? 20 : 16} />}
      <span className={look.label}>{children}</span>
    </button>
  );
}

/** A link to another page that looks like a button. */
export function ActLink({ href, children, ...shown }: Look & { readonly href: string; readonly children: ReactNode }) {
  return (
    <a href={href} className={classes(shown)}>
      {shown.icon && <Icon name={shown.icon} size={shown.size === 'l' ? 20 : 16} />}
      <span className={look.label}>{children}</span>
    </a>
  );
}

type SignProps = {
  readonly icon: IconName;
  readonly label: string;
  readonly onPress: () => void;
  readonly pressed?: boolean;
};

/** A square button with a sign only; `label` is spoken. */
export function SignAct({ icon, label, onPress, pressed }: SignProps) {
  return (
    <button
      type="button"
      aria-label={label}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      onClick={onPress}
      className={cx(look.button, css.act, look.quiet, look.square, css.sign)}
    >
      <Icon name={icon} size={20} />
    </button>
  );
}

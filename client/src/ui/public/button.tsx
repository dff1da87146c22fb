import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { cx } from '../cx.ts';
import { Icon, type IconName } from '../icon.tsx';
import css from './button.module.css';

type Props = ButtonHTMLAttributes<HTMLButtonElement> & {
  readonly children: ReactNode;
  readonly variant?: 'primary' | 'plain' | 'quiet' | 'danger';
  readonly icon?: IconName;
  readonly wide?: boolean;
};

/** A button of the public pages: a plain element, large enough for a thumb. */
export function PublicButton({ children, variant = 'plain', icon, wide, className, type = 'button', ...rest }: Props) {
  return (
    <button {...rest} type={type} className={cx(css.button, css[variant], wide && css.wide, className)}>
      {icon && <Icon name={icon} size={20} />}
      <span>{children}</span>
    </button>
  );
}

import type { ReactNode } from 'react';
import css from './banner.module.css';
import { cx } from './cx.ts';
import { Icon } from './icon.tsx';

export interface BannerProps {
  readonly tone?: 'info' | 'warn' | 'danger' | 'ok' | undefined;
  readonly title?: string | undefined;
  readonly children?: ReactNode;
  /** A Button or two. */
  readonly action?: ReactNode;
  readonly className?: string | undefined;
}

/** A standing message about the page or the line; `danger` is spoken at once. */
export function Banner({ tone = 'info', title, children, action, className }: BannerProps) {
  return (
    <div role={tone === 'danger' ? 'alert' : 'status'} className={cx(css.banner, css[tone], className)}>
      <Icon name={tone === 'info' ? 'info' : tone === 'ok' ? 'check' : 'alert'} size={18} className={css.icon} />
      <div className={css.words}>
        {title !== undefined && <strong className={css.title}>{title}</strong>}
        {children !== undefined && <div className={css.body}>{children}</div>}
      </div>
      {action}
    </div>
  );
}

import type { ReactNode } from 'react';
import { useStrings } from '../../lib/i18n.ts';
import { cx } from '../cx.ts';
import { Icon, type IconName } from '../icon.tsx';
import look from '../states.module.css';
import { Act } from './act.tsx';

type CalmProps = {
  readonly title: string;
  readonly children?: ReactNode;
  readonly icon: IconName;
  readonly action?: ReactNode;
  readonly isPage?: boolean;
};

/** A place with nothing in it says what will be here and what to do. */
export function Calm({ title, children, icon, action, isPage }: CalmProps) {
  const Title = isPage ? 'h1' : 'p';
  return (
    <div className={look.empty}>
      <Icon name={icon} size={28} className={look.icon} />
      <Title className={look.title}>{title}</Title>
      {children !== undefined && <div className={look.body}>{children}</div>}
      {action}
    </div>
  );
}

/** A page that is coming. */
export function Coming() {
  const t = useStrings('ui');
  return (
    <div className={cx(look.empty, look.late)} role="status">
      <span className={look.spinner} aria-hidden="true" />
      <p className={look.body}>{t('loading')}</p>
    </div>
  );
}

/** Something could not be loaded, and a way to try again. */
export function Trouble({
  title,
  requestId,
  onRetry,
}: {
  readonly title: string;
  readonly requestId: string;
  readonly onRetry: () => void;
}) {
  const t = useStrings('ui');
  return (
    <div className={look.error} role="alert">
      <Icon name="alert" size={18} />
      <div className={look.words}>
        <p className={look.title}>{title}</p>
        <div className={look.body}>{requestId === '' ? t('errorBodyNoId') : t('errorBody', { id: requestId })}</div>
      </div>
      <Act size="s" icon="refresh" onPress={onRetry}>
        {t('retry')}
      </Act>
    </div>
  );
}

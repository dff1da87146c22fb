import type { ReactNode } from 'react';
import { useStrings } from '../lib/i18n.ts';
import { Button } from './button.tsx';
import { cx } from './cx.ts';
import { Icon, type IconName } from './icon.tsx';
import css from './states.module.css';

export interface EmptyStateProps {
  /** What will appear here. */
  readonly title: string;
  /** What to do now, if anything. */
  readonly children?: ReactNode;
  readonly icon?: IconName | undefined;
  readonly action?: ReactNode;
  /** Makes the title the heading of the page, where nothing else is on it. */
  readonly isPage?: boolean | undefined;
}

/** A list with nothing in it says what will be here and what to do. */
export function EmptyState({ title, children, icon, action, isPage }: EmptyStateProps) {
  const Title = isPage ? 'h1' : 'p';
  return (
    <div className={css.empty}>
      {icon && <Icon name={icon} size={28} className={css.icon} />}
      <Title className={css.title}>{title}</Title>
      {children !== undefined && <div className={css.body}>{children}</div>}
      {action}
    </div>
  );
}

/** Grey lines in the place of what is coming, with the words for screen readers. */
export function Skeleton({ lines = 3 }: { readonly lines?: number }) {
  const t = useStrings('ui');
  return (
    <div className={css.skeleton} role="status" aria-label={t('loading')}>
      {Array.from({ length: lines }, (_, index) => (
        <span key={index} className={css.bar} />
      ))}
    </div>
  );
}

/** A whole page or panel that is coming: nothing for a moment, then a quiet sign. */
export function Loading() {
  const t = useStrings('ui');
  return (
    <div className={cx(css.empty, css.late)} role="status">
      <span className={css.spinner} aria-hidden="true" />
      <p className={css.body}>{t('loading')}</p>
    </div>
  );
}

export interface ErrorNoteProps {
  readonly title?: string | undefined;
  /** What happened and what to do; without it the note says that nothing was lost. */
  readonly children?: ReactNode;
  readonly requestId?: string | undefined;
  readonly onRetry?: (() => void) | undefined;
}

/** Something could not be loaded or done: what, that nothing is lost, and a way to try again. */
export function ErrorNote({ title, children, requestId, onRetry }: ErrorNoteProps) {
  const t = useStrings('ui');
  const usual = requestId === undefined ? t('errorBodyNoId') : t('errorBody', { id: requestId });
  return (
    <div className={css.error} role="alert">
      <Icon name="alert" size={18} />
      <div className={css.words}>
        <p className={css.title}>{title ?? t('errorTitle')}</p>
        <div className={css.body}>{children ?? usual}</div>
      </div>
      {onRetry && (
        <Button size="s" icon="refresh" onPress={onRetry}>
          {t('retry')}
        </Button>
      )}
    </div>
  );
}

export type SaveStatus = 'saved' | 'saving' | 'unsaved' | 'failed' | 'offline';

/** Whether what was typed is safe, said truthfully; `ago` is a span in words such as "2 s". */
export function SavedState({ status, ago }: { readonly status: SaveStatus; readonly ago?: string | undefined }) {
  const t = useStrings('ui');
  const words = {
    saved: ago === undefined ? t('saved') : t('savedAgo', { ago }),
    saving: t('saving'),
    unsaved: t('unsaved'),
    failed: t('saveFailed'),
    offline: t('keptOffline'),
  };
  return (
    // Only trouble is spoken: "saved" after every word would drown the screen reader.
    <span className={cx(css.save, css[status])} role={status === 'failed' || status === 'offline' ? 'status' : undefined}>
      {words[status]}
    </span>
  );
}

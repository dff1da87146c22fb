import type { ReachView } from '#shared/reach/reach.api.ts';
import type { ReactNode } from 'react';
import { Icon } from '../../../ui/icon.tsx';
import css from './readiness.module.css';

/** Takes the newest of how somebody can be reached. */
export type Become = (view: ReachView) => void;

/** One line of the card: done or missing, in plain words, with the act that mends it. */
export function Line({ isDone, children, act }: { readonly isDone: boolean; readonly children: ReactNode; readonly act?: ReactNode }) {
  return (
    <div className={css.line} data-done={isDone ? '' : undefined}>
      <Icon name={isDone ? 'check' : 'alert'} size={18} />
      <div className={css.words}>{children}</div>
      {act}
    </div>
  );
}

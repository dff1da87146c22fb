import { memo, type ReactNode } from 'react';
import { cx } from '../../../ui/cx.ts';
import css from './lists.module.css';

/** What a row is about. */
export type Chosen = { readonly kind: 'contact' | 'agent'; readonly id: string };
export type RowActs = { readonly onChoose: (chosen: Chosen) => void; readonly onOpen: (chosen: Chosen) => void };

type Props = RowActs & Chosen & { readonly isFirst: boolean; readonly tone?: 'p0' | 'p1' | undefined; readonly children: ReactNode };

/** One row: focusing chooses it, pressing opens it. */
export const Row = memo(function Row({ kind, id, isFirst, tone, children, onChoose, onOpen }: Props) {
  return (
    <li className={css.item}>
      <button
        type="button"
        data-row={id}
        tabIndex={isFirst ? 0 : -1}
        className={cx(css.row, tone && css[tone])}
        onFocus={() => onChoose({ kind, id })}
        onClick={() => onOpen({ kind, id })}
      >
        {children}
      </button>
    </li>
  );
});

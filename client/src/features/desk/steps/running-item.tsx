import type { ReactNode } from 'react';
import { Icon } from '../../../ui/icon.tsx';
import css from './running-item.module.css';

type Props = {
  /** How it stands, for the colour at its edge. */
  readonly state: string;
  /** The one line: how it stands, who, since when. */
  readonly line: ReactNode;
  /** What is due of the reader; it stands there without opening anything. */
  readonly due?: ReactNode;
  /** Everything else, on demand. */
  readonly children: ReactNode;
};

/** Something in motion for a contact, in one line that opens to all of it: the questions above keep the room. */
export function RunningItem({ state, line, due, children }: Props) {
  return (
    <div className={css.item} data-state={state}>
      <details>
        <summary className={css.line}>
          {line}
          <span className={css.chevron}>
            <Icon name="chevronDown" size={14} />
          </span>
        </summary>
        <div className={css.details}>{children}</div>
      </details>
      {due}
    </div>
  );
}

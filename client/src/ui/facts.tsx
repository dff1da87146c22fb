import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import css from './facts.module.css';

/** A named fact: a few words or a block of people's text. */
export interface Fact {
  readonly id: string;
  readonly label: string;
  readonly value: ReactNode;
  /** On a line of its own under the label, for longer text. */
  readonly isBlock?: boolean | undefined;
}

/** Facts with their names, in two columns that become one where there is little room. */
export function Facts({ facts, className }: { readonly facts: readonly Fact[]; readonly className?: string | undefined }) {
  return (
    <dl className={cx(css.facts, className)}>
      {facts.map(({ id, label, value, isBlock }) => (
        <div key={id} className={cx(css.fact, isBlock && css.block)}>
          <dt className={css.label}>{label}</dt>
          <dd className={css.value}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

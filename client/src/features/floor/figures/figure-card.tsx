import type { ReactNode } from 'react';
import { useStrings } from '../../../lib/i18n.ts';
import { cx } from '../../../ui/cx.ts';
import { Icon } from '../../../ui/icon.tsx';
import css from './figures.module.css';
import { TrendLine } from './trend-line.tsx';

type Props = {
  readonly label: string;
  readonly value: ReactNode;
  /** What stands small beside the value. */
  readonly more?: ReactNode;
  readonly target: string;
  /** True when the target is missed: shown by sign, frame and colour. */
  readonly missed: boolean;
  /** Left out where the words beside the value need the room. */
  readonly trend?: readonly number[] | undefined;
  /** How the figure is worked out. */
  readonly title?: string | undefined;
};

/** One figure of the floor with its target and its last hour. */
export function FigureCard({ label, value, more, target, missed, trend, title }: Props) {
  const t = useStrings('floor');
  return (
    <div className={cx(css.card, missed && css.missed)} title={title}>
      <dt className={css.label}>
        {missed && <Icon name="alert" size={13} />}
        {label}
      </dt>
      <dd className={css.body}>
        <span className={css.value} data-numeric="">
          {value}
        </span>
        {more !== undefined && <span className={css.more}>{more}</span>}
        {trend && <TrendLine label={t('trendOf', { what: label })} points={trend} />}
      </dd>
      <dd className={css.target}>{target}</dd>
    </div>
  );
}

import type { ReactNode } from 'react';
import { useStrings } from '../lib/i18n.ts';
import css from './badge.module.css';
import { cx } from './cx.ts';

export type BadgeTone = 'neutral' | 'accent' | 'ok' | 'info' | 'p0' | 'p1' | 'p2' | 'p3' | 'p4';

/** A small mark of a word or two. */
export function Badge({ tone = 'neutral', children }: { readonly tone?: BadgeTone; readonly children: ReactNode }) {
  return <span className={cx(css.badge, css[tone])}>{children}</span>;
}

/** A number of things waiting, such as unread messages; nothing at zero. */
export function CountBadge({ count, label }: { readonly count: number; readonly label: string }) {
  if (count === 0) return null;
  return (
    <span className={css.count} data-numeric="">
      <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
      <span className={css.spoken}>{label}</span>
    </span>
  );
}

export type RiskLevel = 'P0' | 'P1' | 'P2' | 'P3' | 'P4' | 'none';

// Each level has a shape of its own, so that colour is never the only sign.
const shapes: Readonly<Record<RiskLevel, string>> = {
  P0: 'M5 1h6l4 4v6l-4 4H5l-4-4V5z',
  P1: 'M8 1.500 15.500 14.500H.500z',
  P2: 'M8 .500 15.500 8 8 15.500.500 8z',
  P3: 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1',
  P4: 'M2 2h12v12H2z',
  none: 'M2 7h12v2H2z',
};

const tones: Readonly<Record<RiskLevel, BadgeTone>> = {
  P0: 'p0',
  P1: 'p1',
  P2: 'p2',
  P3: 'p3',
  P4: 'p4',
  none: 'neutral',
};

/** The colour that goes with a level. */
export const riskTone = (level: RiskLevel): BadgeTone => tones[level];

/** The sign of a level: its shape alone. */
export function RiskShape({ level, size = 12 }: { readonly level: RiskLevel; readonly size?: number }) {
  return (
    <svg className={css.shape} width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={shapes[level]} />
    </svg>
  );
}

export interface RiskBadgeProps {
  readonly level: RiskLevel;
  /** `full` adds what the level asks for; `solid` stands out in lists of urgent things. */
  readonly variant?: 'short' | 'full' | undefined;
  readonly solid?: boolean | undefined;
}

/** A level of risk by label, shape and colour. */
export function RiskBadge({ level, variant = 'short', solid }: RiskBadgeProps) {
  const t = useStrings('ui');
  const meaning = t(`risk${level === 'none' ? 'None' : level}`);
  return (
    <span className={cx(css.badge, css[tones[level]], solid && css.solid)} title={meaning}>
      <RiskShape level={level} size={11} />
      {level !== 'none' && <b>{level}</b>}
      {variant === 'full' || level === 'none' ? (
        <span className={css.meaning}>{meaning}</span>
      ) : (
        <span className={css.spoken}>{meaning}</span>
      )}
    </span>
  );
}

export type StateTone = 'ok' | 'busy' | 'away' | 'danger' | 'plain';

const stateClass = { ok: 'ok', busy: 'p2', away: 'p4', danger: 'p0', plain: 'neutral' } as const;

/** A state in words with a dot: an agent's, a dispatch's, a line's. */
export function StatePill({ tone = 'plain', children }: { readonly tone?: StateTone; readonly children: ReactNode }) {
  return (
    <span className={cx(css.state, css[stateClass[tone]])}>
      <span className={css.dot} aria-hidden="true" />
      {children}
    </span>
  );
}

import { duration, roughSpan, useFormat } from '../lib/format.ts';
import { useNow } from '../lib/clock.ts';
import { useStrings } from '../lib/i18n.ts';
import { cx } from './cx.ts';
import css from './time.module.css';

/** A span of milliseconds in words: "12 s", "5 min". */
export function useSpanWords(): (ms: number) => string {
  const t = useStrings('ui');
  return (ms) => {
    const { unit, n } = roughSpan(ms);
    return t(unit, { n });
  };
}

/** How long something has lasted, ticking as mm:ss; `since` in epoch milliseconds. */
export function Timer({ since, className }: { readonly since: number; readonly className?: string | undefined }) {
  const now = useNow(1000);
  return (
    <span role="timer" data-numeric="" dir="ltr" className={cx(css.timer, className)}>
      {duration(now - since)}
    </span>
  );
}

/** How old the shown data is; `staleAfterMs` makes it warn. `at` in epoch milliseconds. */
export function DataAge({ at, staleAfterMs = 30_000 }: { readonly at: number; readonly staleAfterMs?: number }) {
  const t = useStrings('ui');
  const words = useSpanWords();
  const age = Math.max(0, useNow(1000) - at);
  const stale = age >= staleAfterMs;
  return (
    <span className={cx(css.age, stale && css.stale)} data-numeric="">
      {age < 5000 ? t('ageJustNow') : t(stale ? 'ageStale' : 'ageOld', { age: words(age) })}
    </span>
  );
}

/** An instant on Pakistan's clock, machine-readable; `at` in epoch milliseconds or ISO. */
export function Moment({ at, show = 'clock' }: { readonly at: number | string; readonly show?: 'clock' | 'date' | 'dateTime' }) {
  const format = useFormat();
  return <time dateTime={new Date(at).toISOString()}>{format[show](at)}</time>;
}

export interface CountdownProps {
  /** When it ends, in epoch milliseconds. */
  readonly until: number;
  /** The whole span, for the ring's share, in milliseconds. */
  readonly totalMs: number;
  readonly size?: number | undefined;
  /** From here on (ms left) the ring turns to the colour of danger. */
  readonly urgentMs?: number | undefined;
}

/** A ring that empties, with the seconds left inside. */
export function Countdown({ until, totalMs, size = 32, urgentMs = 5000 }: CountdownProps) {
  const t = useStrings('ui');
  const left = Math.max(0, until - useNow(250));
  const seconds = Math.ceil(left / 1000);
  const around = 2 * Math.PI * 14;
  const share = totalMs > 0 ? Math.min(1, left / totalMs) : 0;
  return (
    <span role="timer" aria-label={t('secondsLeft', { count: seconds })} className={cx(css.countdown, left <= urgentMs && css.urgent)}>
      <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
        <circle className={css.groove} cx="16" cy="16" r="14" />
        <circle className={css.ring} cx="16" cy="16" r="14" strokeDasharray={`${share * around} ${around}`} />
      </svg>
      <span className={css.left} data-numeric="" aria-hidden="true">
        {seconds > 99 ? duration(left) : seconds}
      </span>
    </span>
  );
}

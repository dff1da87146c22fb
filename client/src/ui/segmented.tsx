import type { KeyboardEvent } from 'react';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { latinKey } from '../lib/keys.ts';
import { cx } from './cx.ts';
import css from './segmented.module.css';

/** The colour of a chosen segment: what a "yes" means differs from question to question. */
export type Tone = 'accent' | 'neutral' | 'p0' | 'p1' | 'p2' | 'p3' | 'p4' | 'ok';

export interface Segment<K extends string> {
  readonly id: K;
  readonly label: string;
  readonly tone?: Tone | undefined;
}

export interface SegmentedProps<K extends string> {
  /** Names the group for screen readers: the question it answers. */
  readonly label: string;
  readonly segments: readonly Segment<K>[];
  /** Null while nothing is chosen (not asked). */
  readonly value: K | null;
  readonly onChange: (value: K) => void;
  readonly isDisabled?: boolean | undefined;
  readonly wide?: boolean | undefined;
  readonly className?: string | undefined;
}

/** Two to four answers side by side; arrows move, and while it has the focus the keys 1, 2, 3… choose. */
export function Segmented<K extends string>(props: SegmentedProps<K>) {
  const { label, segments, value, onChange, isDisabled = false, wide, className } = props;
  const onKeyDown = (event: KeyboardEvent) => {
    if (isDisabled || event.ctrlKey || event.metaKey || event.altKey) return;
    const segment = segments[Number(latinKey(event.nativeEvent)) - 1];
    if (!segment) return;
    event.preventDefault();
    event.stopPropagation();
    onChange(segment.id);
  };
  return (
    <div onKeyDown={onKeyDown} className={cx(css.frame, wide && css.wide, className)}>
      <RadioGroup
        aria-label={label}
        orientation="horizontal"
        value={value}
        onChange={(id) => {
          const chosen = segments.find((segment) => segment.id === id);
          if (chosen) onChange(chosen.id);
        }}
        isDisabled={isDisabled}
        className={cx(css.group)}
      >
        {segments.map((segment) => (
          <Radio key={segment.id} value={segment.id} className={cx(css.segment, css[segment.tone ?? 'accent'])}>
            {segment.label}
          </Radio>
        ))}
      </RadioGroup>
    </div>
  );
}

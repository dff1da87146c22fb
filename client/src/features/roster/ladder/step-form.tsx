import { channelSchema, type Channel } from '#shared/dispatch/channels.ts';
import { targetSchema, type PolicyStep } from '#shared/dispatch/policy.ts';
import { useId } from 'react';
import { useStrings } from '../../../lib/i18n.ts';
import { IconButton } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { NumberField } from '../../../ui/number-field.tsx';
import css from './ladder.module.css';
import { useChannelName, useSecondsWords } from './words.ts';

type ChoicesProps<K extends string> = {
  readonly label: string;
  readonly all: readonly K[];
  readonly chosen: readonly K[];
  readonly nameOf: (one: K) => string;
  readonly onChange: (chosen: K[]) => void;
};

/** Several of a few, kept in the order in which they are offered. */
function Choices<K extends string>({ label, all, chosen, nameOf, onChange }: ChoicesProps<K>) {
  return (
    <fieldset className={css.choices}>
      <legend>{label}</legend>
      {all.map((one) => (
        <Checkbox
          key={one}
          isSelected={chosen.includes(one)}
          onChange={(isOn) => onChange(all.filter((id) => (id === one ? isOn : chosen.includes(id))))}
        >
          {nameOf(one)}
        </Checkbox>
      ))}
    </fieldset>
  );
}

type SecondsProps = {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly onChange: (seconds: number) => void;
};

/** A number of seconds, with what it comes to in words. */
export function Seconds({ label, value, min, max, onChange }: SecondsProps) {
  const span = useSecondsWords();
  return (
    <NumberField
      label={label}
      min={min}
      max={max}
      value={value}
      onChange={(n) => onChange(n ?? value)}
      {...(value >= 60 ? { description: span(value) } : {})}
    />
  );
}

type Props = {
  readonly step: PolicyStep;
  /** The ways that there are here. */
  readonly ways: readonly Channel[];
  readonly n: number;
  readonly count: number;
  /** What is wrong with it. */
  readonly wrong: readonly string[];
  readonly set: (part: Partial<PolicyStep>) => void;
  readonly onMove: (by: number) => void;
  readonly onRemove: () => void;
};

/** One step of a ladder: whom, in which ways, for how long. */
export function StepForm({ step, ways, n, count, wrong, set, onMove, onRemove }: Props) {
  const t = useStrings('policy');
  const id = useId();
  const channelName = useChannelName(ways);
  const { targets, channels, ackSeconds, repeatSeconds } = step;
  const half = Math.max(10, Math.floor(ackSeconds / 2));
  return (
    <section className={css.part} aria-labelledby={id}>
      <header className={css.head}>
        <h3 id={id} className={css.grow}>
          {t('step', { n })}
        </h3>
        <IconButton icon="chevronDown" className={css.up} size="s" label={t('up', { n })} isDisabled={n === 1} onPress={() => onMove(-1)} />
        <IconButton icon="chevronDown" size="s" label={t('down', { n })} isDisabled={n === count} onPress={() => onMove(1)} />
        <IconButton icon="close" size="s" label={t('remove', { n })} isDisabled={count === 1} onPress={onRemove} />
      </header>
      <Choices
        label={t('who')}
        all={targetSchema.options}
        chosen={targets}
        nameOf={(one) => t(`target_${one}`)}
        onChange={(next) => set({ targets: next })}
      />
      <Choices
        label={t('how')}
        all={channelSchema.options}
        chosen={channels}
        nameOf={channelName}
        onChange={(next) => set({ channels: next })}
      />
      <div className={css.fields}>
        <Seconds label={t('ackSeconds')} min={10} max={3600} value={ackSeconds} onChange={(next) => set({ ackSeconds: next })} />
        <Checkbox isSelected={repeatSeconds !== null} onChange={(isOn) => set({ repeatSeconds: isOn ? half : null })}>
          {t('repeat')}
        </Checkbox>
        {repeatSeconds !== null && (
          <Seconds label={t('repeatSeconds')} min={10} max={3600} value={repeatSeconds} onChange={(next) => set({ repeatSeconds: next })} />
        )}
      </div>
      {wrong.length > 0 && (
        <p role="alert" className={css.error}>
          {wrong.join(' ')}
        </p>
      )}
    </section>
  );
}

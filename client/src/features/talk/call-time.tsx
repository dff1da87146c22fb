import type { CallBackTimes, CallBackWindow } from '#shared/contacts/call-back.schema.ts';
import { talkStrings } from '#shared/i18n/talk.ts';
import { useEffect, useState } from 'react';
import { now } from '../../lib/clock.ts';
import { useWords } from '../../lib/public/words.ts';
import { PublicSelect } from '../../ui/public/select.tsx';
import { useCallWords } from './call-words.ts';

/** When we could call; null until it is known, and while it cannot be learned. */
export function useCallTimes(load: () => Promise<CallBackTimes>): CallBackTimes | null {
  const [times, setTimes] = useState<CallBackTimes | null>(null);
  useEffect(() => {
    let gone = false;
    // Without them "as soon as possible" is still offered.
    load()
      .then((found) => !gone && setTimes(found))
      .catch(() => undefined);
    return () => {
      gone = true;
    };
  }, [load]);
  return times;
}

type Props = {
  readonly times: CallBackTimes | null;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error: string | undefined;
};

/** The safe time, from a few plain choices: the soonest there is, and parts of today and tomorrow. */
export function CallTime({ times, value, onChange, error }: Props) {
  const t = useWords(talkStrings);
  const { day, hours } = useCallWords();
  const days = new Map<string, CallBackWindow[]>();
  for (const slot of times?.slots ?? []) days.set(day(slot), [...(days.get(day(slot)) ?? []), slot]);
  const isClosed = times !== null && Date.parse(times.soon.from) > now() + 60_000;
  const soon = isClosed ? t('callSoonOpen', { day: day(times.soon), hours: hours(times.soon) }) : t('callSoon');
  const chosen = value === 'soon' ? (isClosed ? times.soon : undefined) : times?.slots.find(({ from }) => from === value);
  // A narrow phone cuts the choice off before its hours.
  const hint = chosen ? `${t('callThen', { day: day(chosen), hours: hours(chosen) })} ${t('callTimeHint')}` : t('callTimeHint');
  return (
    <PublicSelect id="call-time" label={t('callTime')} value={value} onChange={onChange} hint={hint} error={error}>
      <option value="" disabled>
        {t('callTimeChoose')}
      </option>
      <option value="soon">{soon}</option>
      {[...days].map(([name, slots]) => (
        <optgroup key={name} label={name}>
          {slots.map((slot) => (
            <option key={slot.from} value={slot.from}>
              {name}: {hours(slot)}
            </option>
          ))}
        </optgroup>
      ))}
    </PublicSelect>
  );
}

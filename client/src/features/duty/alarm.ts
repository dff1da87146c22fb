import { useCallback, useEffect, useState } from 'react';
import { play, type Tune } from '../../lib/sound.ts';

// Two rising tones, loud enough for a street, repeated until somebody answers.
const tune: Tune = { notes: [660, 880, 660, 880], wave: 'square', step: 0.22, fade: 0.22, volume: 0.25 };
const repeatMs = 3_000;
const pattern = [400, 150, 400, 150, 700];

/** Sound and vibration. A browser keeps pages silent until they were touched: `isReady` says whether the alarm would be heard, `enable` makes it so and lets it be heard once. */
export function useAlarm(isRinging: boolean): { readonly isReady: boolean; readonly enable: () => void } {
  const [context] = useState(() => new AudioContext());
  const [isReady, setReady] = useState(context.state === 'running');
  useEffect(() => {
    const look = () => setReady(context.state === 'running');
    context.addEventListener('statechange', look);
    return () => context.removeEventListener('statechange', look);
  }, [context]);
  useEffect(() => {
    if (!isRinging) return;
    const once = () => {
      if (context.state === 'running') play(context, tune);
      // Chrome refuses vibration on a page that was never touched, with a warning and no harm.
      if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.(pattern);
    };
    once();
    const timer = setInterval(once, repeatMs);
    return () => {
      clearInterval(timer);
      if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.(0);
    };
  }, [context, isRinging]);
  const enable = useCallback(() => {
    void context.resume().then(() => play(context, tune));
  }, [context]);
  return { isReady, enable };
}

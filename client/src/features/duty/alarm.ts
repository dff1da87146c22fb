import { useCallback, useEffect, useState } from 'react';

// Two rising tones, loud enough for a street, repeated until somebody answers.
const tones = [660, 880, 660, 880];
const toneSeconds = 0.22;
const repeatMs = 3_000;
const pattern = [400, 150, 400, 150, 700];

function ring(context: AudioContext): void {
  tones.forEach((frequency, i) => {
    const start = context.currentTime + i * toneSeconds;
    const oscillator = context.createOscillator();
    const volume = context.createGain();
    oscillator.type = 'square';
    oscillator.frequency.value = frequency;
    volume.gain.setValueAtTime(0.25, start);
    volume.gain.exponentialRampToValueAtTime(0.001, start + toneSeconds);
    oscillator.connect(volume).connect(context.destination);
    oscillator.start(start);
    oscillator.stop(start + toneSeconds);
  });
}

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
      if (context.state === 'running') ring(context);
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
    void context.resume().then(() => ring(context));
  }, [context]);
  return { isReady, enable };
}

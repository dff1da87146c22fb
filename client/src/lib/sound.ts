import { useEffect, useSyncExternalStore } from 'react';

/** A short tune: frequencies in Hz, one note after the other. */
export type Tune = {
  readonly notes: readonly number[];
  readonly wave: OscillatorType;
  /** Seconds from the start of a note to the next one's. */
  readonly step: number;
  /** Seconds a note takes to fade. */
  readonly fade: number;
  /** Loudness from 0 to 1. */
  readonly volume: number;
};

/** Plays a tune; made from tones, so that no file has to be loaded. */
export function play(audio: AudioContext, { notes, wave, step, fade, volume }: Tune): void {
  notes.forEach((frequency, index) => {
    const from = audio.currentTime + index * step;
    const tone = audio.createOscillator();
    const gain = audio.createGain();
    tone.type = wave;
    tone.frequency.value = frequency;
    gain.gain.setValueAtTime(0, from);
    gain.gain.linearRampToValueAtTime(volume, from + 0.02);
    gain.gain.exponentialRampToValueAtTime(0.001, from + fade);
    tone.connect(gain).connect(audio.destination);
    tone.start(from);
    tone.stop(from + fade + 0.05);
  });
}

/** A sound of the console which a person may turn off on this machine. */
export type Sound = {
  readonly set: (on: boolean) => void;
  /** Whether it sounds on this machine. */
  readonly useOn: () => boolean;
  /** Repeats the tune as long as there is one, unless the sound is off; give the very same tune to let it run on. */
  readonly useRinging: (tune: Tune | null, key?: string) => void;
  /** Plays the tune once for each key that is not empty, unless the sound is off. */
  readonly useChime: (tune: Tune, key: string) => void;
};

/** Makes a sound that repeats every so many milliseconds; the storage key remembers whether it is off. */
export function createSound({ storageKey, everyMs }: { readonly storageKey: string; readonly everyMs: number }): Sound {
  const listeners = new Set<() => void>();
  let on: boolean | undefined;
  let context: AudioContext | undefined;

  function ring(tune: Tune): void {
    context ??= new AudioContext();
    void context.resume().catch(() => undefined);
    play(context, tune);
  }
  const isOn = (): boolean => (on ??= window.localStorage.getItem(storageKey) !== 'off');
  function subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }
  const useOn = (): boolean => useSyncExternalStore(subscribe, isOn);
  return {
    set: (next) => {
      on = next;
      window.localStorage.setItem(storageKey, next ? 'on' : 'off');
      listeners.forEach((listener) => listener());
    },
    useOn,
    useChime: (tune, key) => {
      const sounds = useOn();
      useEffect(() => {
        if (key !== '' && sounds) ring(tune);
      }, [tune, key, sounds]);
    },
    useRinging: (tune, key) => {
      const sounds = useOn();
      useEffect(() => {
        if (tune === null || !sounds) return undefined;
        ring(tune);
        const timer = setInterval(() => ring(tune), everyMs);
        return () => clearInterval(timer);
      }, [tune, key, sounds]);
    },
  };
}

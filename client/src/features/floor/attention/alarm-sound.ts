import { useEffect, useSyncExternalStore } from 'react';

const storageKey = 'muhafiz.floor.sound';
const everyMs = 4_000;
const listeners = new Set<() => void>();
let on: boolean | undefined;
let context: AudioContext | undefined;

const isOn = (): boolean => (on ??= window.localStorage.getItem(storageKey) !== 'off');

/** Turns the sound of alarms on or off for this machine. */
export function setAlarmSound(next: boolean): void {
  on = next;
  window.localStorage.setItem(storageKey, next ? 'on' : 'off');
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether alarms sound on this machine. */
export const useAlarmSound = (): boolean => useSyncExternalStore(subscribe, isOn);

// Three falling notes, lower and longer than an offer's; made here, so that no file has to be loaded.
function ring(): void {
  context ??= new AudioContext();
  const audio = context;
  void audio.resume().catch(() => undefined);
  [784, 659, 523].forEach((frequency, index) => {
    const from = audio.currentTime + index * 0.24;
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.type = 'triangle';
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(0, from);
    volume.gain.linearRampToValueAtTime(0.2, from + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.001, from + 0.5);
    tone.connect(volume).connect(audio.destination);
    tone.start(from);
    tone.stop(from + 0.55);
  });
}

/** Sounds while `loud`, unless it is turned off. */
export function useAlarmRinging(loud: boolean): void {
  const sounds = useAlarmSound();
  useEffect(() => {
    if (!loud || !sounds) return undefined;
    ring();
    const timer = setInterval(ring, everyMs);
    return () => clearInterval(timer);
  }, [loud, sounds]);
}

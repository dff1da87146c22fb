import { useEffect, useSyncExternalStore } from 'react';

const storageKey = 'muhafiz.desk.sound';
const everyMs = 2_600;
const listeners = new Set<() => void>();
let on: boolean | undefined;
let context: AudioContext | undefined;

const isOn = (): boolean => (on ??= window.localStorage.getItem(storageKey) !== 'off');

/** Turns the sound of offers on or off for this machine. */
export function setOfferSound(next: boolean): void {
  on = next;
  window.localStorage.setItem(storageKey, next ? 'on' : 'off');
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether offers sound on this machine. */
export const useOfferSound = (): boolean => useSyncExternalStore(subscribe, isOn);

/** Two soft notes, or three for somebody who needs help now; made here, so that no file has to be loaded. */
function ring(urgent: boolean): void {
  context ??= new AudioContext();
  const audio = context;
  void audio.resume().catch(() => undefined);
  const notes = urgent ? [880, 1175, 880] : [660, 880];
  notes.forEach((frequency, index) => {
    const from = audio.currentTime + index * 0.17;
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.type = 'sine';
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(0, from);
    volume.gain.linearRampToValueAtTime(0.16, from + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.001, from + 0.42);
    tone.connect(volume).connect(audio.destination);
    tone.start(from);
    tone.stop(from + 0.45);
  });
}

/** Sounds while an offer stands, unless it is turned off. */
export function useRinging(offerId: string | undefined, urgent: boolean): void {
  const sounds = useOfferSound();
  useEffect(() => {
    if (offerId === undefined || !sounds) return undefined;
    ring(urgent);
    const timer = setInterval(() => ring(urgent), everyMs);
    return () => clearInterval(timer);
  }, [offerId, urgent, sounds]);
}

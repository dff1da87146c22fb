import { createSound, type Tune } from '../../../lib/sound.ts';

// Three falling notes, lower and longer than an offer's, so that nobody takes one for the other.
const falling: Tune = { notes: [784, 659, 523], wave: 'triangle', step: 0.24, fade: 0.5, volume: 0.2 };

/** The sound of alarms on this machine. */
export const alarmSound = createSound({ storageKey: 'muhafiz.floor.sound', everyMs: 4_000 });

/** Sounds once for each key that is not empty. */
export const useAlarmChime = (key: string): void => alarmSound.useChime(falling, key);

/** Sounds while `loud`. */
export const useAlarmRinging = (loud: boolean): void => alarmSound.useRinging(loud ? falling : null);

import { createSound, type Tune } from '../../../lib/sound.ts';

const soft = { wave: 'sine', step: 0.17, fade: 0.42, volume: 0.16 } as const;
const calm: Tune = { ...soft, notes: [660, 880] };
const asking: Tune = { ...soft, notes: [880, 660] };
const pressing: Tune = { ...soft, notes: [880, 1175, 880] };

const gentle: Tune = { notes: [523, 659], wave: 'sine', step: 0.3, fade: 0.7, volume: 0.08 };

/** The sound of offers on this machine. */
export const offerSound = createSound({ storageKey: 'muhafiz.desk.sound', everyMs: 2_600 });

/** Sounds while a colleague's question stands: two soft notes the other way round. */
export const useAskRinging = (askId: string): void => offerSound.useRinging(asking, askId);

/** Sounds while an offer stands: two soft notes, or three for somebody who needs help now. */
export const useOfferRinging = (offerId: string, urgent: boolean): void => offerSound.useRinging(urgent ? pressing : calm, offerId);

/** Sounds softly, once, when the time of a wrap-up has run out. */
export const useWrapUpChime = (key: string): void => offerSound.useChime(gentle, key);

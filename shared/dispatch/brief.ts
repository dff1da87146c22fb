import { z } from 'zod';
import { freeText } from '../kernel/text.ts';
import { legalPowerCodes } from './legal-powers.ts';

/**
 * What an officer is told beside place and reasons; every part may be empty, and those after the first four left out (domain
 * reference §6, "Officers need").
 */
export const briefSchema = z.strictObject({
  what: freeText(300),
  where: freeText(500),
  hazards: freeText(500),
  approach: freeText(500),
  /** Neutral words for the door, which give nothing away. */
  words: freeText(300).default(''),
  /** The law that lets the officer act, by its code. */
  power: z.enum(legalPowerCodes).nullable().default(null),
  /** Nobody should go there alone. */
  notAlone: z.boolean().default(false),
  /** Who goes along, and how they are reached. */
  second: freeText(200).default(''),
  /** Where the child is taken. */
  receiving: freeText(300).default(''),
});
export type Brief = z.infer<typeof briefSchema>;

/** A brief as screens read it: a page that a phone has kept must also read what a later server adds. */
export const briefViewSchema = z.object({ ...briefSchema.shape, power: z.string().nullable().default(null) });

/** A brief in which nothing is said. */
export const emptyBrief: Brief = {
  ...{ what: '', where: '', hazards: '', approach: '' },
  ...{ words: '', power: null, notAlone: false, second: '', receiving: '' },
};

import { z } from 'zod';
import { channelSchema, topicSchema } from '../contacts/contact.schema.ts';
import { lineId, type LineId } from '../kernel/ids.ts';
import { languageSchema } from '../kernel/text.ts';
import { skillCode } from '../people/people.schema.ts';
import { bilingualSchema } from '../taxonomy/bilingual.ts';
import { openingHoursSchema } from './opening-hours.ts';

/** After how many ms in line a need is relaxed: to any language commonly shared, then to any agent at all. */
export const relaxSchema = z.strictObject({ shared: z.number().int().min(0), any: z.number().int().min(0) });

/** A line: which contacts wait in it (an empty list means all), what its agents must have learned, and how long to hold out for them. */
export const lineSchema = z.strictObject({
  id: lineId,
  name: bilingualSchema,
  languages: z.array(languageSchema),
  channels: z.array(channelSchema),
  topics: z.array(topicSchema),
  skills: z.array(skillCode),
  relaxMs: relaxSchema,
  /** When it is served; null for day and night. A P0 and "help now" go to whoever is there, whatever the hours. */
  hours: openingHoursSchema.nullable().default(null),
  /** The line whose agents serve it while it is closed. */
  overflowTo: lineId.nullable().default(null),
  /** The first fitting line by this number takes a contact. */
  order: z.number().int(),
});
export type Line = z.infer<typeof lineSchema>;

/** A line as screens name it. */
export const lineNameSchema = z.object({ id: lineId, name: bilingualSchema });
export type LineName = z.infer<typeof lineNameSchema>;

/** The line for whatever fits no other; it is always there, whatever is configured. */
export const generalLine: Line = {
  id: 'general' as LineId,
  name: { en: 'General', ur: 'عمومی' },
  languages: [],
  channels: [],
  topics: [],
  skills: [],
  relaxMs: { shared: 30_000, any: 90_000 },
  hours: null,
  overflowTo: null,
  order: 1_000,
};

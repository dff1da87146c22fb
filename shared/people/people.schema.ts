import { z } from 'zod';
import { roleSchema } from '../kernel/actor.ts';
import { bodyId, placeId, staffId } from '../kernel/ids.ts';
import { languageSchema } from '../kernel/text.ts';
import { bilingualSchema } from '../taxonomy/bilingual.ts';

/** A sign-in name: lower-case letters, digits, dots and hyphens. */
export const usernameSchema = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z][a-z0-9.-]{1,39}$/, 'not a sign-in name');

/** Something an agent has learned beyond the everyday (as "online-safety"), by its code. */
export const skillCode = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/, 'not the code of a skill');
/** How well somebody has a skill: 1 trained, 2 experienced, 3 the one to ask. */
export const skillSchema = z.strictObject({ skill: skillCode, level: z.literal([1, 2, 3]) });
export type Skill = z.infer<typeof skillSchema>;

/** Conversations held at once by whoever nothing else was agreed with. */
export const usualChats = 3;
export const chatsSchema = z.number().int().min(1).max(10);

/** A colleague as other staff may see them. */
export const colleagueSchema = z.object({ id: staffId, name: bilingualSchema, roles: z.array(roleSchema) });
export type Colleague = z.infer<typeof colleagueSchema>;

/** The signed-in person and what their screens need to know. */
export const sessionViewSchema = z.object({
  staff: colleagueSchema.extend({
    username: usernameSchema,
    languages: z.array(languageSchema),
    districts: z.array(placeId),
    bodyId: bodyId.nullable(),
  }),
  /** To be sent as `x-csrf-token` with every change. */
  csrf: z.string(),
  serverTime: z.iso.datetime(),
  /** True on a demonstration, where nobody answers. */
  demo: z.boolean(),
});
export type SessionView = z.infer<typeof sessionViewSchema>;

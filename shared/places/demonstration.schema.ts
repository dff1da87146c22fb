import { z } from 'zod';
import { roleSchema } from '#shared/kernel/actor.ts';
import { bodyId, placeId } from '#shared/kernel/ids.ts';
import { languageSchema } from '#shared/kernel/text.ts';
import { chatsSchema, skillSchema, usernameSchema } from '#shared/people/people.schema.ts';
import { lineSchema } from '#shared/routing/line.schema.ts';
import { bilingualSchema } from '#shared/taxonomy/bilingual.ts';

/** A member of the demonstration organisation; the password is made at seeding, never kept in the file. */
export const demoStaffSchema = z.strictObject({
  username: usernameSchema,
  displayName: bilingualSchema,
  roles: z.array(roleSchema).min(1),
  /** Empty means the whole jurisdiction. */
  districts: z.array(placeId),
  bodyId: bodyId.nullable(),
  languages: z.array(languageSchema).min(1),
  /** What agents have learned beyond the everyday, and how many conversations they hold at once; left out: nothing, and the usual. */
  skills: z.array(skillSchema).optional(),
  chats: chatsSchema.optional(),
  /** Asked for when a child wants a female officer. */
  female: z.boolean(),
});
export type DemoStaff = z.infer<typeof demoStaffSchema>;

/** Who is called for a district, in order; districts without a row go to the fallback list. */
export const demoRosterSchema = z.strictObject({
  districts: z.array(z.strictObject({ district: placeId, officers: z.array(usernameSchema).min(1) })),
  fallback: z.array(usernameSchema).min(1),
});
export type DemoRoster = z.infer<typeof demoRosterSchema>;

/** The file of the demonstration organisation. */
export const demoFileSchema = z.strictObject({
  version: z.string().min(1),
  staff: z.array(demoStaffSchema).min(1),
  roster: demoRosterSchema,
  lines: z.array(lineSchema),
});
export type DemoFile = z.infer<typeof demoFileSchema>;

import { z } from 'zod';
import { roleSchema } from '#shared/kernel/actor.ts';
import { bodyId, placeId } from '#shared/kernel/ids.ts';
import { languageSchema } from '#shared/kernel/text.ts';
import { chatsSchema, skillSchema, usernameSchema } from '#shared/people/people.schema.ts';
import { areaKeySchema, layerSchema } from '#shared/rosters/roster.schema.ts';
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

/** Who is called in an area, layer by layer; what is left out is as when somebody is on call day and night. */
export const demoRosterSchema = z.strictObject({
  area: areaKeySchema,
  layers: z.array(
    z.strictObject({
      officers: z.array(usernameSchema).min(1),
      name: layerSchema.shape.name.default(''),
      turnDays: layerSchema.shape.turnDays.default(null),
      days: layerSchema.shape.days.default([0, 1, 2, 3, 4, 5, 6]),
      from: layerSchema.shape.from.default('00:00'),
      until: layerSchema.shape.until.default('00:00'),
    }),
  ),
});
export type DemoRoster = z.infer<typeof demoRosterSchema>;

/** The file of the demonstration organisation. */
export const demoFileSchema = z.strictObject({
  version: z.string().min(1),
  staff: z.array(demoStaffSchema).min(1),
  rosters: z.array(demoRosterSchema),
  lines: z.array(lineSchema),
});
export type DemoFile = z.infer<typeof demoFileSchema>;

import { z } from 'zod';
import { bodyId, placeId } from '#shared/kernel/ids.ts';
import { bilingualSchema } from '#shared/taxonomy/bilingual.ts';
import { sectors, services } from '#shared/taxonomy/services.ts';

/** How far an entry of the directory can be trusted: where it is from, and when the organisation confirmed it. */
const trust = {
  source: z.string().min(1),
  /** The day on which an administrator confirmed it (YYYY-MM-DD); null when nobody has yet. */
  verifiedOn: z.iso.date().nullable(),
  /** True when the source itself is in doubt: every screen that shows the entry says "unverified". */
  unverified: z.boolean(),
};
const consistent = (entry: { verifiedOn: string | null; unverified: boolean }): boolean => !(entry.unverified && entry.verifiedOn !== null);
const inconsistent = { message: 'an entry confirmed on a day is not unverified', path: ['unverified'] };

/** A telephone number as dialled inside the country: digits only. */
const dialled = z.string().regex(/^\d{2,11}$/);

/** A number to call in an emergency, valid in a place and everything below it. */
export const emergencyNumberSchema = z.strictObject({ name: bilingualSchema, number: dialled, ...trust }).refine(consistent, inconsistent);
export type EmergencyNumber = z.infer<typeof emergencyNumberSchema>;

export const placeKindSchema = z.enum(['country', 'province', 'division', 'district']);
export type PlaceKind = z.infer<typeof placeKindSchema>;

/** A place of the jurisdiction tree; provinces include the territories. */
export const placeSchema = z.strictObject({
  id: placeId,
  kind: placeKindSchema,
  /** The place it lies in; null only for the country. */
  parent: placeId.nullable(),
  name: bilingualSchema,
  /** Other spellings that people type. */
  aliases: z.array(z.string().min(1)),
  /** True when its place in the tree is not confirmed. */
  unverified: z.boolean(),
  emergency: z.array(emergencyNumberSchema),
});
export type Place = z.infer<typeof placeSchema>;

/** A body that takes referrals or is informed: who it is, what it does, where. */
export const bodySchema = z
  .strictObject({
    id: bodyId,
    name: bilingualSchema,
    sector: sectors.schema,
    services: z.array(services.schema).min(1),
    /** Places it is responsible for, with everything below them. */
    covers: z.array(placeId).min(1),
    /** Its public line, null when none is known. */
    phone: dialled.nullable(),
    /** True for an invented body that exists only in the demonstration. */
    demonstration: z.boolean(),
    ...trust,
  })
  .refine(consistent, inconsistent)
  .refine((body) => body.services.every((code) => code.startsWith(`${body.sector}.`)), {
    message: 'a service of another sector',
    path: ['services'],
  });
export type Body = z.infer<typeof bodySchema>;

/** The file of places. */
export const placesFileSchema = z.strictObject({ version: z.string().min(1), places: z.array(placeSchema) });
/** The file of bodies. */
export const bodiesFileSchema = z.strictObject({ version: z.string().min(1), bodies: z.array(bodySchema) });

import { z } from 'zod';
import { idSchema, placeId, staffId, type Id, type StaffId } from '../kernel/ids.ts';
import { freeText, moment } from '../kernel/text.ts';

export type LayerId = Id<'layer'>;
export type OverrideId = Id<'override'>;
export const layerId = idSchema<LayerId>();
export const overrideId = idSchema<OverrideId>();

/** A time of day on Pakistan's clock, HH:MM. */
export const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'not a time of day');
/** A day of the week: 0 Monday to 6 Sunday. */
export const weekday = z.number().int().min(0).max(6);

/** Where a roster counts: a district, a division (its heads), a province (its coordinators), or wherever nobody else goes. */
export const areaSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('district'), id: placeId }),
  z.strictObject({ kind: z.literal('division'), id: placeId }),
  z.strictObject({ kind: z.literal('province'), id: placeId }),
  z.strictObject({ kind: z.literal('fallback') }),
]);
export type Area = z.infer<typeof areaSchema>;

/** An area as one word, which names its roster: `district.lahore`, or `fallback`. */
export const areaKeySchema = z
  .string()
  .regex(/^(fallback|(district|division|province)\.[a-z0-9][a-z0-9-]{0,79})$/, 'not an area')
  .transform((text) => text as AreaKey);
export type AreaKey = Id<'area'>;
export const fallbackKey = 'fallback' as AreaKey;

/** The word that names an area. */
export const keyOf = (area: Area): AreaKey => (area.kind === 'fallback' ? fallbackKey : (`${area.kind}.${area.id}` as AreaKey));
/** The area that a word names. */
export function areaOf(key: AreaKey): Area {
  const [kind, id] = key.split('.');
  return kind === 'fallback' ? { kind } : ({ kind, id } as Area);
}

const eachOnce = (ids: readonly string[]): boolean => new Set(ids).size === ids.length;
const officers = z.array(staffId).max(40).refine(eachOnce, 'names somebody twice');

/** A layer of a roster: shifts that begin on some days, and who has them. Its place in the roster is its rank: the first is called first. */
export const layerSchema = z
  .strictObject({
    id: layerId,
    /** What people call it ("nights"); may be empty. */
    name: freeText(60),
    officers: officers.min(1),
    /** After so many days it is the next officer's turn, counted from `firstDay`; null: all of them together, called in this order. */
    turnDays: z.number().int().min(1).max(366).nullable(),
    /** Days on which a shift begins. */
    days: z
      .array(weekday)
      .min(1)
      .max(7)
      .refine((all) => new Set(all).size === all.length, 'names a day twice'),
    /** When a shift is taken over and when it ends; an end not after the beginning lies on the next day, the same time is the whole day round. */
    from: timeOfDay,
    until: timeOfDay,
    /** First and last day on which a shift begins; a last day of null is open. */
    firstDay: z.iso.date(),
    lastDay: z.iso.date().nullable(),
    /** Who has the shifts that begin on a holiday, all of them together; null: nobody else than usual. */
    holidayOfficers: officers.nullable(),
  })
  .refine(({ firstDay, lastDay }) => lastDay === null || firstDay <= lastDay, { message: 'ends before it begins', path: ['lastDay'] });
export type Layer = z.infer<typeof layerSchema>;

/** A layer of officers who are all on call day and night, in this order, since the beginning of 2024 (a Monday). */
export const roundTheClock = (id: LayerId, officerIds: StaffId[]): Layer => ({
  ...{ id, name: '', officers: officerIds, turnDays: null, days: [0, 1, 2, 3, 4, 5, 6], from: '00:00', until: '00:00' },
  ...{ firstDay: '2024-01-01', lastDay: null, holidayOfficers: null },
});

/** The layers of one roster, in the order of calling. */
export const layersSchema = z
  .array(layerSchema)
  .max(12)
  .refine((all) => eachOnce(all.map(({ id }) => id)), 'names a layer twice');

/** What happens in a stretch of time: somebody stands in, somebody (or a whole layer) is away, or somebody comes in addition. */
export const overrideKindSchema = z.enum(['standIn', 'away', 'extra']);

/** An override as it is asked for: `layerId` null counts for the whole roster; `insteadOf` null for whoever has the layer then. */
export const overrideWishSchema = z
  .strictObject({
    kind: overrideKindSchema,
    layerId: layerId.nullable(),
    officerId: staffId.nullable(),
    insteadOf: staffId.nullable(),
    from: moment,
    until: moment,
  })
  .refine(({ kind, officerId }) => (kind === 'away') === (officerId === null), {
    message: 'does not fit what happens',
    path: ['officerId'],
  })
  .refine(({ kind, insteadOf }) => kind !== 'extra' || insteadOf === null, { message: 'does not fit what happens', path: ['insteadOf'] })
  .refine(({ kind, insteadOf, layerId: layer }) => kind === 'extra' || insteadOf !== null || layer !== null, {
    message: 'says neither whom nor which layer it is about',
    path: ['insteadOf'],
  })
  .refine(({ officerId, insteadOf }) => officerId === null || officerId !== insteadOf, {
    message: 'is the same person',
    path: ['insteadOf'],
  });
export type OverrideWish = z.infer<typeof overrideWishSchema>;

/** An override as screens see it. */
export const overrideSchema = z.object({ id: overrideId, ...overrideWishSchema.shape, by: staffId, at: moment });
export type OverrideView = z.infer<typeof overrideSchema>;

/** A public holiday: layers may have other people on it. */
export const holidaySchema = z.strictObject({ date: z.iso.date(), name: freeText(80, 1) });
export type Holiday = z.infer<typeof holidaySchema>;

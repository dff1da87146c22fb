import { z } from 'zod';
import { commandId, staffId } from '../kernel/ids.ts';
import { defineRoute } from '../kernel/route.ts';
import { freeText, moment } from '../kernel/text.ts';
import { bilingualSchema } from '../taxonomy/bilingual.ts';
import {
  areaKeySchema,
  holidaySchema,
  layerSchema,
  layersSchema,
  overrideId,
  overrideSchema,
  overrideWishSchema,
} from './roster.schema.ts';
import { stretchSchema, swapId, swapSchema } from './swap.schema.ts';

const ofArea = z.strictObject({ area: areaKeySchema });
const ofSwap = z.strictObject({ swapId });

/** Somebody who is named in rosters, or may be; who is not `able` (disabled, or no officer) is never called. */
export const rosterPersonSchema = z.object({ id: staffId, name: bilingualSchema, female: z.boolean(), able: z.boolean() });
export type RosterPerson = z.infer<typeof rosterPersonSchema>;

/** An area of the jurisdiction; `name` null for the fallback list, `inside` the next larger area. */
export const rosterAreaSchema = z.object({ area: areaKeySchema, name: bilingualSchema.nullable(), inside: areaKeySchema.nullable() });
export type RosterArea = z.infer<typeof rosterAreaSchema>;

/** How one roster stands: who is on call now, when nobody is in the coming weeks, and who of those it names cannot be called. */
export const rosterStandingSchema = z.object({
  area: areaKeySchema,
  now: z.array(z.object({ officerId: staffId, until: moment.nullable() })),
  gaps: z.array(stretchSchema),
  unable: z.array(staffId),
});
export type RosterStanding = z.infer<typeof rosterStandingSchema>;

const holidaysSchema = z.object({ revision: z.number().int(), days: z.array(holidaySchema) });

/** The roster of an area, with all that decides who is called. `revision` is 0 where there is none yet. */
export const rosterViewSchema = z.object({
  area: areaKeySchema,
  version: z.number().int(),
  revision: z.number().int(),
  layers: z.array(layerSchema),
  overrides: z.array(overrideSchema),
  swaps: z.array(swapSchema),
  holidays: holidaysSchema,
  people: z.array(rosterPersonSchema),
});
export type RosterView = z.infer<typeof rosterViewSchema>;

/** What an officer sees: where they are named, when they and their colleagues are on call, and the swaps that are about them. */
export const myRosterSchema = z.object({
  areas: z.array(
    rosterAreaSchema.omit({ inside: true }).extend({
      people: z.array(rosterPersonSchema.extend({ turns: z.array(z.object({ from: moment, until: moment, rank: z.number().int() })) })),
    }),
  ),
  swaps: z.array(swapSchema),
});
export type MyRoster = z.infer<typeof myRosterSchema>;

/** The columns of a roster's file: one officer of one layer on each line. */
export const fileColumns = [
  'area',
  'layer',
  'name',
  'officer',
  'turns',
  'from',
  'until',
  'days',
  'firstDay',
  'lastDay',
  'holidays',
] as const;
export type FileColumn = (typeof fileColumns)[number];

/** What is wrong on a line of the file (1 is the line of the headings); `value` is what stands there. */
export const fileErrorSchema = z.object({
  line: z.number().int(),
  column: z.enum(fileColumns).nullable(),
  why: z.enum([
    'missing',
    'unknownArea',
    'unknownOfficer',
    'notUnique',
    'notUnderstood',
    'differs',
    'ambiguousDate',
    'tooMany',
    'unreadable',
  ]),
  value: z.string(),
});
export type FileError = z.infer<typeof fileErrorSchema>;

/** What a file would make of one area: nothing is written yet. */
export const fileAreaSchema = z.object({
  area: areaKeySchema,
  name: bilingualSchema.nullable(),
  revision: z.number().int(),
  change: z.enum(['new', 'changed', 'same']),
  before: z.array(layerSchema),
  layers: z.array(layerSchema),
  gaps: z.array(stretchSchema),
});
export type FileArea = z.infer<typeof fileAreaSchema>;

/** Who is on call where and when. */
export const rosterApi = {
  overview: defineRoute({
    method: 'get',
    path: '/api/rosters',
    summary: 'Every area, and how each roster stands in the coming four weeks',
    answer: z.object({
      areas: z.array(rosterAreaSchema),
      standings: z.array(rosterStandingSchema),
      people: z.array(rosterPersonSchema),
      swaps: z.array(swapSchema),
    }),
  }),
  of: defineRoute({
    method: 'get',
    path: '/api/rosters/:area',
    summary: 'The roster of an area, with overrides, swaps and holidays',
    params: ofArea,
    answer: rosterViewSchema,
  }),
  setLayers: defineRoute({
    method: 'put',
    path: '/api/rosters/:area/layers',
    summary: 'Set the layers of an area; refused with `rosterChanged` when they are not those of `revision` any more',
    params: ofArea,
    body: z.strictObject({ commandId, revision: z.number().int().min(0), layers: layersSchema }),
    answer: rosterViewSchema,
  }),
  addOverride: defineRoute({
    method: 'post',
    path: '/api/rosters/:area/overrides',
    summary: 'Put somebody in for a stretch of time, say that somebody is away, or bring somebody in addition',
    params: ofArea,
    body: z.strictObject({ commandId, override: overrideWishSchema }),
    answer: rosterViewSchema,
    status: 201,
  }),
  withdrawOverride: defineRoute({
    method: 'post',
    path: '/api/rosters/:area/overrides/:overrideId/withdraw',
    summary: 'Withdraw an override: from now on it is as if it had not been made',
    params: z.strictObject({ area: areaKeySchema, overrideId }),
    body: z.strictObject({ commandId }),
    answer: rosterViewSchema,
  }),
  setHolidays: defineRoute({
    method: 'put',
    path: '/api/roster-holidays',
    summary: 'Set the holidays; refused with `rosterChanged` when they are not those of `revision` any more',
    body: z.strictObject({ commandId, revision: z.number().int().min(0), days: z.array(holidaySchema).max(120) }),
    answer: holidaysSchema,
  }),
  file: defineRoute({
    method: 'get',
    path: '/api/roster-file',
    summary: 'All rosters as a CSV, in the form that can be read again',
    answer: z.object({ text: z.string() }),
  }),
  previewFile: defineRoute({
    method: 'post',
    path: '/api/roster-file/preview',
    summary: 'What a CSV would change, and what is wrong in it, line by line; nothing is written',
    body: z.strictObject({ text: freeText(200_000, 1) }),
    answer: z.object({ errors: z.array(fileErrorSchema), areas: z.array(fileAreaSchema), people: z.array(rosterPersonSchema) }),
  }),
  applyFile: defineRoute({
    method: 'post',
    path: '/api/roster-file',
    summary:
      'Set the layers of several areas, as a preview showed them; refused as a whole with `rosterChanged` when one of them is another by now',
    body: z.strictObject({
      commandId,
      areas: z
        .array(z.strictObject({ area: areaKeySchema, revision: z.number().int().min(0), layers: layersSchema }))
        .min(1)
        .max(100),
    }),
    answer: z.object({ areas: z.array(z.object({ area: areaKeySchema, isSet: z.boolean() })) }),
  }),
  mine: defineRoute({
    method: 'get',
    path: '/api/my-roster',
    summary: 'My shifts of the coming four weeks, those of my colleagues, and swaps',
    answer: myRosterSchema,
  }),
  askSwap: defineRoute({
    method: 'post',
    path: '/api/roster-swaps',
    summary: 'Ask a colleague to take a stretch of mine, with or without one of theirs in return',
    body: z.strictObject({ commandId, area: areaKeySchema, askedOf: staffId, give: stretchSchema, back: stretchSchema.nullable() }),
    answer: swapSchema,
    status: 201,
  }),
  answerSwap: defineRoute({
    method: 'post',
    path: '/api/roster-swaps/:swapId/answer',
    summary: 'Accept a swap that I am asked for, or decline it; it counts from the moment it is accepted',
    params: ofSwap,
    body: z.strictObject({ commandId, accept: z.boolean() }),
    answer: swapSchema,
  }),
  withdrawSwap: defineRoute({
    method: 'post',
    path: '/api/roster-swaps/:swapId/withdraw',
    summary: 'Take back what I asked for, before the answer; supervisors may withdraw any swap that is not over',
    params: ofSwap,
    body: z.strictObject({ commandId }),
    answer: swapSchema,
  }),
};

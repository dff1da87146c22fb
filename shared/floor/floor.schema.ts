import { z } from 'zod';
import { contactSummarySchema } from '../contacts/contact.schema.ts';
import { contactId, dispatchId, idSchema, lineId, staffId, type Id } from '../kernel/ids.ts';
import { moment } from '../kernel/text.ts';
import { bilingualSchema } from '../taxonomy/bilingual.ts';
import { agentViewSchema } from '../routing/routing.schema.ts';
import { levelSchema } from '../triage/levels.ts';

export type AlarmId = Id<'alarm'>;
export const alarmId = idSchema<AlarmId>();

/**
 * What makes the floor loud: a child's "help now" that nobody took, an agent gone from an open contact, a dispatch with
 * nobody to page, an officer on the way of whom nothing is heard, a dropped call of an open emergency, a child who needed
 * help now and left, and that nobody has decided for such a child.
 */
export const alarmKindSchema = z.enum([
  ...(['helpLate', 'agentLost', 'nobody', 'silent', 'callDropped', 'leftUrgent', 'leftUndecided'] as const),
  // A promised call that nobody takes, and one whose safe time went by.
  ...(['callBackLate', 'callBackMissed'] as const),
]);
export type AlarmKind = z.infer<typeof alarmKindSchema>;

/** Somebody of the staff by id and name. */
export const personSchema = z.object({ id: staffId, name: bilingualSchema });

/** One alarm; it stays until a supervisor has acknowledged it. */
export const alarmSchema = z.object({
  id: alarmId,
  version: z.number().int(),
  kind: alarmKindSchema,
  at: moment,
  contactId,
  contactNumber: z.number().int(),
  dispatchId: dispatchId.nullable(),
  /** The agent who was lost. */
  agent: personSchema.nullable(),
  ack: z.object({ by: personSchema, at: moment }).nullable(),
});
export type Alarm = z.infer<typeof alarmSchema>;

/** A wish to lower a level, waiting for a second person; its reason is read inside the contact. */
export const lowerWishSchema = z.object({
  contactId,
  contactNumber: z.number().int(),
  from: levelSchema,
  to: levelSchema,
  by: personSchema,
  at: moment,
});
export type LowerWish = z.infer<typeof lowerWishSchema>;

const count = z.number().int();
/** How callers were served, as counts and sums; `figures.ts` makes figures of them. */
export const servedSchema = z.object({
  answered: count,
  answeredIn: count,
  answeredMs: z.number(),
  abandoned: count,
  abandonedIn: count,
  handled: count,
  handledMs: z.number(),
});

/** The six figures as counts; waits and shares are worked out by `figures.ts`. */
export const figuresSchema = z.object({
  waiting: z.number().int(),
  /** Arrival of whoever waits longest; null when nobody does. */
  oldestArrivedAt: moment.nullable(),
  /** All lines together. */
  served: servedSchema,
  /** Each line that had anybody today, by its id. */
  lines: z.array(z.object({ lineId, waiting: count, served: servedSchema })),
  /** How the agents spent the day, in ms. */
  worked: z.object({ busyMs: z.number(), freeMs: z.number() }),
  agents: z.object({ ready: z.number().int(), busy: z.number().int(), away: z.number().int() }),
  urgent: z.number().int(),
  /** The moment that the counts of the day begin. */
  since: moment,
});
export type Figures = z.infer<typeof figuresSchema>;

/** A figure as it was once a minute, for the small trend lines; `sl` is the service level of the day until then. */
export const sampleSchema = z.object({
  at: moment,
  waiting: z.number(),
  longestMs: z.number(),
  sl: z.number().nullable(),
  abandoned: z.number(),
  ready: z.number(),
  urgent: z.number(),
});
export type Sample = z.infer<typeof sampleSchema>;

/** How many promised calls are shown of each kind. */
export const CALLS_SHOWN = 100;

/** Calls that were promised: due and taken by nobody, of which some are late, and those for later; the counts are of all. */
export const callBacksSchema = z.object({
  due: z.array(contactSummarySchema),
  planned: z.array(contactSummarySchema),
  counts: z.object({ due: count, late: count, planned: count }),
});
export type CallBacksView = z.infer<typeof callBacksSchema>;

/** What of single contacts and people the floor shows to supervisors. */
export const floorListsSchema = z.object({
  /** The line in its order; `waitingTotal` is more when it is longer than what is shown. */
  waiting: z.array(contactSummarySchema),
  waitingTotal: z.number().int(),
  /** Contacts in agents' hands. */
  working: z.array(contactSummarySchema),
  agents: z.array(agentViewSchema),
});

export const floorViewSchema = z.object({
  at: moment,
  figures: figuresSchema,
  trend: z.array(sampleSchema),
  /** Null for those who see figures only. */
  lists: floorListsSchema.nullable(),
});
export type FloorView = z.infer<typeof floorViewSchema>;
export type FloorLists = z.infer<typeof floorListsSchema>;

/** What waits for a supervisor's hand. */
export const attentionSchema = z.object({ alarms: z.array(alarmSchema), lowerWishes: z.array(lowerWishSchema) });
export type Attention = z.infer<typeof attentionSchema>;

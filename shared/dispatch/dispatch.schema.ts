import { z } from 'zod';
import { contactId, dispatchId, placeId, staffId } from '../kernel/ids.ts';
import { moment, phoneText } from '../kernel/text.ts';
import { bilingualSchema } from '../taxonomy/bilingual.ts';
import { reasons } from '../taxonomy/reasons.ts';
import { dispatchDeclineReasons, type DispatchDeclineReason } from '../taxonomy/work-reasons.ts';
import { levelSchema } from '../triage/levels.ts';
import { briefViewSchema } from './brief.ts';
import { channelSchema, pageStateSchema } from './channels.ts';
import { dispatchStateSchema, outcomeSchema } from './dispatch.lifecycle.ts';
import { handOverSchema } from './hand-over.ts';
import { photoMetaSchema } from './photos.api.ts';
import { policySchema } from './policy.ts';
import { positionViewSchema } from './position.ts';

/** `urgent` is sent by an agent; `helpNow` by the clock when a child asked for help and nobody answered; `selfTest` to nobody, to prove the way. */
export const dispatchKindSchema = z.enum(['urgent', 'helpNow', 'selfTest']);
export type DispatchKind = z.infer<typeof dispatchKindSchema>;

/** A reason of the contact, as its code. */
export const reasonCode = z.enum(reasons.codes as [string, ...string[]]);
/** Why an officer cannot go. */
export const declineCode = z.enum(dispatchDeclineReasons.codes as [DispatchDeclineReason, ...DispatchDeclineReason[]]);

/** How the helpline made sure: with the child spoken to alone, by the named body that received the child, or a supervisor answers for it. */
export const confirmHowSchema = z.enum(['spokeToChild', 'receiverConfirmed', 'supervisor']);
export type ConfirmHow = z.infer<typeof confirmHowSchema>;

/** Why somebody was paged: by the ladder, by hand, or as the fallback. */
export const whyPagedSchema = z.enum(['ladder', 'also', 'fallback']);
export type WhyPaged = z.infer<typeof whyPagedSchema>;

/** The answer of somebody who was paged; `also` when somebody else was going already. */
export const replySchema = z.object({
  what: z.enum(['acknowledged', 'also', 'declined', 'handedBack']),
  at: moment,
  reason: declineCode.nullable(),
});

/** The latest call to somebody on one channel, and when it got how far; `nextTryAt` while it did not go out or is on its way. */
const pageOnChannelSchema = z.object({
  channel: channelSchema,
  state: pageStateSchema,
  tries: z.number().int(),
  queuedAt: moment,
  sentAt: moment.nullable(),
  acceptedAt: moment.nullable(),
  receivedAt: moment.nullable(),
  seenAt: moment.nullable(),
  failedAt: moment.nullable(),
  nextTryAt: moment.nullable(),
});

/** When whoever goes must say that they are well, whether they were asked, and since when supervisors are told that nothing is heard. */
export const checkInSchema = z.object({ dueAt: moment, askedAt: moment.nullable(), silentSince: moment.nullable() });

/** One paged person on the ladder, with the times of their latest page. */
export const pagedPersonSchema = z.object({
  staffId,
  name: bilingualSchema,
  role: z.enum(['officer', 'supervisor']),
  female: z.boolean(),
  why: whyPagedSchema,
  /** How many waves have paged them. */
  times: z.number().int(),
  firstAt: moment,
  lastAt: moment,
  /** First taken by a channel; on a device; looked at. */
  sentAt: moment.nullable(),
  receivedAt: moment.nullable(),
  seenAt: moment.nullable(),
  channels: z.array(pageOnChannelSchema),
  /** False when nothing showed, as they were paged, that a page would reach them. */
  proven: z.boolean(),
  reply: replySchema.nullable(),
  /** Turned out after the page to be alleged to have done harm: sees nothing any more. */
  excluded: z.boolean(),
});
export type PagedPerson = z.infer<typeof pagedPersonSchema>;

/** When a step was taken; `pressedAt` when the officer's phone was offline and the step came later. */
export const takenSchema = z.object({ at: moment, pressedAt: moment.nullable() });
export type Taken = z.infer<typeof takenSchema>;

const named = z.object({ staffId, name: bilingualSchema });
const acted = named.extend({ at: moment });

/** A dispatch as the agent who owns the contact, and supervisors, see it. */
export const dispatchViewSchema = z.object({
  id: dispatchId,
  version: z.number().int(),
  kind: dispatchKindSchema,
  contactId,
  contactNumber: z.number().int(),
  districtId: placeId.nullable(),
  level: levelSchema.nullable(),
  reasons: z.array(z.string()),
  femaleOfficer: z.boolean(),
  brief: briefViewSchema,
  state: dispatchStateSchema,
  openedAt: moment,
  openedBy: named.nullable(),
  nobodySince: moment.nullable(),
  policy: policySchema,
  /** Four digits that name it in a text message. */
  code: z.string(),
  /** The wave that runs: its number, its step of the policy (from 0), when the next step goes, and when the same people are paged again before that. */
  wave: z.object({
    round: z.number().int(),
    step: z.number().int(),
    startedAt: moment,
    dueAt: moment.nullable(),
    repeatAt: moment.nullable(),
  }),
  checkIn: checkInSchema.nullable(),
  /** Whom the next wave would page as things stand; null while somebody is going or it is over. */
  next: z.object({ officers: z.array(bilingualSchema), supervisors: z.number().int(), nobody: z.boolean() }).nullable(),
  people: z.array(pagedPersonSchema),
  leader: named.nullable(),
  taken: z.object({
    acknowledged: takenSchema.nullable(),
    enRoute: takenSchema.nullable(),
    onScene: takenSchema.nullable(),
    claimed: takenSchema.nullable(),
  }),
  claim: z.object({ outcome: outcomeSchema, by: named, at: moment, report: z.string(), handOver: handOverSchema.nullable() }).nullable(),
  photos: z.array(photoMetaSchema),
  /** Where whoever goes is, while they share it; nowhere in lists of many dispatches. */
  position: positionViewSchema.nullable(),
  confirmation: acted.extend({ how: confirmHowSchema, note: z.string() }).nullable(),
  standDown: z.object({ at: moment, by: named.nullable(), reason: z.string() }).nullable(),
  closedAt: moment.nullable(),
});
export type DispatchView = z.infer<typeof dispatchViewSchema>;

/** A dispatch as somebody who was paged sees it: only what the task needs, and the brief's details only for who is going. */
export const dutyTaskSchema = z.object({
  id: dispatchId,
  version: z.number().int(),
  kind: dispatchKindSchema,
  /** Number to say on the telephone, as in C-4217. */
  contactNumber: z.number().int(),
  level: levelSchema.nullable(),
  districtId: placeId.nullable(),
  reasons: z.array(z.string()),
  femaleOfficer: z.boolean(),
  state: dispatchStateSchema,
  /** `asked`: somebody must go; `leading`: this person goes; `other`: somebody else goes. */
  mine: z.enum(['asked', 'leading', 'other']),
  ledBy: bilingualSchema.nullable(),
  round: z.number().int(),
  /** In which role the ladder asked this person. */
  pagedAs: z.enum(['officer', 'supervisor']),
  pagedAt: moment,
  dueAt: moment.nullable(),
  waveSeconds: z.number().int(),
  code: z.string(),
  /** Only for who is going. */
  checkIn: checkInSchema.nullable(),
  what: z.string(),
  details: briefViewSchema.omit({ what: true }).nullable(),
  taken: dispatchViewSchema.shape.taken,
  outcome: outcomeSchema.nullable(),
});
export type DutyTask = z.infer<typeof dutyTaskSchema>;

/** What the duty page shows. */
export const dutyViewSchema = z.object({
  tasks: z.array(dutyTaskSchema),
  /** Where this person is on call now; `placeId` null for the fallback list, `until` null when days away. */
  onCall: z.array(z.object({ placeId: placeId.nullable(), until: moment.nullable() })),
  /** The desk's telephone number, if the organisation set one. */
  deskPhone: phoneText.nullable(),
});
export type DutyView = z.infer<typeof dutyViewSchema>;

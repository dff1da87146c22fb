import { z } from 'zod';
import { bodyId, placeId, staffId } from '../kernel/ids.ts';
import { freeText, moment, phoneText } from '../kernel/text.ts';
import { areaKinds, incidentPlaces, perpetratorRelations } from '../taxonomy/incident.ts';
import { ageSchema, callerRelations, genders, livesWith, vulnerableGroups } from '../taxonomy/person.ts';
import { reasons } from '../taxonomy/reasons.ts';

const code = <Code extends string>(list: { codes: readonly Code[] }) => z.enum(list.codes as [Code, ...Code[]]);
const words = freeText(500);

/** The record of a contact: every field may be absent (not asked) and is saved by itself. Version of the form: 2026-1. */
export const recordSchema = z.strictObject({
  /** With data: a child about itself, or someone about a child. */
  dataType: z.enum(['childSelf', 'aboutChild']).nullable(),
  callerRelation: code(callerRelations).nullable(),
  callerName: words,
  callerPhone: phoneText.or(z.literal('')),
  childName: words,
  childAge: ageSchema.nullable(),
  childGender: code(genders).nullable(),
  livesWith: code(livesWith).nullable(),
  groups: z.array(code(vulnerableGroups)).max(12),
  districtId: placeId.nullable(),
  placeText: words,
  areaKind: code(areaKinds).nullable(),
  incidentPlace: code(incidentPlaces).nullable(),
  reasons: z.array(code(reasons)).max(12),
  perpetratorRelation: code(perpetratorRelations).nullable(),
  perpetratorText: words,
  /** The alleged person's own body or office, and the member of staff they are: excluded by the server from the record. */
  perpetratorBodies: z.array(bodyId).max(5),
  perpetratorStaff: z.array(staffId).max(5),
  /** Is it safe to call or write back; when; who may answer; neutral words. */
  safeToContact: z.enum(['yes', 'no', 'unknown']).nullable(),
  safeWhen: words,
  safeWho: words,
  safeWords: words,
  /** Consent to services and to telling others, who gave it, what to withhold; the child's own wishes. */
  consentServices: z.enum(['yes', 'no', 'notAsked']),
  consentDisclosure: z.enum(['yes', 'no', 'notAsked']),
  consentBy: z.enum(['child', 'caregiver', 'both']).nullable(),
  withhold: words,
  childWishes: freeText(1000),
});
export type ContactRecord = z.infer<typeof recordSchema>;
export type RecordField = keyof ContactRecord;

/** Fields that name people or are in people's words: sealed in the store, masked unless the task needs them. */
export const identityFields = [
  'callerName',
  'callerPhone',
  'childName',
  'placeText',
  'perpetratorText',
  'safeWhen',
  'safeWho',
  'safeWords',
  'withhold',
  'childWishes',
] as const satisfies readonly RecordField[];

/** A record before anything was asked. */
export const emptyRecord: ContactRecord = {
  ...{ dataType: null, callerRelation: null, callerName: '', callerPhone: '', childName: '', childAge: null, childGender: null },
  ...{ livesWith: null, groups: [], districtId: null, placeText: '', areaKind: null, incidentPlace: null, reasons: [] },
  ...{ perpetratorRelation: null, perpetratorText: '', perpetratorBodies: [], perpetratorStaff: [] },
  ...{ safeToContact: null, safeWhen: '', safeWho: '', safeWords: '' },
  ...{ consentServices: 'notAsked', consentDisclosure: 'notAsked', consentBy: null, withhold: '', childWishes: '' },
};

/** Call notes: one text per contact, saved as typed; each save is a revision. */
export const NOTES_MAX = 20_000;
export const notesSchema = z.object({ text: z.string(), revision: z.number().int(), savedAt: moment.nullable(), by: staffId.nullable() });
export type Notes = z.infer<typeof notesSchema>;

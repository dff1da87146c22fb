import { z } from 'zod';
import { channelSchema, contactMarkSchema, riskSchema } from '../contacts/contact.schema.ts';
import { helperRoleSchema, transferKindSchema } from '../contacts/together.schema.ts';
import { contactId, staffId, transferId } from '../kernel/ids.ts';
import { languageSchema, moment } from '../kernel/text.ts';
import { bilingualSchema } from '../taxonomy/bilingual.ts';
import { agentStateSchema, notReadySchema } from './routing.schema.ts';

/** A colleague's wish, as whoever is asked sees it: what kind of contact, from whom, and the note they left. */
export const askViewSchema = z.object({
  id: transferId,
  contactId,
  number: z.number().int(),
  kind: transferKindSchema,
  /** True when any supervisor may take it. */
  toSupervisors: z.boolean(),
  by: z.object({ id: staffId, name: bilingualSchema }),
  note: z.string(),
  channel: channelSchema,
  language: languageSchema,
  helpNow: z.boolean(),
  marks: z.array(contactMarkSchema),
  risk: riskSchema,
  askedAt: moment,
  deadline: moment,
});
export type AskView = z.infer<typeof askViewSchema>;

/** Somebody who could be asked into a contact now. */
export const personAtDeskSchema = z.object({
  staffId,
  name: bilingualSchema,
  isSupervisor: z.boolean(),
  state: agentStateSchema,
  reason: notReadySchema.nullable(),
  languages: z.array(languageSchema),
  load: z.number().int(),
  capacity: z.number().int(),
  /** What they are in this contact already; null for nothing. */
  role: helperRoleSchema.nullable(),
});
export type PersonAtDesk = z.infer<typeof personAtDeskSchema>;

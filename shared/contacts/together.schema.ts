import { z } from 'zod';
import { staffId, transferId } from '../kernel/ids.ts';
import { moment } from '../kernel/text.ts';

/** How long somebody who is asked into a contact may take to answer, in milliseconds. */
export const askMs = 60_000;

/** At most so many people beside the owner of a contact. */
export const HELPERS_MAX = 3;

/** What somebody beside the owner does: `joined` reads and writes to the caller, `consult` reads and talks with the owner only. */
export const helperRoleSchema = z.enum(['joined', 'consult']);
export type HelperRole = z.infer<typeof helperRoleSchema>;

/** Somebody beside the owner. */
export const helperSchema = z.object({ staffId, role: helperRoleSchema, since: moment });

/**
 * How somebody is asked into a contact: `cold` and it is theirs at once, `warm` and both are in it until the owner hands it over,
 * `consult` and they advise the owner without the caller.
 */
export const transferKindSchema = z.enum(['warm', 'cold', 'consult']);
export type TransferKind = z.infer<typeof transferKindSchema>;

/** Who is asked: one person, or any supervisor. */
export const askedSchema = z.union([staffId, z.literal('supervisor')]);
export type Asked = z.infer<typeof askedSchema>;

/** Somebody was asked and has not answered; until then the owner is the owner. */
export const transferSchema = z.object({ id: transferId, kind: transferKindSchema, to: askedSchema, by: staffId, deadline: moment });

/** What goes along to whoever has the contact next: the note for them, and the reply that was begun at that moment. */
export const handOverSchema = z.object({ id: transferId, by: staffId, at: moment, note: z.string(), draft: z.string() });

/** What a caller is told, as the text of a system message; each page words it in its reader's language. */
export const systemCodes = ['personJoined', 'personContinues', 'personComing', 'personStays'] as const;
export type SystemCode = (typeof systemCodes)[number];

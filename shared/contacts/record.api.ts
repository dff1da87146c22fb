import { z } from 'zod';
import { commandId, contactId, staffId } from '../kernel/ids.ts';
import { defineRoute } from '../kernel/route.ts';
import { freeText, moment } from '../kernel/text.ts';
import { NOTES_MAX, notesSchema, recordSchema } from './record.schema.ts';

const params = z.strictObject({ contactId });
const recordAnswer = z.object({ record: recordSchema, version: z.number().int() });

/** The record and the notes of a contact. */
export const recordApi = {
  record: defineRoute({
    method: 'get',
    path: '/api/contacts/:contactId/record',
    summary: 'The record of a contact',
    params,
    answer: recordAnswer,
  }),
  saveRecord: defineRoute({
    method: 'patch',
    path: '/api/contacts/:contactId/record',
    summary: 'Save some fields of the record; the others stay as they are',
    params,
    body: z.strictObject({ commandId, fields: recordSchema.partial() }),
    answer: recordAnswer,
  }),
  notes: defineRoute({
    method: 'get',
    path: '/api/contacts/:contactId/notes',
    summary: 'The notes of a contact',
    params,
    answer: notesSchema,
  }),
  saveNotes: defineRoute({
    method: 'put',
    path: '/api/contacts/:contactId/notes',
    summary: 'Save the notes over the revision they were typed on; refused with `notesMoved` when somebody else saved in between',
    params,
    /** `after` names a save that was still on its way when this one was sent: what it made is no other's revision. */
    body: z.strictObject({ commandId, base: z.number().int().min(0), after: commandId.optional(), text: freeText(NOTES_MAX) }),
    answer: notesSchema,
  }),
  noteRevisions: defineRoute({
    method: 'get',
    path: '/api/contacts/:contactId/notes/revisions',
    summary: 'Earlier revisions of the notes, newest first',
    params,
    answer: z.object({ revisions: z.array(z.object({ revision: z.number().int(), at: moment, by: staffId, text: z.string() })) }),
  }),
};

import { z } from 'zod';
import { contactStateSchema } from '../contacts/contact.lifecycle.ts';
import { riskSchema } from '../contacts/contact.schema.ts';
import { leftUrgencySchema } from '../contacts/left.schema.ts';
import { dispatchStateSchema } from '../dispatch/dispatch.lifecycle.ts';
import { contactId, idSchema, type Id } from '../kernel/ids.ts';
import { defineLifecycle } from '../kernel/lifecycle.ts';
import { freeText, moment } from '../kernel/text.ts';
import { alarmKindSchema, personSchema } from './floor.schema.ts';

export type HandOverId = Id<'handOver'>;
export type HandOverItemId = Id<'handOverItem'>;
export const handOverId = idSchema<HandOverId>();
export const handOverItemId = idSchema<HandOverItemId>();

export const handOverStateSchema = z.enum(['open', 'accepted', 'withdrawn']);
export type HandOverState = z.infer<typeof handOverStateSchema>;

/** The life of a shift's hand-over; `withdraw` is for one that was begun by mistake. */
export const handOverLifecycle = defineLifecycle({
  states: handOverStateSchema.options,
  steps: { accept: { from: ['open'], to: 'accepted' }, withdraw: { from: ['open'], to: 'withdrawn' } },
});

/** Longest note to the next shift, in characters. */
export const NOTE_MAX = 4000;
export const noteText = freeText(NOTE_MAX);

/** What an item is about, as it stood when the hand-over was opened. */
export const itemAboutSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('contact'),
    contactId,
    number: z.number().int(),
    risk: riskSchema,
    state: contactStateSchema,
    owner: personSchema.nullable(),
    since: moment,
  }),
  z.object({ kind: z.literal('dispatch'), contactId, number: z.number().int(), state: dispatchStateSchema, since: moment }),
  z.object({ kind: z.literal('followUp'), contactId, number: z.number().int(), assignee: personSchema, dueAt: moment }),
  z.object({ kind: z.literal('callBack'), contactId, number: z.number().int(), dueAt: moment, until: moment }),
  z.object({ kind: z.literal('alarm'), contactId, number: z.number().int(), alarm: alarmKindSchema, since: moment }),
  /** Somebody who left before we answered, and whom nobody has decided for. */
  z.object({ kind: z.literal('left'), contactId, number: z.number().int(), urgency: leftUrgencySchema, since: moment }),
  /** All who left without a word, and whom nobody has decided for. */
  z.object({ kind: z.literal('leftSilent'), count: z.number().int(), since: moment }),
  z.object({ kind: z.literal('lowerWish'), contactId, number: z.number().int(), since: moment }),
  z.object({ kind: z.literal('waiting'), count: z.number().int(), oldestArrivedAt: moment.nullable() }),
  /** About a contact that this person must not see. */
  z.object({ kind: z.literal('restricted') }),
]);
export type ItemAbout = z.infer<typeof itemAboutSchema>;

const accepted = z.object({ by: personSchema, at: moment });

export const handOverSchema = z.object({
  id: handOverId,
  version: z.number().int(),
  state: handOverStateSchema,
  openedBy: personSchema,
  openedAt: moment,
  note: z.string(),
  items: z.array(z.object({ id: handOverItemId, about: itemAboutSchema, accepted: accepted.nullable() })),
  ended: accepted.nullable(),
});
export type HandOver = z.infer<typeof handOverSchema>;
export type HandOverItem = HandOver['items'][number];

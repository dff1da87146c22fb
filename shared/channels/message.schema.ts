import { z } from 'zod';
import { conversationId, commandId, staffId } from '../kernel/ids.ts';
import { freeText, moment } from '../kernel/text.ts';

/** Longest message, in characters. */
export const MESSAGE_MAX = 4000;
export const messageText = freeText(MESSAGE_MAX, 1);

export const messageFromSchema = z.enum(['caller', 'agent', 'system']);

/** One message of a conversation; `seq` counts from 1 without gaps. `system` texts are codes that the screen words. */
export const messageSchema = z.object({
  conversationId,
  seq: z.number().int().positive(),
  commandId,
  from: messageFromSchema,
  text: z.string(),
  at: moment,
});
export type Message = z.infer<typeof messageSchema>;

/** A message as staff see it; `by` says who of them wrote it. Callers are not told, and of old messages it may not be known. */
export const staffMessageSchema = messageSchema.extend({ by: staffId.nullish() });
export type StaffMessage = z.infer<typeof staffMessageSchema>;

/** How far each side has received and read, by message number. */
export const receiptsSchema = z.object({
  caller: z.object({ delivered: z.number().int(), read: z.number().int() }),
  agent: z.object({ delivered: z.number().int(), read: z.number().int() }),
});
export type Receipts = z.infer<typeof receiptsSchema>;

/** How far one side has got. */
export const seenBody = z.strictObject({
  delivered: z.number().int().min(0).max(10_000_000),
  read: z.number().int().min(0).max(10_000_000),
});

import { z } from 'zod';

declare const brand: unique symbol;
/** A string that cannot be mistaken for another kind of id. */
export type Id<Kind extends string> = string & { readonly [brand]: Kind };

export type StaffId = Id<'staff'>;
export type ContactId = Id<'contact'>;
export type ConversationId = Id<'conversation'>;
export type OfferId = Id<'offer'>;
export type TransferId = Id<'transfer'>;
export type DispatchId = Id<'dispatch'>;
export type ReferralId = Id<'referral'>;
export type BodyId = Id<'body'>;
export type PlaceId = Id<'place'>;
export type LineId = Id<'line'>;
export type CommandId = Id<'command'>;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const slug = /^[a-z0-9][a-z0-9-]{0,79}$/;

/** Schema of a random id (UUID version 4, lower case) of the given kind. */
export function idSchema<T extends Id<string>>() {
  return z
    .string()
    .regex(uuid, 'not an id')
    .transform((text) => text as T);
}

/** Schema of a readable id (lower-case words and digits joined by hyphens), used for seeded data such as places and bodies. */
export function slugSchema<T extends Id<string>>() {
  return z
    .string()
    .regex(slug, 'not a name id')
    .transform((text) => text as T);
}

export const staffId = idSchema<StaffId>();
export const contactId = idSchema<ContactId>();
export const conversationId = idSchema<ConversationId>();
export const offerId = idSchema<OfferId>();
export const transferId = idSchema<TransferId>();
export const dispatchId = idSchema<DispatchId>();
export const referralId = idSchema<ReferralId>();
export const commandId = idSchema<CommandId>();
export const bodyId = slugSchema<BodyId>();
export const placeId = slugSchema<PlaceId>();
export const lineId = slugSchema<LineId>();

// In a file of its own, so that the child's page can make ids without loading the schemas.
export { newId } from './new-id.ts';

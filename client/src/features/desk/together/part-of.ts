import type { ContactSummary } from '#shared/contacts/contact.schema.ts';
import type { HelperRole } from '#shared/contacts/together.schema.ts';
import type { StaffId } from '#shared/kernel/ids.ts';

/** What somebody is in a contact: its owner, beside the owner, or neither. */
export type Part = 'owner' | HelperRole | null;

/** The part that somebody has in a contact. */
export function partOf({ ownerId, helpers }: Pick<ContactSummary, 'ownerId' | 'helpers'>, staffId: StaffId): Part {
  if (ownerId === staffId) return 'owner';
  return helpers.find((helper) => helper.staffId === staffId)?.role ?? null;
}

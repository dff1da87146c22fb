import type { Clock } from '#shared/kernel/clock.ts';
import type { ConfirmedWith } from '#shared/referrals/referral.schema.ts';
import type { ChangeBy } from '../../platform/mongo/aggregate.ts';
import { requireSight, type CloseGap, type Contact, type Contacts } from '../contacts/index.ts';
import { step, type StaffCommand } from './referral-rules.ts';
import type { Referral } from './referrals.model.ts';
import type { ReferralsRepository } from './referrals.repository.ts';

type Deps = { referrals: ReferralsRepository; contacts: Contacts['repository']; clock: Clock };
const system: ChangeBy = { actor: { kind: 'system', part: 'referrals' } };
// A referral in one of these states helps nobody.
const cameToNothing = new Set<Referral['state']>(['declined', 'noCapacity', 'revoked']);

export type HelplineService = ReturnType<typeof createHelplineService>;

/** What the helpline does with a referral after sending it. */
export function createHelplineService({ referrals, contacts, clock }: Deps) {
  /** The referral, for somebody who may see inside its contact. */
  async function seen(id: string, by: StaffCommand): Promise<Referral> {
    const referral = await referrals.get(id);
    requireSight(by.actor, await contacts.get(referral.contactId));
    return referral;
  }

  async function revoke(id: string, reason: string, by: StaffCommand): Promise<Referral> {
    await seen(id, by);
    const { doc } = await referrals.change(id, by, (referral) => {
      const set = {
        ...step(referral, 'revoke', by.actor, clock),
        revokedWhy: 'helpline' as const,
        words: { ...referral.words, revoked: reason },
      };
      return { set, events: [{ type: 'referral:revoked', data: { why: 'helpline' } }] };
    });
    return doc;
  }

  /** Confirms the desk's claim of completion, from what the helpline itself was told. */
  async function close(id: string, confirmed: { with: ConfirmedWith; note: string }, by: StaffCommand): Promise<Referral> {
    await seen(id, by);
    const { doc } = await referrals.change(id, by, (referral) => {
      const set = {
        ...step(referral, 'close', by.actor, clock),
        confirmedWith: confirmed.with,
        words: { ...referral.words, closing: confirmed.note },
      };
      return { set, events: [{ type: 'referral:closed', data: { confirmedWith: confirmed.with } }] };
    });
    return doc;
  }

  /** The claim was not confirmed: the body has to go on. */
  async function giveBack(id: string, reason: string, by: StaffCommand): Promise<Referral> {
    await seen(id, by);
    const { doc } = await referrals.change(id, by, (referral) => {
      const set = { ...step(referral, 'return', by.actor, clock), words: { ...referral.words, returned: reason } };
      return { set, events: [{ type: 'referral:returned' }] };
    });
    return doc;
  }

  /** Takes back every open referral to a body that the contact now excludes; tells how many. Safe to repeat. */
  async function recheck(contactId: string): Promise<number> {
    const { excludedBodies } = await contacts.get(contactId);
    if (excludedBodies.length === 0) return 0;
    const theirs = (await referrals.openOfContact(contactId)).filter(({ bodyId }) => excludedBodies.includes(bodyId));
    for (const { _id } of theirs) {
      await referrals.change(_id, system, (referral) => {
        if (referral.state === 'revoked') return null;
        const set = { ...step(referral, 'revoke', system.actor, clock), revokedWhy: 'bodyExcluded' as const };
        return { set, events: [{ type: 'referral:revoked', data: { why: 'bodyExcluded' } }] };
      });
    }
    return theirs.length;
  }

  /** A contact is "referred" only when some body has it: not one that declined, had no capacity or was taken back. */
  async function closeGaps(contact: Contact, outcome: string): Promise<CloseGap[]> {
    if (outcome !== 'referred') return [];
    const standing = (await referrals.ofContact(contact._id)).some(({ state }) => !cameToNothing.has(state));
    return standing ? [] : [{ code: 'referralMissing' }];
  }

  return { revoke, close, giveBack, recheck, closeGaps };
}

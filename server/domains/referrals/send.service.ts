import type { ContactId } from '#shared/kernel/ids.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import { isUnsafeToShare, makePacket } from '#shared/referrals/packet.ts';
import type { SendReferral } from '#shared/referrals/referrals.api.ts';
import { AppError, refuse } from '../../platform/errors.ts';
import { recordOf, requireSight, type Contact, type Contacts } from '../contacts/index.ts';
import type { OfferedBodies } from './offered-bodies.ts';
import { consentBasis, moment, requireNotExcluded, requireReferable, type StaffCommand } from './referral-rules.ts';
import { noWords, type Referral, type ReferralFields } from './referrals.model.ts';
import type { ReferralsRepository } from './referrals.repository.ts';

type Deps = {
  referrals: ReferralsRepository;
  contacts: Contacts['repository'];
  offered: OfferedBodies;
  clock: Clock;
  recheck: (contactId: string) => Promise<number>;
};
type Wish = Omit<SendReferral, 'commandId'>;

export type SendService = ReturnType<typeof createSendService>;

/** Sending a referral. */
export function createSendService({ referrals, contacts, offered, clock, recheck }: Deps) {
  /** Refers the contact; a repeated command gives the referral that it made the first time. */
  async function send(contactId: ContactId, wish: Wish, by: StaffCommand): Promise<Referral> {
    const contact = await contacts.get(contactId);
    requireSight(by.actor, contact);
    const made = await referrals.find(by.commandId);
    if (made) return ofThis(contact, made);
    const fields = decide(contact, wish, by);
    // The command's id becomes the referral's, so that two requests of one command cannot make two referrals.
    const number = await referrals.nextNumber();
    const event = {
      type: 'referral:sent',
      data: {
        contactId,
        bodyId: wish.bodyId,
        service: wish.service,
        basis: fields.consent.basis,
        outsideDirectory: fields.outsideDirectory,
      },
    };
    const { doc } = await referrals.insert(by.commandId, { ...fields, number }, by, [event]);
    // The record may have named this body as the alleged person's own while the referral was being written.
    const revoked = await recheck(contactId);
    return ofThis(contact, revoked > 0 ? await referrals.get(doc._id) : doc);
  }

  function decide(contact: Contact, wish: Wish, { actor }: StaffCommand): Omit<ReferralFields, 'number'> {
    const { service, bodyId, districtId, consent } = wish;
    requireReferable(contact);
    requireNotExcluded(contact, bodyId);
    const outsideDirectory = requireResponsible(wish);
    const record = recordOf(contact);
    const basis = consentBasis(contact, record, consent, actor);
    if (isUnsafeToShare(record, wish.share)) {
      throw new AppError(
        'unsafeToShare',
        409,
        'The record says that it is not safe to contact this number, so it cannot be shared. Nothing was sent.',
      );
    }
    const packet = makePacket(record, wish.share, wish.summary);
    const words = {
      ...noWords,
      override: basis === 'override' ? (consent.override ?? '') : '',
      outside: outsideDirectory ? wish.outsideReason : '',
    };
    const { services, disclosure, by } = consent;
    return {
      ...{ contactId: contact._id as ContactId, contactNumber: contact.number, service, bodyId, districtId, level: contact.risk.level },
      ...{ state: 'sent' as const, sentAt: clock.now(), sentBy: actor.staffId, history: [moment('sent', actor, clock)] },
      ...{ consent: { services, disclosure, by, basis }, outsideDirectory, declineReason: null, revokedWhy: null, confirmedWith: null },
      ...{ packet, words },
    };
  }

  // True when the agent goes past the directory, which needs their word and a reason.
  function requireResponsible({ bodyId, service, districtId, outsideDirectory, outsideReason }: Wish): boolean {
    if (offered.check(bodyId, service, districtId).responsible) return false;
    if (outsideDirectory && outsideReason.length >= 3) return true;
    throw new AppError(
      'outsideDirectory',
      409,
      'The directory does not name this body for this service in this district. Choose another one, or say why it must be this one.',
    );
  }

  return { send };
}

function ofThis(contact: Contact, referral: Referral): Referral {
  if (referral.contactId !== contact._id) throw refuse('conflict');
  return referral;
}

import { hasRole, type Actor, type StaffActor } from '#shared/kernel/actor.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { BodyId } from '#shared/kernel/ids.ts';
import type { ContactRecord } from '#shared/contacts/record.schema.ts';
import { referralLifecycle, type ReferralState, type ReferralStep } from '#shared/referrals/referral.lifecycle.ts';
import type { ConsentBasis } from '#shared/referrals/referral.schema.ts';
import type { SendReferral } from '#shared/referrals/referrals.api.ts';
import { AppError } from '../../platform/errors.ts';
import type { ChangeBy } from '../../platform/mongo/aggregate.ts';
import type { Contact } from '../contacts/index.ts';
import type { Referral, ReferralFields, ReferralMoment } from './referrals.model.ts';

/** A member of staff's command. */
export type StaffCommand = ChangeBy & { actor: StaffActor; commandId: string };

/** The state after a step, with its place in the history; refuses a step that the life cycle does not allow. */
export function step(
  referral: Pick<Referral, 'state' | 'history'>,
  name: ReferralStep,
  actor: Actor,
  clock: Clock,
): Pick<ReferralFields, 'state' | 'history'> {
  const state = referralLifecycle.next(referral.state, name);
  if (!state)
    throw new AppError('wrongState', 409, 'This referral has moved on meanwhile. Look again; nothing was changed.', {
      facts: { state: referral.state },
    });
  return { state, history: [...referral.history, moment(state, actor, clock)] };
}

/** A state reached now. */
export function moment(state: ReferralState, actor: Actor, clock: Clock): ReferralMoment {
  return { state, at: clock.now(), by: actor.kind === 'staff' ? actor.staffId : null };
}

/** Refuses the alleged perpetrator's own body: always, whatever the urgency or the role. */
export function requireNotExcluded(contact: Pick<Contact, 'excludedBodies'>, bodyId: BodyId): void {
  if (!contact.excludedBodies.includes(bodyId)) return;
  throw new AppError(
    'bodyExcluded',
    409,
    'This body belongs to a person alleged to have done harm, so it must not be told. Choose another one.',
  );
}

/** Refuses a contact that nobody has taken up yet, or that was closed as one without data. */
export function requireReferable(contact: Pick<Contact, 'state' | 'nonData'>): void {
  const talked = contact.state === 'active' || contact.state === 'wrapUp' || contact.state === 'closed';
  if (talked && contact.nonData === null) return;
  throw new AppError('wrongState', 409, 'This contact cannot be referred as it stands. Nothing was changed.', {
    facts: { state: contact.state },
  });
}

/**
 * Why the body may be told: consent to disclosure, a submitted P0, or a supervisor's override with a reason; refused otherwise.
 * What the record says of consent must be what was sent, so that a change of mind in between is not passed over.
 */
export function consentBasis(
  contact: Pick<Contact, 'risk'>,
  record: ContactRecord,
  consent: SendReferral['consent'],
  actor: Actor,
): ConsentBasis {
  const moved = (asked: string, recorded: string): boolean => recorded !== 'notAsked' && asked !== recorded;
  if (moved(consent.disclosure, record.consentDisclosure) || moved(consent.services, record.consentServices)) {
    throw new AppError('consentMoved', 409, 'The record says something else about consent. Look at it again; nothing was sent.');
  }
  if (consent.disclosure === 'yes' && consent.services !== 'no') return 'consent';
  if (contact.risk.level === 'P0' && !contact.risk.draft) return 'emergency';
  if (consent.override !== null && hasRole(actor, 'supervisor')) return 'override';
  throw new AppError(
    'consentMissing',
    409,
    'There is no consent to tell this body. Ask for it, or let a supervisor decide with a reason. Nothing was sent.',
  );
}

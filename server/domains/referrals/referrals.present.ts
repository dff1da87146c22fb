import type { ReferralId } from '#shared/kernel/ids.ts';
import { answerDue } from '#shared/referrals/inbox-order.ts';
import { isOpen } from '#shared/referrals/referral.lifecycle.ts';
import type { DeskReferral, DeskSummary, HelplineReferral, HelplineSummary } from '#shared/referrals/referral.schema.ts';
import type { PlacesService } from '../places/index.ts';
import type { Referral } from './referrals.model.ts';

export type ReferralsPresenter = ReturnType<typeof createReferralsPresenter>;

/** The views of a referral: one for the helpline, a narrower one for the body's desk. */
export function createReferralsPresenter(places: PlacesService) {
  const nameOf = (entry: { name: { en: string; ur: string } } | undefined, id: string) => entry?.name ?? { en: id, ur: id };

  function common(referral: Referral): DeskSummary {
    const { _id, number, version, state, service, level, districtId, sentAt, history, declineReason } = referral;
    return {
      id: _id as ReferralId,
      ...{ number, version, state, service, level, declineReason },
      district: { id: districtId, name: nameOf(places.directory().place(districtId), districtId) },
      sentAt: sentAt.toISOString(),
      dueAt: answerDue(state, level, sentAt)?.toISOString() ?? null,
      history: history.map((one) => ({ state: one.state, at: one.at.toISOString() })),
    };
  }

  /** For the body's inbox and news. */
  const deskSummary = (referral: Referral): DeskSummary => common(referral);

  /** For the body's desk; after the end it keeps the course, and no longer what it was told. */
  function deskReferral(referral: Referral): DeskReferral {
    const { declined, lacking, report, returned } = referral.words;
    const { by, basis } = referral.consent;
    return {
      ...common(referral),
      packet: isOpen(referral.state) ? referral.packet : null,
      consent: { by, basis },
      words: { declined, lacking, report, returned },
    };
  }

  /** For the helpline's lists and news. */
  function helplineSummary(referral: Referral): HelplineSummary {
    const { contactId, contactNumber, bodyId, outsideDirectory, sentBy, consent, revokedWhy, confirmedWith } = referral;
    const body = { id: bodyId, name: nameOf(places.directory().body(bodyId), bodyId) };
    return { ...common(referral), contactId, contactNumber, body, outsideDirectory, sentBy, consent, revokedWhy, confirmedWith };
  }

  /** For whoever may see inside the contact. */
  const helplineReferral = (referral: Referral): HelplineReferral => ({
    ...helplineSummary(referral),
    packet: referral.packet,
    words: referral.words,
  });

  return { deskSummary, deskReferral, helplineSummary, helplineReferral };
}

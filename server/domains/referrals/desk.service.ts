import type { Clock } from '#shared/kernel/clock.ts';
import { hasRole, type Actor, type StaffActor } from '#shared/kernel/actor.ts';
import type { BodyId } from '#shared/kernel/ids.ts';
import { inboxOrder } from '#shared/referrals/inbox-order.ts';
import type { DeskStep } from '#shared/referrals/referral.lifecycle.ts';
import type { DeskSummary } from '#shared/referrals/referral.schema.ts';
import { refuse } from '../../platform/errors.ts';
import type { AuditService } from '../audit/index.ts';
import type { Contact, Contacts } from '../contacts/index.ts';
import { step, type StaffCommand } from './referral-rules.ts';
import type { Referral, ReferralFields } from './referrals.model.ts';
import type { ReferralsPresenter } from './referrals.present.ts';
import type { ReferralsRepository } from './referrals.repository.ts';

type Deps = {
  referrals: ReferralsRepository;
  contacts: Contacts['repository'];
  audit: AuditService;
  clock: Clock;
  present: ReferralsPresenter;
};
/** What a desk says with a step: a code and words, kept in their own places. */
export type Said = { declineReason?: ReferralFields['declineReason']; words?: Partial<ReferralFields['words']> };

const shownEnded = 50;
const eventOf: Record<DeskStep, string> = {
  acknowledge: 'referral:acknowledged',
  accept: 'referral:accepted',
  decline: 'referral:declined',
  noCapacity: 'referral:noCapacity',
  startService: 'referral:serviceStarted',
  complete: 'referral:completed',
};

export type DeskService = ReturnType<typeof createDeskService>;

/** The department desk's side: its own body's referrals, and nothing of the record but the packet. */
export function createDeskService({ referrals, contacts, audit, clock, present }: Deps) {
  /** Open referrals in the inbox's order, and the last ended ones. */
  async function inbox(actor: Actor): Promise<{ open: DeskSummary[]; ended: DeskSummary[] }> {
    const desk = requireDesk(actor);
    const rows = await Promise.all([referrals.openOfBody(desk.bodyId), referrals.endedOfBody(desk.bodyId, shownEnded)]);
    const [open = [], ended = []] = await Promise.all(rows.map((some) => visible(some, desk)));
    return { open: open.map(present.deskSummary).sort(inboxOrder(clock.now().getTime())), ended: ended.map(present.deskSummary) };
  }

  async function visible(rows: Referral[], desk: StaffActor): Promise<Referral[]> {
    const found = await contacts.list({ _id: { $in: [...new Set(rows.map((row) => row.contactId))] } });
    const byId = new Map(found.map((contact) => [contact._id, contact]));
    return rows.filter((row) => deskMaySee(desk, row, byId.get(row.contactId)));
  }

  /** One referral with its packet: the reading goes on record before anything is answered, and the first one marks it delivered. */
  async function open(id: string, actor: Actor): Promise<Referral> {
    const desk = requireDesk(actor);
    await mine(id, desk);
    await audit.record(desk, 'referral:read', { kind: 'referral', id });
    const { doc } = await referrals.change(id, { actor: desk }, (referral) => {
      if (referral.state !== 'sent') return null;
      return { set: step(referral, 'deliver', desk, clock), events: [{ type: 'referral:delivered' }] };
    });
    return doc;
  }

  /** The referral of the desk's own body; an attempt at any other is answered as if there were none, and on record like every refusal. */
  async function mine(id: string, desk: StaffActor): Promise<void> {
    const referral = await referrals.find(id);
    const contact = referral ? await contacts.find(referral.contactId) : null;
    if (referral && deskMaySee(desk, referral, contact)) return;
    throw refuse('notFound');
  }

  /** One of the desk's verbs; what it said goes with it. */
  async function take(id: string, name: DeskStep, said: Said, by: StaffCommand): Promise<Referral> {
    await mine(id, requireDesk(by.actor));
    const { doc } = await referrals.change(id, by, (referral) => {
      const set = { ...step(referral, name, by.actor, clock), ...said, words: { ...referral.words, ...said.words } };
      return { set, events: [{ type: eventOf[name], data: said.declineReason ? { reason: said.declineReason } : {} }] };
    });
    return doc;
  }

  return { inbox, open, take };
}

/** Whether somebody at a desk may see a referral: their own body's, and neither they nor the body alleged to have done harm. */
export function deskMaySee(desk: Pick<StaffActor, 'staffId' | 'bodyId'>, referral: Referral, contact: Contact | null | undefined): boolean {
  if (!contact || desk.bodyId === null || referral.bodyId !== desk.bodyId) return false;
  return (
    referral.revokedWhy !== 'bodyExcluded' &&
    !contact.excludedBodies.includes(referral.bodyId) &&
    !contact.excludedStaff.includes(desk.staffId)
  );
}

function requireDesk(actor: Actor): StaffActor & { bodyId: BodyId } {
  if (!hasRole(actor, 'desk') || actor.bodyId === null) throw refuse('notAllowed');
  return { ...actor, bodyId: actor.bodyId };
}

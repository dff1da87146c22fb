import type { Actor } from '#shared/kernel/actor.ts';
import { hasRole } from '#shared/kernel/actor.ts';
import { contactLifecycle, type ContactState, type ContactStep } from '#shared/contacts/contact.lifecycle.ts';
import type { Channel, ContactMark } from '#shared/contacts/contact.schema.ts';
import type { HelperRole } from '#shared/contacts/together.schema.ts';
import type { LineId } from '#shared/kernel/ids.ts';
import type { Language } from '#shared/kernel/text.ts';
import { AppError, refuse } from '../../platform/errors.ts';
import { callBackClock } from './call-back-rules.ts';
import type { Contact, ContactFields, Helper } from './contacts.model.ts';

/** A child's "help now" must be accepted within this time, in milliseconds, or the floor alarm sounds. */
export const helpNowMs = 60_000;

const minute = 60_000;
// Head start of a class in the line: a person waiting at the other end goes before a form nobody watches.
const headStart: Record<Channel, number> = {
  webchat: 10 * minute,
  sms: 5 * minute,
  whatsapp: 5 * minute,
  phone: 10 * minute,
  walkIn: 10 * minute,
  report: 0,
  letter: 0,
};

/** Where a contact of this channel that arrived at this moment stands in line. */
export function effectiveSince(channel: Channel, arrivedAt: Date): Date {
  return new Date(arrivedAt.getTime() - headStart[channel]);
}

/** The lane of a contact: all in it ask for the same, and stand in the order in which they arrived. */
export function laneOf({ lineId, language, channel }: { lineId: LineId; language: Language; channel: Channel }): string {
  return `${lineId}/${language}/${headStart[channel] / minute}`;
}

/** How far behind its arrival a limited contact stands, in milliseconds: behind the others, and before whoever comes so much later. */
const limitedMs = 15 * minute;

type Placed = Pick<Contact, 'channel' | 'arrivedAt' | 'lineId' | 'language'>;

/** Where a call back that has fallen due stands: at its old place, but in a lane of its own, since its need begins to be relaxed only now. */
export const callBackLane = ({ lineId, language }: Pick<Placed, 'lineId' | 'language'>): string => `${lineId}/${language}/callBack`;

/** Behind the others for a while; it ages as they do, so it never starves. */
export function limitedPlace(contact: Placed): Pick<Contact, 'limited' | 'effectiveSince' | 'lane'> {
  const { arrivedAt, lineId, language } = contact;
  const effectiveSince = new Date(arrivedAt.getTime() + limitedMs);
  return { limited: true, effectiveSince, lane: `${lineId}/${language}/limited` };
}

/** The lane of somebody who waits themselves. */
export const waitingLane = (contact: Placed & Pick<Contact, 'limited'>): string =>
  contact.limited ? limitedPlace(contact).lane : laneOf(contact);

/** The usual place again for a limited one: whoever needs help, is at risk or uses words of danger is never limited. */
export const unlimited = (contact: Placed & Pick<Contact, 'limited'>): Partial<Contact> =>
  contact.limited ? { limited: false, effectiveSince: effectiveSince(contact.channel, contact.arrivedAt), lane: laneOf(contact) } : {};

/** The state after a step; refuses a step that the life cycle does not allow. */
export function step(contact: { state: ContactState }, name: ContactStep): ContactState {
  const next = contactLifecycle.next(contact.state, name);
  if (!next)
    throw new AppError('wrongState', 409, 'This contact has moved on meanwhile. Look again; nothing was changed.', {
      facts: { state: contact.state },
    });
  return next;
}

/** The channels where somebody waits at the other end while the contact is in line; forms and letters are read later. */
const waitedAt: ReadonlySet<Channel> = new Set(['webchat', 'sms', 'whatsapp', 'phone', 'walkIn']);

/** How long somebody waited in line until now, in ms; null when nobody waits at the other end (a form, a call back was asked for, or they were told that nobody is there now). */
export function waited(
  { channel, callBack, marks, ...since }: Pick<Contact, 'channel' | 'callBack' | 'marks' | 'arrivedAt' | 'waitsSince'>,
  now: Date,
): number | null {
  const waits = waitedAt.has(channel) && !callBack && !marks.includes('afterHours');
  return waits ? Math.max(0, now.getTime() - waitsSince(since).getTime()) : null;
}

/** Since when somebody waits in line; the arrival in a contact from before this was kept. */
export const waitsSince = ({ waitsSince: since, arrivedAt }: Pick<Contact, 'arrivedAt'> & { waitsSince?: Date | null }): Date =>
  since ?? arrivedAt;

/** The first time somebody takes a contact out of the line; later times, and whoever had left already, leave it as it was. */
export function firstAnswer(contact: Contact, now: Date): Partial<ContactFields> {
  return contact.answeredAt || contact.abandonedAt ? {} : { answeredAt: now, waitedMs: waited(contact, now) };
}

/** Over at a moment, after so many ms of talking and finishing the record. */
export function over({ acceptedAt }: Pick<Contact, 'acceptedAt'>, closedAt: Date | null): Pick<ContactFields, 'closedAt' | 'handledMs'> {
  return { closedAt, handledMs: acceptedAt && closedAt && Math.max(0, closedAt.getTime() - acceptedAt.getTime()) };
}

/** Back in the line: whoever asked for help now has the alarm clock running again, and a promised call its own. */
export function helpClock(contact: Contact, now: Date): Pick<Contact, 'helpDueAt' | 'nextActionAt'> {
  const helpDueAt = contact.helpNow ? new Date(now.getTime() + helpNowMs) : null;
  const alone = { helpDueAt, offer: null, transfer: null, wrapUp: null, state: 'queued' as const };
  return { helpDueAt, nextActionAt: nextAction({ ...alone, callBackPlan: contact.callBackPlan }) };
}

/** Marks with one more, each at most once. */
export function withMark(marks: readonly ContactMark[], mark: ContactMark): ContactMark[] {
  return marks.includes(mark) ? [...marks] : [...marks, mark];
}

/** The people beside the owner; none in a contact from before there were any. */
export const helpersOf = ({ helpers }: { helpers?: readonly Helper[] }): readonly Helper[] => helpers ?? [];

/** What somebody is in a contact beside its owner; null for nothing. */
export const roleOf = (contact: { helpers?: readonly Helper[] }, staffId: string): HelperRole | null =>
  helpersOf(contact).find((helper) => helper.staffId === staffId)?.role ?? null;

/** Whether an actor answers for a contact: its owner, or a supervisor; never somebody alleged to have done harm. */
export function maySee(actor: Actor, contact: Contact): boolean {
  if (actor.kind !== 'staff' || contact.excludedStaff.includes(actor.staffId)) return false;
  return contact.ownerId === actor.staffId || hasRole(actor, 'supervisor');
}

/** Refuses, as if there were no such contact, whoever does not answer for it. */
export function requireSight(actor: Actor, contact: Contact): void {
  if (!maySee(actor, contact)) throw refuse('notFound');
}

/** Whether an actor may read what is in a contact: whoever answers for it, and whoever was let in beside its owner. */
export function mayRead(actor: Actor, contact: Contact): boolean {
  if (maySee(actor, contact)) return true;
  if (actor.kind !== 'staff' || contact.excludedStaff.includes(actor.staffId)) return false;
  return roleOf(contact, actor.staffId) !== null;
}

/** Refuses, as if there were no such contact, whoever may not read in it. */
export function requireReading(actor: Actor, contact: Contact): void {
  if (!mayRead(actor, contact)) throw refuse('notFound');
}

const notYours = (): AppError => new AppError('notYours', 403, 'This contact is with somebody else now. Nothing was changed.');

/** Refuses whoever is not in the contact: its owner, and the people beside them. */
export function requireInside(actor: Actor, contact: Contact): void {
  requireReading(actor, contact);
  const isIn = actor.kind === 'staff' && (contact.ownerId === actor.staffId || roleOf(contact, actor.staffId) !== null);
  if (!isIn) throw notYours();
}

/** Refuses whoever does not talk with the caller: only its owner and those who joined do. */
export function requireTalker(actor: Actor, contact: Contact): void {
  requireReading(actor, contact);
  const talks = actor.kind === 'staff' && (contact.ownerId === actor.staffId || roleOf(contact, actor.staffId) === 'joined');
  if (!talks) throw notYours();
}

/** Refuses whoever does not own the contact. */
export function requireOwner(actor: Actor, contact: Contact): void {
  requireReading(actor, contact);
  if (actor.kind !== 'staff' || contact.ownerId !== actor.staffId) throw notYours();
}

type Clocks = Pick<Contact, 'helpDueAt' | 'offer' | 'transfer' | 'state' | 'wrapUp'> & Partial<Pick<Contact, 'callBackPlan'>>;
/** The earliest pending clock of a contact, or null. */
export function nextAction({ helpDueAt, offer, transfer, state, wrapUp, callBackPlan = null }: Clocks): Date | null {
  const wrapUpDueAt = state === 'wrapUp' && wrapUp && !wrapUp.over ? wrapUp.dueAt : null;
  const clocks = [helpDueAt, offer?.deadline, transfer?.deadline, wrapUpDueAt, callBackClock({ state, callBackPlan })].filter(
    (at) => at instanceof Date,
  );
  return clocks.length === 0 ? null : new Date(Math.min(...clocks.map((at) => at.getTime())));
}

/** Refuses when the record moved since it was looked at: whoever looked must look again. */
export function requireSame(contact: Pick<Contact, 'version'>, before: Pick<Contact, 'version'>): void {
  if (contact.version !== before.version)
    throw new AppError('conflict', 409, 'The record changed just now. Look again and close once more.');
}

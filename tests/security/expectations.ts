import type { Role } from '#shared/kernel/actor.ts';

/** Who may ask at all: `everybody`, `staff`, or a list of askers joined by spaces. */
export type Allowed = string;

const desk = 'agent supervisor';
const body = 'desk';
// Whoever may be paged: officers, supervisors whom the ladder asks as well, coordinators of a province; inside, everybody has only their own.
const duty = 'officer supervisor coordinator';

/**
 * Who may use which route, written by hand beside the code so that a slip in a policy shows.
 * A route without a line here fails the test; a line is added only after thinking about who it is for.
 */
export const routes: Record<string, Allowed> = {
  'post /api/session': 'everybody',
  'get /api/session': 'everybody',
  'delete /api/session': 'staff',
  'get /api/colleagues': desk,
  'get /api/talk/welcome': 'everybody',
  'post /api/talk/conversations': 'everybody',
  'post /api/reports': 'everybody',
  'get /api/talk/conversation': 'caller',
  'get /api/talk/messages': 'caller',
  'post /api/talk/messages': 'caller',
  'post /api/talk/seen': 'caller',
  'post /api/talk/help-now': 'caller',
  'post /api/talk/call-back': 'caller',
  'get /api/talk/call-back/times': 'everybody',
  'post /api/talk/call-back/take-back': 'caller',
  'post /api/talk/leave': 'caller',
  'get /api/desk': desk,
  'get /api/lines': desk,
  'post /api/desk/state': desk,
  'post /api/desk/heavy': desk,
  'post /api/desk/pause-offer/dismiss': desk,
  'post /api/offers/:offerId/accept': desk,
  'post /api/offers/:offerId/decline': desk,
  'post /api/contacts': desk,
  'get /api/contacts/:contactId': desk,
  'post /api/contacts/:contactId/call': desk,
  'get /api/contacts/:contactId/call-back/times': desk,
  'post /api/contacts/:contactId/call-back/outcome': desk,
  'post /api/contacts/:contactId/call/again': desk,
  'post /api/contacts/:contactId/hints/dismiss': desk,
  'post /api/contacts/:contactId/wrap-up/extend': desk,
  'get /api/contacts/:contactId/messages': desk,
  'post /api/contacts/:contactId/messages': desk,
  'post /api/contacts/:contactId/seen': desk,
  'post /api/contacts/:contactId/wrap-up': desk,
  'post /api/contacts/:contactId/resume': desk,
  'post /api/contacts/:contactId/close': desk,
  'post /api/contacts/:contactId/close-non-data': desk,
  'post /api/contacts/:contactId/undo-close': desk,
  'get /api/contacts/:contactId/record': desk,
  'patch /api/contacts/:contactId/record': desk,
  'get /api/contacts/:contactId/notes': desk,
  'put /api/contacts/:contactId/notes': desk,
  'get /api/contacts/:contactId/notes/revisions': desk,
  // Inside, only the owner asks and hands over, only whoever is asked accepts, only who is in it talks beside it.
  'get /api/asks': desk,
  'get /api/contacts/:contactId/transfer/people': desk,
  'post /api/contacts/:contactId/transfer': desk,
  'post /api/contacts/:contactId/transfer/:transferId/accept': desk,
  'post /api/contacts/:contactId/transfer/:transferId/decline': desk,
  'post /api/contacts/:contactId/transfer/:transferId/cancel': desk,
  'post /api/contacts/:contactId/hand-over': desk,
  'post /api/contacts/:contactId/leave': desk,
  'post /api/contacts/:contactId/helpers/:staffId/let-go': desk,
  'post /api/contacts/:contactId/join': 'supervisor',
  'post /api/contacts/:contactId/take-over': 'supervisor',
  'get /api/contacts/:contactId/side': desk,
  'post /api/contacts/:contactId/side': desk,
  'get /api/contacts/:contactId/triage': desk,
  'put /api/contacts/:contactId/triage': desk,
  'post /api/contacts/:contactId/triage/submit': desk,
  'post /api/contacts/:contactId/triage/raise': desk,
  'post /api/contacts/:contactId/triage/lower': desk,
  'post /api/contacts/:contactId/triage/lower/decision': 'supervisor',
  'post /api/contacts/:contactId/triage/confirm': desk,
  'get /api/contacts/:contactId/triage/history': desk,
  'get /api/follow-ups': desk,
  'get /api/contacts/:contactId/follow-ups': desk,
  'post /api/contacts/:contactId/follow-ups': desk,
  'post /api/follow-ups/:followUpId/finish': desk,
  'post /api/follow-ups/:followUpId/reassign': desk,
  'post /api/follow-ups/:followUpId/cancel': desk,
  'get /api/directory': desk,
  'get /api/contacts/:contactId/referrals': desk,
  'post /api/contacts/:contactId/referrals': desk,
  'post /api/referrals/:referralId/revoke': desk,
  'post /api/referrals/:referralId/close': desk,
  'post /api/referrals/:referralId/return': desk,
  'get /api/referrals': body,
  'get /api/referrals/:referralId': body,
  'post /api/referrals/:referralId/acknowledge': body,
  'post /api/referrals/:referralId/accept': body,
  'post /api/referrals/:referralId/decline': body,
  'post /api/referrals/:referralId/no-capacity': body,
  'post /api/referrals/:referralId/start': body,
  'post /api/referrals/:referralId/complete': body,
  'get /api/contacts/:contactId/emergency-calls': desk,
  'post /api/contacts/:contactId/emergency-calls': desk,
  'post /api/emergency-calls/:callId/confirm': desk,
  'get /api/contacts/:contactId/dispatches': desk,
  'get /api/dispatches': 'supervisor',
  'get /api/contacts/:contactId/on-call': desk,
  'post /api/contacts/:contactId/dispatches': desk,
  'post /api/dispatches/:dispatchId/page-also': desk,
  'post /api/dispatches/:dispatchId/skip': desk,
  'post /api/dispatches/:dispatchId/stand-down': desk,
  'post /api/dispatches/:dispatchId/confirm': desk,
  'post /api/dispatches/:dispatchId/close': desk,
  // Figures without contacts for whoever oversees.
  'get /api/floor': 'supervisor coordinator administrator',
  'get /api/floor/attention': 'supervisor',
  'post /api/floor/alarms/:alarmId/acknowledge': 'supervisor',
  'post /api/floor/contacts/:contactId/reassign': 'supervisor',
  'post /api/floor/agents/:staffId/state': 'supervisor',
  'get /api/contacts/:contactId/limit': desk,
  'post /api/contacts/:contactId/limit': desk,
  'get /api/floor/limits': 'supervisor',
  'post /api/floor/limits/:limitId/decide': 'supervisor',
  'post /api/floor/limits/:limitId/renew': 'supervisor',
  'post /api/floor/limits/:limitId/lift': 'supervisor',
  'get /api/floor/call-backs': 'supervisor',
  'get /api/floor/left': 'supervisor',
  'post /api/floor/left/without-word': 'supervisor',
  'post /api/floor/left/:contactId/decide': 'supervisor',
  'post /api/floor/left/:contactId/undo': 'supervisor',
  'get /api/floor/hand-overs': 'supervisor',
  'post /api/floor/hand-overs': 'supervisor',
  'post /api/floor/hand-overs/:handOverId/items/:itemId/accept': 'supervisor',
  'post /api/floor/hand-overs/:handOverId/accept': 'supervisor',
  'post /api/floor/hand-overs/:handOverId/withdraw': 'supervisor',
  // Read by whoever oversees, changed by supervisors and administrators; inside, an officer finds only swaps they are part of.
  'get /api/rosters': 'supervisor administrator coordinator',
  'get /api/rosters/:area': 'supervisor administrator coordinator',
  'put /api/rosters/:area/layers': 'supervisor administrator',
  'post /api/rosters/:area/overrides': 'supervisor administrator',
  'post /api/rosters/:area/overrides/:overrideId/withdraw': 'supervisor administrator',
  'put /api/roster-holidays': 'supervisor administrator',
  'get /api/my-roster': 'officer',
  'post /api/roster-swaps': 'officer',
  'post /api/roster-swaps/:swapId/answer': 'officer',
  'post /api/roster-swaps/:swapId/withdraw': 'officer supervisor administrator',
  'get /api/duty': duty,
  'post /api/duty/:dispatchId/acknowledge': duty,
  'post /api/duty/:dispatchId/check-in': duty,
  'post /api/duty/:dispatchId/decline': duty,
  'post /api/duty/:dispatchId/en-route': duty,
  'post /api/duty/:dispatchId/on-scene': duty,
  'post /api/duty/:dispatchId/outcome': duty,
  'get /api/reach': duty,
  'post /api/reach/phone': duty,
  'post /api/reach/phone/verify': duty,
  'delete /api/reach/phone': duty,
  'post /api/reach/devices': duty,
  'delete /api/reach/devices/:deviceId': duty,
  'post /api/reach/test': duty,
  // Names, and the end of a number.
  'get /api/reach/readiness': 'supervisor coordinator',
  // Devices answer by the token of a page, also when nobody is signed in there any more.
  'post /api/pages/receipt': 'everybody',
};

/** Who may use which socket request. */
export const requests: Record<string, Allowed> = {
  'conversation:type': 'caller agent supervisor',
  'duty:receipt': duty,
  'floor:watch': 'supervisor',
  'floor:unwatch': 'supervisor',
};

/** Whoever a route or request is asked as. */
export const askers = ['anonymous', 'caller', 'agent', 'supervisor', 'officer', 'desk', 'coordinator', 'administrator'] as const;
export type Asker = (typeof askers)[number];

/** Whether an expectation lets this asker through. */
export function lets(allowed: Allowed, asker: Asker): boolean {
  if (allowed === 'everybody') return true;
  if (allowed === 'staff') return asker !== 'anonymous' && asker !== 'caller';
  return allowed.split(' ').includes(asker satisfies Role | 'anonymous' | 'caller');
}

import { HELPERS_MAX } from '#shared/contacts/together.schema.ts';
import { callSteps } from './call-steps.ts';
import { isInHand, text, type Data, type Place, type Step } from './place.ts';

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

/** The contact as somebody's, or as nobody's in the line; those beside the owner are told of by events of their own. */
function moved(place: Place, to: unknown): Place {
  const owner = text(to);
  const beside = new Map([...place.beside].filter(([staffId]) => staffId !== owner));
  return { ...place, state: owner ? 'active' : 'queued', owner, offer: null, beside };
}
const offerOf = ({ state, offer }: Place, data: Data): boolean => state === 'offered' && offer === data['offerId'];

/** Passing on: to whoever was asked to take it, to whoever has joined, or to the line. */
function transferred(place: Place, { from, to: next, kind }: Data): Place | string {
  const { owner, beside, ask } = place;
  const to = text(next);
  if (!isInHand(place) || owner !== text(from)) return 'passed on by somebody who did not have it';
  if (to === from) return 'passed on to whoever had it';
  const asked = ask?.kind === 'cold' && (ask.to === to || ask.to === 'supervisor');
  if (kind === 'warm' ? beside.get(to ?? '') !== 'joined' : to !== null && !asked) return 'passed on to somebody who was not asked';
  return moved(place, to);
}

function lost(place: Place, { agentId, to }: Data): Place | string {
  if (!isInHand(place) || place.owner !== agentId) return 'lost by somebody who did not have it';
  return !to || place.beside.get(text(to) ?? '') === 'joined' ? moved(place, to) : 'inherited by somebody who was not in it';
}

const nobodys: readonly Place['state'][] = ['closed', 'abandoned', 'promised'];
function reassigned(place: Place, { from, to, offerId }: Data): Place | string {
  if (place.owner !== text(from) || place.offer !== text(offerId)) return 'taken from somebody who did not have it';
  return nobodys.includes(place.state) ? `taken while ${place.state}` : moved(place, to);
}

function cameIn(place: Place, { agentId, role }: Data): Place | string {
  const beside = new Map(place.beside).set(String(agentId), role);
  if (!isInHand(place) || place.owner === agentId) return `somebody came in while ${place.state}, or to what was theirs`;
  const already = place.beside.get(String(agentId));
  if (already === 'joined' || already === role) return 'somebody came in twice';
  return beside.size > HELPERS_MAX ? 'too many came in' : { ...place, beside };
}

function left(place: Place, { agentIds }: Data): Place | string {
  const gone = texts(agentIds);
  if (gone.some((staffId) => !place.beside.has(staffId))) return 'somebody left who was not in it';
  return { ...place, beside: new Map([...place.beside].filter(([staffId]) => !gone.includes(staffId))) };
}

function asked(place: Place, { transferId, kind, asked: to }: Data): Place | string {
  if (!isInHand(place) || place.ask) return `somebody was asked while ${place.ask ? 'another was' : place.state}`;
  return { ...place, ask: { id: transferId, kind, to } };
}

/** What each event of a contact asks of the moment before it; a sentence when that does not hold. */
export const steps: Record<string, Step> = {
  'contact:offered': (place, data) =>
    place.state === 'queued' ? { ...place, state: 'offered', offer: text(data['offerId']) } : `offered while ${place.state}`,
  'contact:accepted': (place, data) =>
    offerOf(place, data) ? moved(place, data['agentId']) : `accepted while ${place.state} on another offer`,
  'contact:givenBack': (place, data) => (offerOf(place, data) ? moved(place, null) : `given back while ${place.state}`),
  'contact:agentLost': lost,
  'contact:reassigned': reassigned,
  'contact:transferred': transferred,
  'contact:asked': asked,
  'contact:askEnded': (place, { transferId }) =>
    place.ask?.id === transferId ? { ...place, ask: null } : 'a question ended that did not stand',
  'contact:helperJoined': cameIn,
  'contact:helpersLeft': left,
  'contact:wrapUp': (place) => (place.state === 'active' ? { ...place, state: 'wrapUp' } : `wrapped up while ${place.state}`),
  'contact:resumed': (place) => (place.state === 'wrapUp' ? { ...place, state: 'active' } : `resumed while ${place.state}`),
  'contact:closed': (place) =>
    isInHand(place) && !place.call ? { ...place, state: 'closed' } : `closed while ${place.call ? 'a call is promised' : place.state}`,
  ...callSteps,
};

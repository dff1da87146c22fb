import { callBackMissSchema } from '#shared/contacts/call-back.schema.ts';
import { isInHand, text, type Place, type Step } from './place.ts';

const misses: readonly unknown[] = callBackMissSchema.options;
const promised = (place: Place, sentence: string, after: Place): Place | string => (place.call ? after : sentence);

/** Out of the line, an offer or somebody's hands until the call; nobody is put off who was promised none. */
const putOff: Step = (place, { from, offerId }) => {
  if (!place.call || place.state === 'closed') return `put off ${place.call ? 'once closed' : 'without a promise'}`;
  if (place.owner !== text(from) || place.offer !== text(offerId)) return 'put off by somebody who did not have it';
  return { ...place, state: 'promised', owner: null, offer: null };
};

const tried: Step = (place, { outcome, dueAt }) => {
  if (!place.call || !isInHand(place)) return `called ${place.call ? `while ${place.state}` : 'without a promise'}`;
  const isOver = text(dueAt) === null;
  const reached = place.reached + (outcome === 'reached' ? 1 : 0);
  return { ...place, call: !isOver, unreached: isOver && misses.includes(outcome), reached };
};

const missed: Step = (place) => {
  if (place.state !== 'queued' && place.state !== 'promised') return `the time of a call was over while ${place.state}`;
  return promised(place, 'the time of a call was over that nobody was promised', { ...place, call: false, unreached: true });
};

/** Out of everybody's hands: by leaving the line, unless a call is promised; or because nobody was reached and nobody calls again. */
const gone: Step = (place, data) => {
  const { state, owner, call, unreached } = place;
  const after: Place = { ...place, state: 'abandoned', owner: null, offer: null, unreached: false };
  if (call) return 'left while a call is promised';
  if (!('from' in data)) return state === 'queued' || state === 'offered' ? after : `left while ${state}`;
  if (!unreached) return 'given up by nobody who had called';
  if (owner !== text(data['from'])) return 'given up by somebody who did not have it';
  return state === 'queued' || state === 'promised' || isInHand(place) ? after : `given up while ${state}`;
};

/** What each event of a promised call asks of the moment before it. */
export const callSteps: Record<string, Step> = {
  'contact:callBackAsked': (place) =>
    place.state === 'closed' ? 'asked to be called once closed' : { ...place, call: true, unreached: false },
  'contact:callBackPromised': putOff,
  'contact:callBackDue': (place) =>
    place.state === 'promised' ? promised(place, 'due without a promise', { ...place, state: 'queued' }) : `due while ${place.state}`,
  'contact:callBackLate': (place) =>
    place.state === 'queued' ? promised(place, 'late without a promise', place) : `late while ${place.state}`,
  'contact:callBackMissed': missed,
  'contact:callBackTried': tried,
  'contact:callBackTakenBack': (place) => promised(place, 'taken back without a promise', { ...place, call: false }),
  'contact:abandoned': gone,
  'contact:rejoined': (place) =>
    place.state === 'abandoned' || place.state === 'promised' ? { ...place, state: 'queued' } : `came back while ${place.state}`,
};

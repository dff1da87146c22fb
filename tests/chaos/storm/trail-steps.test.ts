import { expect, it } from 'vitest';
import { beginning, type Place } from './place.ts';
import { steps } from './trail-steps.ts';

type Told = [type: string, data?: Record<string, unknown>];

/** Where these events lead; the sentence of the first that should not have been possible. */
function walk(...told: Told[]): Place | string {
  let place = beginning;
  for (const [type, data = {}] of told) {
    const after = steps[`contact:${type}`]?.(place, data) ?? `no step ${type}`;
    if (typeof after === 'string') return after;
    place = after;
  }
  return place;
}
const mine: Told[] = [
  ['offered', { offerId: 'o' }],
  ['accepted', { offerId: 'o', agentId: 'a' }],
];
const asked = (kind: string, to = 'b'): Told => ['asked', { transferId: 't', kind, asked: to }];
const passed = (from: string, to: string | null, kind = 'cold'): Told => ['transferred', { from, to, kind }];
const joined: Told = ['helperJoined', { agentId: 'b', role: 'joined' }];

it('follows a contact from hand to hand', () => {
  const ended: Told = ['askEnded', { transferId: 't' }];
  expect(walk(...mine, asked('cold'), passed('a', 'b'), ended)).toMatchObject({ state: 'active', owner: 'b', ask: null });
  expect(walk(...mine, joined, passed('a', 'b', 'warm'))).toMatchObject({ owner: 'b', beside: new Map() });
  expect(walk(...mine, passed('a', null))).toMatchObject({ state: 'queued', owner: null });
  expect(walk(...mine, joined, ['agentLost', { agentId: 'a', to: 'b' }])).toMatchObject({ state: 'active', owner: 'b' });
  expect(walk(...mine, joined, ['helpersLeft', { agentIds: ['b'] }])).toMatchObject({ owner: 'a', beside: new Map() });
});

it('says so when a contact is taken from somebody who did not have it', () => {
  expect(walk(...mine, asked('cold'), passed('c', 'b'))).toMatch('did not have it');
  expect(walk(...mine, passed('a', null), passed('a', null))).toMatch('did not have it');
  expect(walk(...mine, ['reassigned', { from: null, to: 'b', offerId: null }])).toMatch('did not have it');
  expect(walk(...mine, joined, passed('a', 'b', 'warm'), ['agentLost', { agentId: 'a', to: null }])).toMatch('did not have it');
});

it('says so when somebody gets a contact who was neither asked nor in it', () => {
  expect(walk(...mine, passed('a', 'b'))).toMatch('not asked');
  expect(walk(...mine, asked('warm'), passed('a', 'b'))).toMatch('not asked');
  expect(walk(...mine, asked('cold', 'c'), passed('a', 'b'))).toMatch('not asked');
  expect(walk(...mine, asked('cold', 'supervisor'), passed('a', 'b'))).toMatchObject({ owner: 'b' });
  expect(walk(...mine, ['agentLost', { agentId: 'a', to: 'b' }])).toMatch('not in it');
  expect(walk(...mine, ['helperJoined', { agentId: 'b', role: 'consult' }], passed('a', 'b', 'warm'))).toMatch('not asked');
});

it('says so when people come in twice, come to what is theirs, or leave without having been there', () => {
  expect(walk(...mine, joined, joined)).toMatch('twice');
  expect(walk(...mine, joined, ['helperJoined', { agentId: 'b', role: 'consult' }])).toMatch('twice');
  expect(walk(...mine, ['helperJoined', { agentId: 'a', role: 'joined' }])).toMatch('what was theirs');
  expect(walk(...mine, ['helpersLeft', { agentIds: ['b'] }])).toMatch('not in it');
  expect(walk(...mine, asked('cold'), asked('warm'))).toMatch('another was');
  expect(walk(...mine, ['askEnded', { transferId: 't' }])).toMatch('did not stand');
});

const call: Told = ['callBackAsked', { dueAt: 'x' }];
const putOff = (from: string | null = null, offerId: string | null = null): Told => ['callBackPromised', { from, offerId }];
const tried = (outcome: string, dueAt: string | null = null): Told => ['callBackTried', { outcome, dueAt }];
const givenUp = (from: string | null): Told => ['abandoned', { from, offerId: null }];
const due: Told = ['callBackDue'];

it('follows a promised call until the child is reached, waits instead, or a person decides', () => {
  const waits = { state: 'promised', owner: null, offer: null, call: true };
  expect(walk(call, putOff())).toMatchObject(waits);
  expect(walk(['offered', { offerId: 'o' }], call, putOff(null, 'o'))).toMatchObject(waits);
  expect(walk(call, putOff(), call, putOff())).toMatchObject(waits);
  expect(walk(call, putOff(), due, ...mine, tried('noAnswer', 'x'), putOff('a'))).toMatchObject(waits);
  expect(walk(call, putOff(), due, ...mine, tried('reached'), ['closed'])).toMatchObject({ state: 'closed', call: false, reached: 1 });
  expect(walk(call, putOff(), ['callBackTakenBack'], ['rejoined'])).toMatchObject({ state: 'queued', call: false });
  expect(walk(call, putOff(), ['rejoined'])).toMatchObject({ state: 'queued', call: true });
  expect(walk(call, ...mine, tried('wrongNumber'), givenUp('a'))).toMatchObject({ state: 'abandoned', owner: null, call: false });
  expect(walk(call, ['callBackLate'], ['callBackMissed'], givenUp(null))).toMatchObject({ state: 'abandoned', call: false });
  expect(walk(['abandoned', { offerId: null }], call, putOff())).toMatchObject(waits);
});

it('says so when a call is put off, due, tried or over that was promised to nobody, or not at that moment', () => {
  expect(walk(putOff())).toMatch('without a promise');
  expect(walk(call, ['callBackTakenBack'], putOff())).toMatch('without a promise');
  expect(walk(call, due)).toMatch('due while queued');
  expect(walk(call, putOff(), due, due)).toMatch('due while queued');
  expect(walk(...mine, tried('reached'))).toMatch('without a promise');
  expect(walk(call, tried('reached'))).toMatch('called while queued');
  expect(walk(call, ...mine, tried('reached'), tried('reached'))).toMatch('without a promise');
  expect(walk(['callBackTakenBack'])).toMatch('without a promise');
  expect(walk(call, putOff(), ['callBackLate'])).toMatch('late while promised');
  expect(walk(call, ...mine, ['callBackMissed'])).toMatch('over while active');
  expect(walk(['callBackMissed'])).toMatch('nobody was promised');
  expect(walk(...mine, ['closed'], call)).toMatch('once closed');
});

it('says so when whoever is promised a call is taken, offered, closed or given up like anybody else', () => {
  expect(walk(call, putOff(), ['offered', { offerId: 'o' }])).toMatch('offered while promised');
  expect(walk(call, putOff(), ['reassigned', { from: null, to: 'b', offerId: null }])).toMatch('taken while promised');
  expect(walk(call, ...mine, ['closed'])).toMatch('a call is promised');
  expect(walk(call, ['abandoned', { offerId: null }])).toMatch('left while a call is promised');
  expect(walk(call, ...mine, putOff('b'))).toMatch('did not have it');
  expect(walk(['offered', { offerId: 'o' }], call, putOff(null, 'p'))).toMatch('did not have it');
  expect(walk(...mine, givenUp('a'))).toMatch('nobody who had called');
  expect(walk(call, ...mine, tried('reached'), givenUp('a'))).toMatch('nobody who had called');
  expect(walk(call, ...mine, tried('noAnswer'), givenUp('b'))).toMatch('did not have it');
});

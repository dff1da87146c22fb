import { expect, it } from 'vitest';
import { beginning, steps, type Place } from './trail-steps.ts';

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

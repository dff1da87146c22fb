import { peopleApi } from '#shared/people/people.api.ts';
import { expect, test } from 'vitest';
import { patchIfNewer, routeKey } from './query.ts';

const item = (id: string, version: number, name = '') => ({ id, version, name });

test('news replace an older item in its place', () => {
  expect(patchIfNewer([item('a', 1), item('b', 2)], item('a', 3, 'new'))).toEqual([item('a', 3, 'new'), item('b', 2)]);
});

test('late or repeated news change nothing', () => {
  const list = [item('a', 3, 'kept')];
  expect(patchIfNewer(list, item('a', 2, 'old'))).toEqual(list);
  expect(patchIfNewer(list, item('a', 3, 'again'))).toEqual(list);
});

test('an unknown item is left out unless the list takes new ones', () => {
  expect(patchIfNewer([item('a', 1)], item('b', 1))).toEqual([item('a', 1)]);
  expect(patchIfNewer([item('a', 1)], item('b', 1), 'add')).toEqual([item('a', 1), item('b', 1)]);
});

test('the key of a route without input covers the keys with input', () => {
  expect(routeKey(peopleApi.colleagues, { query: { role: 'agent' } }).slice(0, 2)).toEqual(routeKey(peopleApi.colleagues));
});

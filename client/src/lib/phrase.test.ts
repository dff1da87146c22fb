import { expect, test } from 'vitest';
import { phrase } from './phrase.ts';

const table = { plain: 'hello', wait_one: 'about one minute', wait_other: 'about {{count}} minutes', two: '{{a}} and {{ b }}' };

test('values are put in their places', () => {
  expect(phrase(table, 'two', { a: 'x', b: 2 })).toBe('x and 2');
});

test('a count chooses the form of the plural', () => {
  expect(phrase(table, 'wait', { count: 1 })).toBe('about one minute');
  expect(phrase(table, 'wait', { count: 4 })).toBe('about 4 minutes');
});

import { expect, it } from 'vitest';
import { readAge } from './age-text.ts';

it.each([
  ['9', { years: 9, approx: false }],
  ['about 9', { years: 9, approx: true }],
  ['~ 9', { years: 9, approx: true }],
  ['9?', { years: 9, approx: true }],
  ['9ish', { years: 9, approx: true }],
  ['8-9', { years: 8, approx: true }],
  ['10 or 11', { years: 10, approx: true }],
  ['تقریباً 9 سال', { years: 9, approx: true }],
  ['۱۲', { years: 12, approx: false }],
  ['taqreeban 7', { years: 7, approx: true }],
  ['3 months', { years: 0, approx: false }],
  ['unborn', { years: null, approx: false, unborn: true }],
  ['?', { years: null, approx: false }],
])('reads the age "%s"', (text, age) => {
  expect(readAge(text)).toEqual(age);
});

it('reads an empty text as nothing said', () => {
  expect(readAge('  ')).toBeNull();
});

it.each(['nine', '999', '1 2 3'])('does not guess at "%s"', (text) => {
  expect(readAge(text)).toBeUndefined();
});

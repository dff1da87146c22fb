import { expect, it } from 'vitest';
import { latinKey } from './keys.ts';

it('knows a letter by its place when the keyboard is Urdu', () => {
  expect(latinKey({ key: 'ڈ', code: 'KeyD' })).toBe('d');
  expect(latinKey({ key: '۲', code: 'Digit2' })).toBe('2');
  expect(latinKey({ key: '؟', code: 'Slash' })).toBe('?');
});

it('takes the printed letter on any Latin keyboard, whatever its place', () => {
  expect(latinKey({ key: 'A', code: 'KeyQ' })).toBe('a');
});

it('leaves named keys as they are', () => {
  expect(latinKey({ key: 'Escape', code: 'Escape' })).toBe('Escape');
});

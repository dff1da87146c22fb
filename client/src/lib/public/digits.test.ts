import { phoneText } from '#shared/kernel/text.ts';
import { expect, test } from 'vitest';
import { isPhone, toLatinDigits } from './digits.ts';

test('digits typed on an Urdu or Arabic keyboard become Latin digits', () => {
  expect(toLatinDigits('۰۳۰۰ ۱۲۳۴۵۶۷ ٨٩')).toBe('0300 1234567 89');
});

test('a number typed in Urdu digits is one that the server takes', () => {
  expect(isPhone(' ۰۳۰۰-۱۲۳۴۵۶۷ ')).toBe(true);
  expect(phoneText.safeParse(toLatinDigits(' ۰۳۰۰-۱۲۳۴۵۶۷ ')).success).toBe(true);
});

test('words and too short numbers are no telephone numbers', () => {
  expect(isPhone('12')).toBe(false);
  expect(isPhone('call my aunt')).toBe(false);
});

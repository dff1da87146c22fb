import { expect, test } from 'vitest';
import { safeNext } from './safe-next.ts';

test('only a page of our own is gone on to after signing in', () => {
  expect(safeNext('/desk?contact=1')).toBe('/desk?contact=1');
  expect(safeNext(null)).toBeNull();
  expect(safeNext('https://elsewhere.example/')).toBeNull();
  expect(safeNext('//elsewhere.example/')).toBeNull();
  expect(safeNext('/\\elsewhere.example/')).toBeNull();
});

test('the way on never leads back to signing in', () => {
  expect(safeNext('/sign-in?next=/desk')).toBeNull();
});

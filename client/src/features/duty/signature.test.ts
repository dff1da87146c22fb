import { expect, test } from 'vitest';
import { pathOf, signatureSchema, type Signature } from '#shared/dispatch/hand-over.ts';
import { addPoint } from './signature.ts';

test('a finger makes lines of whole points within the field, and points that show nothing are left out', () => {
  let drawn: Signature = addPoint([], 10.4, 20.6, true);
  drawn = addPoint(drawn, 12, 21, false);
  drawn = addPoint(drawn, 400, 9000, false);
  drawn = addPoint(drawn, -5, 100, true);
  expect(drawn).toEqual([
    [10, 21, 400, 500],
    [0, 100],
  ]);
  expect(drawn.map(pathOf)).toEqual(['M10 21L400 500', 'M0 100h1']);
});

test('however long somebody scribbles, it stays what the server takes', () => {
  let drawn: Signature = [];
  for (let i = 0; i < 5_000; i += 1) drawn = addPoint(drawn, (i * 37) % 1000, (i * 91) % 500, i % 40 === 0);
  expect(signatureSchema.safeParse(drawn).success).toBe(true);
  expect(JSON.stringify(drawn).length).toBeLessThan(16_000);
});

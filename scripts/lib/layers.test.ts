import { expect, test } from 'vitest';
import { chooseLayers, layers } from './layers.mjs';

const names = (words: string[]) => chooseLayers(words).chosen.map(({ name }) => name);

test('runs every layer when none is named', () => {
  expect(names([])).toEqual(['types', 'lint', 'architecture', 'unit', 'integration', 'e2e']);
});

test('runs the named layers in their own order and passes on what follows', () => {
  expect(names(['unit', 'types'])).toEqual(['types', 'unit']);
  expect(chooseLayers(['e2e', 'journey', '--headed']).filters).toEqual(['journey', '--headed']);
});

test('keeps the sum of the limits for the cheap layers small enough to leave the costly ones their time', () => {
  const quiet = layers.filter((layer) => layer.quiet).reduce((sum, { limitMs }) => sum + limitMs, 0);
  expect(quiet).toBeLessThan(15 * 60_000);
});

import { expect, it } from 'vitest';
import { fromField, toField } from './local-times.ts';

it('a field for day and time is on Pakistan’s clock, wherever the browser is', () => {
  expect(toField(Date.parse('2026-03-12T19:02:00Z'))).toBe('2026-03-13T00:02');
  expect(fromField('2026-03-13T00:02')).toBe('2026-03-12T19:02:00.000Z');
});

it('a field that is not filled, or holds no day that exists, says nothing', () => {
  for (const text of ['', '2026-03-13', '2026-03-13T', 'tomorrow', '2026-13-13T00:00']) expect(fromField(text)).toBeNull();
});

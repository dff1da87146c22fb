import { expect, it } from 'vitest';
import { duePresets, fromLocalField, toLocalField } from './due.ts';

const named = (now: string) => Object.fromEntries(duePresets(Date.parse(now)).map(({ id, at }) => [id, new Date(at).toISOString()]));

it("counts days on Pakistan's clock, where the evening of UTC is already tomorrow", () => {
  expect(named('2026-03-01T10:00:20Z')).toEqual({
    dueHour: '2026-03-01T11:01:00.000Z',
    dueTonight: '2026-03-01T15:00:00.000Z',
    dueTomorrow: '2026-03-02T05:00:00.000Z',
    dueThreeDays: '2026-03-04T05:00:00.000Z',
    dueWeek: '2026-03-08T05:00:00.000Z',
  });
  expect(named('2026-03-01T20:00:00Z')['dueTomorrow']).toBe('2026-03-03T05:00:00.000Z');
});

it('does not offer an evening that is over or nearly so', () => {
  expect(named('2026-03-01T14:45:00Z')['dueTonight']).toBeUndefined();
});

it("reads and writes a day and time on Pakistan's clock", () => {
  const moment = Date.parse('2026-03-01T10:05:00Z');
  expect(toLocalField(moment)).toBe('2026-03-01T15:05');
  expect(fromLocalField('2026-03-01T15:05')).toBe(moment);
  expect(fromLocalField('')).toBeNull();
});

import { describe, expect, it } from 'vitest';
import { newId, type StaffId } from '../kernel/ids.ts';
import {
  areaKeySchema,
  areaOf,
  keyOf,
  layerSchema,
  layersSchema,
  overrideWishSchema,
  roundTheClock,
  type LayerId,
} from './roster.schema.ts';

const [amna, bilal] = [newId<StaffId>(), newId<StaffId>()];

it('an area and the word that names it say the same', () => {
  for (const key of ['district.rahim-yar-khan', 'division.lahore-division', 'province.punjab', 'fallback']) {
    expect(keyOf(areaOf(areaKeySchema.parse(key)))).toBe(key);
  }
  for (const wrong of ['district', 'fallback.lahore', 'country.pakistan', 'district.', 'district.$ne', '']) {
    expect(areaKeySchema.safeParse(wrong).success, wrong).toBe(false);
  }
});

it('a roster names no layer twice', () => {
  const layer = roundTheClock(newId<LayerId>(), [amna]);
  expect(layersSchema.safeParse([layer, layer]).success).toBe(false);
});

describe('what is refused', () => {
  it('is a layer with a time or a day that does not exist, somebody named twice, or an end before its beginning', () => {
    const right = roundTheClock(newId<LayerId>(), [amna]);
    expect(layerSchema.safeParse(right).success).toBe(true);
    for (const wrong of [
      { from: '24:00' },
      { until: '8:00' },
      { days: [7] },
      { days: [] },
      { days: [1, 1] },
      { officers: [] },
      { officers: [amna, amna] },
      { holidayOfficers: [bilal, bilal] },
      { firstDay: '2026-02-30' },
      { lastDay: '2023-12-31' },
      { turnDays: 0 },
    ])
      expect(layerSchema.safeParse({ ...right, ...wrong }).success, JSON.stringify(wrong)).toBe(false);
  });

  it('is an override that says nothing, or too much', () => {
    const times = { from: '2026-03-12T08:00:00+05:00', until: '2026-03-12T20:00:00+05:00' };
    const right = { kind: 'standIn', layerId: null, officerId: amna, insteadOf: bilal, ...times };
    expect(overrideWishSchema.safeParse(right).success).toBe(true);
    for (const wrong of [{ insteadOf: amna }, { insteadOf: null }, { officerId: null }, { kind: 'away' }, { kind: 'extra' }])
      expect(overrideWishSchema.safeParse({ ...right, ...wrong }).success, JSON.stringify(wrong)).toBe(false);
  });
});

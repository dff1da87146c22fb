import { describe, expect, it } from 'vitest';
import { metresBetween } from './distance.ts';

const fort = { lat: 31.588, lon: 74.3107 };

describe('the distance of two positions', () => {
  it('is nothing between a place and itself, and the same in both directions', () => {
    const airport = { lat: 31.5216, lon: 74.4036 };
    expect(metresBetween(fort, fort)).toBe(0);
    expect(metresBetween(fort, airport)).toBe(metresBetween(airport, fort));
  });

  it('is that of a degree of latitude, of a degree of longitude that shrinks with it, and of half the earth', () => {
    expect(metresBetween({ lat: 31, lon: 74 }, { lat: 32, lon: 74 })).toBeCloseTo(111_195, -1);
    expect(metresBetween({ lat: 60, lon: 0 }, { lat: 60, lon: 1 })).toBeCloseTo(55_597, -1);
    expect(metresBetween({ lat: 0, lon: 0 }, { lat: 0, lon: 180 })).toBeCloseTo(20_015_087, -1);
    expect(metresBetween({ lat: 0, lon: 179.9 }, { lat: 0, lon: -179.9 })).toBeCloseTo(22_239, -1);
  });
});

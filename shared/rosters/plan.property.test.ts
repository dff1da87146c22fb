import fc from 'fast-check';
import { expect, it } from 'vitest';
import { newId, type StaffId } from '../kernel/ids.ts';
import { createPlan, type Arrangement, type PlanParts } from './plan.ts';
import { roundTheClock, type LayerId } from './roster.schema.ts';
import { dayMs } from './shifts.ts';

const staff = Array.from({ length: 5 }, () => newId<StaffId>());
const layerIds = Array.from({ length: 4 }, () => newId<LayerId>());
const start = Date.parse('2027-12-20T00:00:00+05:00');
const weeks = 3;
const stretch = { from: start, until: start + weeks * 7 * dayMs };

const person = fc.constantFrom(...staff);
const people = (minLength: number) => fc.uniqueArray(person, { minLength, maxLength: 4 });
const time = fc.integer({ min: 0, max: 95 }).map((quarter) => new Date(quarter * 900_000).toISOString().slice(11, 16));
const date = fc.integer({ min: -10, max: 25 }).map((day) => new Date(start + day * dayMs + dayMs / 2).toISOString().slice(0, 10));
const moment = fc.integer({ min: -2 * 1440, max: (weeks * 7 + 2) * 1440 }).map((minute) => start + minute * 60_000);

const layer = (i: number) =>
  fc
    .record({
      officers: people(1),
      turnDays: fc.option(fc.integer({ min: 1, max: 9 })),
      days: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 }),
      from: time,
      until: time,
      firstDay: date,
      lastDay: fc.option(date),
      holidayOfficers: fc.option(people(0)),
    })
    .map((fields) => ({ ...roundTheClock(layerIds[i] as LayerId, []), ...fields }));
const layers = fc.integer({ min: 0, max: 4 }).chain((n) => fc.tuple(...Array.from({ length: n }, (_, i) => layer(i))));
const arrangement: fc.Arbitrary<Arrangement> = fc
  .record({
    kind: fc.constantFrom('standIn' as const, 'away' as const, 'extra' as const),
    layerId: fc.option(fc.constantFrom(...layerIds)),
    officerId: fc.option(person),
    insteadOf: fc.option(person),
    from: moment,
    hours: fc.integer({ min: 1, max: 100 }),
  })
  .map(({ hours, ...rest }) => ({ ...rest, until: rest.from + hours * 3_600_000 }));
const parts: fc.Arbitrary<PlanParts> = fc.record({
  layers,
  arrangements: fc.array(arrangement, { maxLength: 6 }),
  holidays: fc.uniqueArray(date, { maxLength: 4 }),
});

it('segments leave no hole, and say at every moment what the question about that moment says', () => {
  fc.assert(
    fc.property(parts, fc.array(moment, { minLength: 20, maxLength: 20 }), (all, moments) => {
      const plan = createPlan(all);
      const segments = plan.segments(stretch);
      expect(segments[0]?.from).toBe(stretch.from);
      expect(segments.at(-1)?.until).toBe(stretch.until);
      segments.slice(1).forEach((segment, i) => expect(segment.from).toBe(segments[i]?.until));
      for (const at of moments.filter((one) => one >= stretch.from && one < stretch.until)) {
        const segment = segments.find(({ from, until }) => from <= at && at < until);
        expect(segment?.seats).toEqual(plan.seatsAt(at));
      }
    }),
  );
});

it('a gap is told exactly where nobody is on call', () => {
  fc.assert(
    fc.property(parts, fc.array(moment, { minLength: 20, maxLength: 20 }), (all, moments) => {
      const plan = createPlan(all);
      const gaps = plan.gaps(stretch);
      for (const at of moments.filter((one) => one >= stretch.from && one < stretch.until)) {
        const isGap = gaps.some(({ from, until }) => from <= at && at < until);
        expect(plan.onCallAt(new Date(at)).length === 0).toBe(isGap);
      }
    }),
  );
});

it('whoever is on call is so until the moment that is told, and not then', () => {
  fc.assert(
    fc.property(parts, moment, (all, at) => {
      const plan = createPlan(all);
      const isOn = (id: StaffId, when: number): boolean => plan.seatsAt(when).some(({ officerId }) => officerId === id);
      for (const { officerId, until } of plan.onCallAt(new Date(at))) {
        const end = until?.getTime() ?? at + 7 * dayMs;
        for (let share = 0; share < 10; share += 1) expect(isOn(officerId, at + Math.floor(((end - at) * share) / 10))).toBe(true);
        if (until) expect(isOn(officerId, end)).toBe(false);
      }
    }),
  );
});

it('nobody is called twice, and nobody who is not named anywhere', () => {
  fc.assert(
    fc.property(parts, moment, (all, at) => {
      const ids = createPlan(all)
        .onCallAt(new Date(at))
        .map(({ officerId }) => officerId);
      expect(new Set(ids).size).toBe(ids.length);
      const named = [
        ...all.layers.flatMap(({ officers, holidayOfficers }) => [...officers, ...(holidayOfficers ?? [])]),
        ...all.arrangements.map(({ officerId }) => officerId),
      ];
      for (const id of ids) expect(named).toContain(id);
    }),
  );
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hasArabicLetters } from '#shared/i18n/core.ts';
import type { BodyId, PlaceId } from '#shared/kernel/ids.ts';
import { demoFileSchema } from '#shared/places/demonstration.schema.ts';
import { createDirectory } from '#shared/places/directory.ts';
import { bodiesFileSchema, placesFileSchema } from '#shared/places/place.schema.ts';
import { areaOf } from '#shared/rosters/roster.schema.ts';
import { services } from '#shared/taxonomy/services.ts';

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));
const { places } = placesFileSchema.parse(read('places.json'));
const { bodies } = bodiesFileSchema.parse(read('bodies.json'));
const demo = demoFileSchema.parse(read('demo.json'));
const directory = createDirectory({ places, bodies });

const place = (id: string) => id as PlaceId;
const districts = places.filter((entry) => entry.kind === 'district');
const unique = (values: readonly string[]) => new Set(values).size === values.length;
const above = { country: undefined, province: 'country', division: 'province', district: 'division' };

describe('the places', () => {
  it('are Pakistan, 7 provinces and territories, 10 divisions and 41 districts', () => {
    const count = (kind: string) => places.filter((entry) => entry.kind === kind).length;
    expect(['country', 'province', 'division', 'district'].map(count)).toEqual([1, 7, 10, 41]);
    expect(unique(places.map((entry) => entry.id))).toBe(true);
  });

  it('form a tree in which each lies in a place of the next kind', () => {
    for (const entry of places) {
      const parent = entry.parent === null ? undefined : directory.place(entry.parent);
      expect(parent?.kind, entry.id).toBe(above[entry.kind]);
    }
    for (const district of districts) expect(directory.liesIn(district.id, place('punjab')), district.id).toBe(true);
  });

  it.each([
    ['lahore', 4],
    ['gujranwala', 3],
    ['gujrat', 4],
    ['rawalpindi', 6],
    ['faisalabad', 4],
    ['multan', 4],
    ['sahiwal', 3],
    ['bahawalpur', 3],
    ['sargodha', 4],
    ['dera-ghazi-khan', 6],
  ])('division %s has %i districts', (division, count) => {
    expect(directory.inside(place(`${division}-division`))).toHaveLength(count);
  });

  it('have names in English and in Urdu letters', () => {
    for (const { id, name } of [...places, ...bodies]) {
      expect([hasArabicLetters(name.ur), hasArabicLetters(name.en)], id).toEqual([true, false]);
      expect(name.ur, id).not.toMatch(/[\u064A\u0643]/);
    }
  });

  it('are found in English, Urdu and Roman Urdu', () => {
    for (const query of ['Kasur', 'qasur', 'قصور']) expect(directory.search(query)[0]?.id, query).toBe('kasur');
    expect(directory.search('pindi')[0]?.id).toBe('rawalpindi');
  });
});

describe('the emergency numbers', () => {
  const numbers = (id: string) => directory.emergencyNumbers(place(id)).map((entry) => [entry.number, entry.unverified]);

  it('of a district come from its province and the country, those in doubt last', () => {
    expect(numbers('kasur')).toEqual([
      ['1121', false],
      ['15', false],
      ['15', false],
      ['1122', false],
      ['1099', false],
      ['1098', true],
    ]);
  });

  it.each(['balochistan', 'gilgit-baltistan', 'azad-jammu-kashmir'])('of %s mark 1121 as unverified', (id) => {
    expect(numbers(id)).toContainEqual(['1121', true]);
    expect(numbers(id)[0]).toEqual(['15', false]);
  });

  it('of a place that does not exist are none', () => {
    expect(numbers('atlantis')).toEqual([]);
  });
});

describe('the bodies', () => {
  it('are each once there and cover places that exist', () => {
    expect(unique(bodies.map((body) => body.id))).toBe(true);
    for (const body of bodies) for (const id of body.covers) expect(directory.place(id), `${body.id} covers ${id}`).toBeDefined();
  });

  it('leave no service without a responsible body in any district of Punjab', () => {
    for (const { id } of districts) {
      for (const code of services.codes) expect(directory.responsible(code, id).length, `${code} in ${id}`).toBeGreaterThan(0);
    }
  });

  it('are offered nearest first, without the body of an alleged perpetrator', () => {
    const ids = (excluded: string[]) =>
      directory.responsible('childProtection.officer', place('kasur'), excluded as BodyId[]).map((body) => body.id);
    expect(ids([])).toEqual(['cpwb-kasur', 'cpwb-lahore', 'cpwb']);
    expect(ids(['cpwb-kasur'])).toEqual(['cpwb-lahore', 'cpwb']);
    expect(directory.responsible('police.report', place('kasur')).map((body) => body.id)).toEqual(['police-kasur']);
    expect(directory.responsible('police.report', place('kasur'), ['police-kasur' as BodyId])).toEqual([]);
  });

  it('name the nine institutions and two units of the bureau', () => {
    const bureau = bodies.filter((body) => body.sector === 'childProtection' && body.id !== 'cpwb');
    expect(bureau.filter((body) => body.services.includes('childProtection.shelter'))).toHaveLength(9);
    expect(bureau).toHaveLength(11);
  });

  it('say which are invented, and claim no confirmation that nobody gave', () => {
    expect(bodies.filter((body) => body.demonstration).map((body) => body.sector)).toEqual(['ngo', 'ngo', 'ngo']);
    expect(bodies.every((body) => body.verifiedOn === null)).toBe(true);
    expect(bodies.find((body) => body.sector === 'cyberCrime')?.unverified).toBe(true);
  });
});

describe('the demonstration organisation', () => {
  const holding = (role: string) => demo.staff.filter((person) => person.roles.some((held) => held === role));

  it('has staff of every role', () => {
    const roles = ['agent', 'supervisor', 'officer', 'desk', 'coordinator', 'administrator'];
    expect(roles.map((role) => holding(role).length)).toEqual([3, 2, 3, 2, 1, 1]);
    expect(unique(demo.staff.map((person) => person.username))).toBe(true);
    expect(holding('officer').some((officer) => officer.female)).toBe(true);
  });

  it('refers to districts and bodies that exist, and only desks have a body', () => {
    for (const person of demo.staff) {
      for (const id of person.districts) expect(directory.place(id)?.kind, person.username).toBe('district');
      expect(person.bodyId !== null, person.username).toBe(person.roles.includes('desk'));
      if (person.bodyId !== null) expect(directory.body(person.bodyId), person.username).toBeDefined();
    }
  });

  it('calls officers who exist and serve the district', () => {
    const officers = new Map(holding('officer').map((officer) => [officer.username, officer]));
    for (const { area, layers } of demo.rosters) {
      for (const name of layers.flatMap((layer) => layer.officers)) {
        expect(officers.has(name), name).toBe(true);
        const { kind, ...place } = areaOf(area);
        if (kind === 'district') expect(officers.get(name)?.districts, `${name} in ${area}`).toContain('id' in place && place.id);
      }
    }
    expect(demo.rosters.map(({ area }) => area)).toContain('fallback');
    expect(unique(demo.rosters.map(({ area }) => area))).toBe(true);
  });

  it('has names that show they are a demonstration', () => {
    for (const { displayName } of demo.staff) {
      expect(displayName.en).toMatch(/demo/);
      expect(displayName.ur).toMatch(/نمونہ/);
    }
  });
});

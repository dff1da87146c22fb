import { describe, expect, it } from 'vitest';
import { hasArabicLetters } from '#shared/i18n/core.ts';
import { languageSchema } from '#shared/kernel/text.ts';
import { instruments } from '#shared/triage/instruments.ts';
import { ageBandOf, ageSchema, contactLanguages, countsAsChild, genders } from './person.ts';
import { reasonGroups, reasons } from './reasons.ts';
import { searchTaxonomy } from './search.ts';
import { sectors, services } from './services.ts';
import { taxonomies } from './taxonomies.ts';
import { label, type Taxonomy } from './taxonomy.ts';

const lists: [string, Taxonomy][] = Object.entries(taxonomies);

describe.each(lists)('%s', (_name, list) => {
  it('has codes and words that are unique, and says where they come from', () => {
    expect(new Set(list.codes).size).toBe(list.items.length);
    for (const language of ['en', 'ur'] as const) {
      expect(new Set(list.items.map((item) => item.label[language])).size, language).toBe(list.items.length);
    }
    expect(list.version).toMatch(/^\d{4}-\d+$/);
    expect(list.source).not.toBe('');
  });

  it('is in English and in Urdu, in the letters of each', () => {
    for (const { code, label: words, aliases } of list.items) {
      expect(words.en, code).toMatch(/^[\x20-\x7e’]+$/);
      expect(hasArabicLetters(words.ur), code).toBe(true);
      expect(words.ur, `${code}: Arabic yeh or kaf, or Latin letters`).not.toMatch(/[\u064A\u0643A-Za-z]/);
      for (const alias of aliases) expect(alias, code).not.toBe('');
    }
  });

  it('accepts its codes and nothing else', () => {
    for (const code of list.codes) expect(list.schema.parse(code)).toBe(code);
    for (const bad of ['', 'nothing', null, { $ne: '' }]) expect(list.schema.safeParse(bad).success).toBe(false);
  });
});

describe('reasons', () => {
  it('stand under a group, each of which has "other" and "unspecified"', () => {
    expect(reasonGroups.codes).toHaveLength(10);
    expect([...new Set(reasons.items.map((item) => item.group))]).toEqual([...reasonGroups.codes]);
    for (const group of reasonGroups.codes) {
      expect(reasons.codes).toContain(`${group}.other`);
      expect(reasons.codes).toContain(`${group}.unspecified`);
    }
  });

  it.each([
    ['missing', 3],
    ['violence', 14],
    ['mentalHealth', 11],
    ['physicalHealth', 5],
    ['services', 7],
    ['discrimination', 6],
    ['family', 5],
    ['peers', 3],
    ['education', 3],
    ['sexuality', 2],
  ])('of %s are %i beside those two', (group, count) => {
    expect(reasons.items.filter((item) => item.group === group)).toHaveLength(count + 2);
  });

  it('named by a triage screen exist', () => {
    for (const code of instruments.flatMap((instrument) => instrument.offeredFor)) expect(reasons.codes).toContain(code);
  });
});

it('puts every service under a sector, and leaves no sector without one', () => {
  expect([...new Set(services.items.map((item) => item.group))].sort()).toEqual([...sectors.codes].sort());
});

it('has words for every language a contact can be in', () => {
  expect([...contactLanguages.codes].sort()).toEqual([...languageSchema.options].sort());
});

it('gives the words of a code, or the code when another edition had it', () => {
  expect(label(genders, 'girl', 'en')).toBe('Girl');
  expect(label(genders, 'girl', 'ur')).toBe('لڑکی');
  expect(label(genders as Taxonomy, 'retired', 'ur')).toBe('retired');
});

describe('an age', () => {
  it.each([
    [{ years: 9, approx: true }, 'y6to10', true],
    [{ years: 0, approx: false }, 'y0to5', true],
    [{ years: 17, approx: false }, 'y16to17', true],
    [{ years: 18, approx: false }, 'y18to25', false],
    [{ years: 19, approx: true }, 'y18to25', true],
    [{ years: 40, approx: true }, 'over25', false],
    [{ years: null, approx: false }, 'unknown', true],
    [{ years: null, approx: false, unborn: true }, 'unborn', true],
  ])('%j falls in %s and counts as a child: %s', (age, band, child) => {
    expect(ageBandOf(ageSchema.parse(age))).toBe(band);
    expect(countsAsChild(age)).toBe(child);
  });

  it.each([
    { years: -1, approx: false },
    { years: 9.5, approx: true },
    { years: 3, approx: true, unborn: true },
    { years: '9', approx: true },
    { years: 9 },
  ])('refuses %j', (age) => {
    expect(ageSchema.safeParse(age).success).toBe(false);
  });
});

describe('search', () => {
  const first = (query: string) => searchTaxonomy(reasons, query)[0]?.code;

  it.each([
    ['physical', 'violence.physical'],
    ['Maar peet', 'violence.physical'],
    ['mar pit', 'violence.physical'],
    ['khudkushi', 'mentalHealth.suicide'],
    ['khudkhushi', 'mentalHealth.suicide'],
    ['wani', 'violence.harmfulTraditional'],
    ['aghwa', 'missing.abduction'],
    ['جنسی زیادتی', 'violence.sexual'],
    ['جنسي زيادتي', 'violence.sexual'],
    ['جسمانی تشدد', 'violence.physical'],
    ['غفلت', 'violence.neglect'],
  ])('finds "%s"', (query, code) => {
    expect(first(query)).toBe(code);
  });

  it('shows all for an empty query, and nothing for what is not there', () => {
    expect(searchTaxonomy(reasons, '  ')).toHaveLength(reasons.items.length);
    expect(searchTaxonomy(reasons, 'xyzzy')).toEqual([]);
  });
});

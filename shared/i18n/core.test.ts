import { expect, expectTypeOf, it } from 'vitest';
import { defineStrings, hasArabicLetters, placeholdersOf, type StringKey, type StringParams } from './core.ts';

const strings = defineStrings({
  en: {
    hello: 'Hello {{name}}',
    plain: 'Plain',
    kind_other: 'Other',
    wait_one: '{{count}} waits',
    wait_other: '{{count}} wait in {{line}}',
  },
  ur: {
    hello: 'سلام {{name}}',
    plain: 'سادہ',
    kind_other: 'دیگر',
    wait_one: '{{count}} منتظر',
    wait_other: '{{line}} میں {{count}} منتظر',
  },
});

it('gives back both tables as they were written', () => {
  expect(strings.ur.plain).toBe('سادہ');
});

it('names the placeholders of a text once each, in order', () => {
  expect(placeholdersOf('{{b}} and {{a}} and {{b}}')).toEqual(['a', 'b']);
});

it('asks for a plural by its key without the ending', () => {
  expectTypeOf<StringKey<typeof strings>>().toEqualTypeOf<'hello' | 'plain' | 'kind_other' | 'wait'>();
});

it('asks for exactly the values that a text needs', () => {
  expectTypeOf<StringParams<typeof strings, 'plain'>>().toEqualTypeOf<[]>();
  expectTypeOf<StringParams<typeof strings, 'hello'>[0]>().toEqualTypeOf<{
    readonly name: string | number;
  }>();
  expectTypeOf<StringParams<typeof strings, 'wait'>[0]>().toEqualTypeOf<{
    readonly count: number;
    readonly line: string | number;
  }>();
});

it('refuses a key that one language lacks, and one that only the other has', () => {
  // @ts-expect-error the Urdu text is missing
  defineStrings({ en: { a: 'A', b: 'B' }, ur: { a: 'ا' } });
  // @ts-expect-error the Urdu table has a key of its own
  defineStrings({ en: { a: 'A' }, ur: { a: 'ا', b: 'ب' } });
});

it('tells Urdu letters from Latin ones and from mere signs', () => {
  expect(hasArabicLetters('C-4217 مجھے')).toBe(true);
  expect(hasArabicLetters('C-4217 ۔ ۱۲')).toBe(false);
});

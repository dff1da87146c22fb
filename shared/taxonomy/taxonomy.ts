import { z } from 'zod';
import type { ScreenLanguage } from '#shared/kernel/text.ts';
import type { Bilingual } from './bilingual.ts';

/** One entry of a list; `aliases` are other spellings that people type, Roman Urdu among them. */
export type TaxonomyItem<Code extends string = string> = {
  readonly code: Code;
  readonly label: Bilingual;
  readonly aliases: readonly string[];
  /** The code of the heading it stands under, in a list of two levels. */
  readonly group?: string;
};

/** A closed list of codes with their words; the codes are stored in records, the words only shown. */
export type Taxonomy<Code extends string = string> = {
  readonly version: string;
  readonly source: string;
  readonly codes: readonly Code[];
  readonly items: readonly TaxonomyItem<Code>[];
  /** Accepts exactly the codes of the list. */
  readonly schema: z.ZodType<Code, Code>;
};

/** The codes of a list. */
export type CodeOf<T> = T extends Taxonomy<infer Code> ? Code : never;

/** English, Urdu, and other spellings separated by commas. */
export type Row = readonly [en: string, ur: string, aliases?: string];

/** Declares a list from its rows, in the order in which it is shown; `groupOf` tells the heading of a code. */
export function defineTaxonomy<const Code extends string>(
  about: { version: string; source: string; groupOf?: (code: Code) => string },
  rows: Readonly<Record<Code, Row>>,
): Taxonomy<Code> {
  const { version, source, groupOf } = about;
  const codes = Object.keys(rows) as Code[];
  const items = codes.map((code): TaxonomyItem<Code> => {
    const [en, ur, aliases] = rows[code];
    const item = { code, label: { en, ur }, aliases: aliases ? aliases.split(',').map((alias) => alias.trim()) : [] };
    return groupOf ? { ...item, group: groupOf(code) } : item;
  });
  return Object.freeze({ version, source, codes, items, schema: z.enum(codes) });
}

/** The words of a code in a language; the code itself when the list does not hold it (a record of another edition). */
export function label<Code extends string>(list: Taxonomy<Code>, code: Code, language: ScreenLanguage): string {
  return list.items.find((item) => item.code === code)?.label[language] ?? code;
}

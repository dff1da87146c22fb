import { describe, expect, it } from 'vitest';
import { hasArabicLetters, placeholdersOf, type Strings } from '#shared/i18n/core.ts';
import { cameraStrings } from '#shared/i18n/camera.ts';
import { pushStrings } from '#shared/i18n/push.ts';
import { readyStrings } from '#shared/i18n/ready.ts';
import { dutyTables } from './duty-tables.ts';
import { publicStrings } from './public-strings.ts';
import { staffStrings } from './staff-strings.ts';

// What the parts bring along that are loaded later, and the worker of the duty page.
const later = { camera: cameraStrings, push: pushStrings, ready: readyStrings };
const namespaces = Object.entries<Strings>({ ...staffStrings, ...publicStrings, ...dutyTables, ...later });

// Urdu texts that rightly hold no Arabic letter: names of brands, and the other language's own name.
const latinOnly = new Set(['ui.switchLanguage', 'public.switchTo']);

/** Texts of nothing but placeholders, digits and signs read the same in both languages. */
const needsNoLetters = (text: string) => !/\p{L}/u.test(text.replace(/\{\{\w+\}\}/g, ''));

describe.each(namespaces)('the texts of %s', (name, strings) => {
  it('have the same keys in both languages', () => {
    expect(Object.keys(strings.ur).sort()).toEqual(Object.keys(strings.en).sort());
  });

  it('are never empty', () => {
    for (const table of [strings.en, strings.ur]) {
      expect(Object.entries(table).filter(([, text]) => text.trim() === '')).toEqual([]);
    }
  });

  it('ask for the same values in both languages', () => {
    const asked = (table: Readonly<Record<string, string>>) =>
      Object.fromEntries(Object.entries(table).map(([key, text]) => [key, placeholdersOf(text)]));
    expect(asked(strings.ur)).toEqual(asked(strings.en));
  });

  it('are written in Urdu where they claim to be', () => {
    const suspicious = Object.entries(strings.ur).filter(
      ([key, text]) => !hasArabicLetters(text) && !needsNoLetters(text) && !latinOnly.has(`${name}.${key}`),
    );
    expect(suspicious).toEqual([]);
  });

  it('use the letters of Urdu, not their Arabic look-alikes', () => {
    expect(Object.entries(strings.ur).filter(([, text]) => /[\u0643\u064A\u0629]/.test(text))).toEqual([]);
  });

  it('are not left in Urdu letters in the English table', () => {
    const wrong = Object.entries(strings.en).filter(([key, text]) => hasArabicLetters(text) && !latinOnly.has(`${name}.${key}`));
    expect(wrong).toEqual([]);
  });

  it('have both forms of every plural', () => {
    const keys = new Set(Object.keys(strings.en));
    // A key may end in `_other` by itself, where that is the name of a choice.
    const lonely = [...keys].filter((key) => key.endsWith('_one') && !keys.has(key.replace(/_one$/, '_other')));
    expect(lonely).toEqual([]);
  });
});

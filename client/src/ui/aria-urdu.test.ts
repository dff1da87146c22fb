import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ariaUrdu } from './aria-urdu.ts';

const packages = new URL('../../../node_modules/', import.meta.url);

function libraryKeys(part: string): string[] {
  const path = part === 'components' ? 'react-aria-components/dist/private/intl' : `react-aria/dist/private/intl/${part}`;
  const source = readFileSync(new URL(`${path}/en-US.mjs`, packages), 'utf8');
  return Array.from(source.matchAll(/^ {4}"(\w+)":/gm), (match) => match[1] ?? '');
}

describe.each(Object.entries(ariaUrdu))("React Aria's %s in Urdu", (part, strings) => {
  it('speaks under the names that the library asks for', () => {
    expect(libraryKeys(part)).toEqual(expect.arrayContaining(Object.keys(strings)));
  });
});

it('says how many choices there are', () => {
  expect(ariaUrdu.combobox.countAnnouncement({ optionCount: 3 }, { number: String })).toBe('3 انتخاب موجود ہیں۔');
});

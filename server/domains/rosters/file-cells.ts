import { normaliseForSearch } from '#shared/taxonomy/search.ts';
import type { FileColumn, FileError } from '#shared/rosters/rosters.api.ts';

/** What a cell means, or why it means nothing. */
export type Cell<T> = { value: T } | { why: FileError['why'] };

// Marks of direction, which spreadsheets leave in cells of two scripts, and the byte order mark.
const invisible = /[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** A cell as it is compared: trimmed, with Latin digits, without marks that nobody sees. */
export const plain = (text: string): string =>
  text
    .replace(invisible, '')
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replaceAll('\u00a0', ' ')
    .trim()
    // Put before what a spreadsheet would take for a formula.
    .replace(/^'(?=[=+\-@])/, '');
/** Words as they are compared: also without case, diacritics and differences of keyboard. */
export const word = (text: string): string => normaliseForSearch(plain(text));

const headings: Record<FileColumn, readonly string[]> = {
  area: ['area', 'علاقہ', 'ضلع', 'district'],
  layer: ['layer', 'rank', 'تہہ'],
  name: ['layer name', 'تہہ کا نام'],
  officer: ['officer', 'username', 'افسر'],
  turns: ['turn days', 'turns', 'باری'],
  from: ['from', 'شروع', 'کب سے'],
  until: ['until', 'ختم', 'کب تک'],
  days: ['days', 'دن'],
  firstDay: ['first day', 'پہلا دن'],
  lastDay: ['last day', 'آخری دن'],
  holidays: ['on holidays', 'چھٹیوں پر'],
};
const byHeading = new Map(
  (Object.keys(headings) as FileColumn[]).flatMap((column) => headings[column].map((name) => [word(name), column])),
);
/** The column that a heading names, in either language; undefined for one that is only for the reader. */
export const columnOf = (heading: string): FileColumn | undefined => byHeading.get(word(heading));
/** The heading that a column is written under. */
export const headingOf = (column: FileColumn): string => headings[column][0] ?? column;

const wordsOf = (...all: string[]): ReadonlySet<string> => new Set(all.map(word));
const together = wordsOf('', 'all', 'together', 'سب', 'سب اکٹھے');
const daily = wordsOf('daily', 'روزانہ');
const weekly = wordsOf('weekly', 'ہفتہ وار');
const yes = wordsOf('yes', 'x', '1', 'true', 'ہاں', 'جی');
const no = wordsOf('', 'no', '0', 'false', 'نہیں');

/** Days until the next one's turn; null for all of them together. */
export function turnsIn(text: string): Cell<number | null> {
  const said = word(text);
  if (together.has(said)) return { value: null };
  if (daily.has(said)) return { value: 1 };
  if (weekly.has(said)) return { value: 7 };
  const days = Number(plain(text));
  return Number.isInteger(days) && days >= 1 && days <= 366 ? { value: days } : { why: 'notUnderstood' };
}

/** A time of day; spreadsheets leave out a leading zero and add seconds. Empty is midnight. */
export function timeIn(text: string): Cell<string> {
  const said = plain(text);
  if (said === '') return { value: '00:00' };
  const [, hours = '', minutes = ''] = /^(\d{1,2}):(\d{2})(?::00)?$/.exec(said) ?? [];
  return hours !== '' && Number(hours) < 24 && Number(minutes) < 60
    ? { value: `${hours.padStart(2, '0')}:${minutes}` }
    : { why: 'notUnderstood' };
}

const dayNames: readonly (readonly string[])[] = [
  ['mon', 'monday', 'پیر', 'سوموار'],
  ['tue', 'tuesday', 'منگل'],
  ['wed', 'wednesday', 'بدھ'],
  ['thu', 'thursday', 'جمعرات'],
  ['fri', 'friday', 'جمعہ'],
  ['sat', 'saturday', 'ہفتہ'],
  ['sun', 'sunday', 'اتوار'],
];
const byDay = new Map(dayNames.flatMap((names, day) => names.map((name) => [word(name), day])));
/** How days are written. */
export const daysText = (days: readonly number[]): string => (days.length === 7 ? 'all' : days.map((day) => dayNames[day]?.[0]).join(' '));

/** Days of the week, as "mon tue wed" or "mon-fri"; empty or "all" is every day. */
export function daysIn(text: string): Cell<number[]> {
  if (together.has(word(text))) return { value: [0, 1, 2, 3, 4, 5, 6] };
  const days = new Set<number>();
  // Before signs become blanks: a hyphen says "to".
  for (const part of plain(text).split(/[\s,;،+/]+/)) {
    const [first, last = first, ...more] = part.split(/[-–]/).map((name) => byDay.get(word(name)));
    if (first === undefined || last === undefined || more.length > 0) return { why: 'notUnderstood' };
    for (let day = first; ; day = (day + 1) % 7) {
      days.add(day);
      if (day === last) break;
    }
  }
  return { value: [...days].sort((a, b) => a - b) };
}

/** A date, as 2026-03-09 or, where no other reading is possible, 23/3/2026; null for an empty cell. */
export function dateIn(text: string): Cell<string | null> {
  const said = plain(text);
  if (said === '') return { value: null };
  if (/^\d{4}-\d{2}-\d{2}$/.test(said)) return exists(said);
  const written = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(said);
  return written ? dayAndMonth(Number(written[1]), Number(written[2]), written[3] ?? '') : { why: 'notUnderstood' };
}

function dayAndMonth(first: number, second: number, year: string): Cell<string | null> {
  // Whether the day or the month comes first depends on whose spreadsheet it was.
  if (first <= 12 && second <= 12 && first !== second) return { why: 'ambiguousDate' };
  const [day, month] = first > 12 ? [first, second] : [second, first];
  const two = (n: number): string => String(n).padStart(2, '0');
  return exists(`${year}-${two(month)}-${two(day)}`);
}
function exists(date: string): Cell<string | null> {
  const at = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date) ? { value: date } : { why: 'notUnderstood' };
}

/** Yes or no; empty is no. */
export function yesIn(text: string): Cell<boolean> {
  const said = word(text);
  return yes.has(said) ? { value: true } : no.has(said) ? { value: false } : { why: 'notUnderstood' };
}

import { parse } from 'csv-parse/sync';
import type { StaffId } from '#shared/kernel/ids.ts';
import type { AreaKey, Layer } from '#shared/rosters/roster.schema.ts';
import type { FileColumn, FileError } from '#shared/rosters/rosters.api.ts';
import { columnOf, dateIn, daysIn, plain, timeIn, turnsIn, yesIn, type Cell } from './file-cells.ts';

/** Finds areas and officers by what people write. */
export type FileNames = { area: (text: string) => Cell<AreaKey>; officer: (text: string) => Cell<StaffId> };
type LayerTimes = Pick<Layer, 'turnDays' | 'days' | 'from' | 'until' | 'firstDay' | 'lastDay' | 'name'>;
/** A layer as a file says it; its id is given later. */
export type FileLayer = LayerTimes & Pick<Layer, 'officers' | 'holidayOfficers'>;
/** What a file says: areas with their layers in the order of calling, and what is wrong. */
export type FileContent = { areas: Map<AreaKey, FileLayer[]>; errors: FileError[] };

type Line = { line: number; cells: Partial<Record<FileColumn, string>> };
type Draft = { rank: number; first: Line; layer: FileLayer };
const mostErrors = 100;
const mostLines = 5_000;

/** Reads a CSV of rosters: commas, semicolons or tabs, with or without Excel's mark, headings and names in either language. */
export function readRosterFile(text: string, names: FileNames): FileContent {
  const errors: FileError[] = [];
  const told = (error: FileError): void => void (errors.length < mostErrors && errors.push({ ...error, value: error.value.slice(0, 60) }));
  const drafts = new Map<AreaKey, Draft[]>();
  for (const line of linesOf(text, told)) addLine(line, drafts, names, told);
  const areas = new Map([...drafts].map(([area, all]) => [area, all.sort((a, b) => a.rank - b.rank).map((draft) => draft.layer)]));
  for (const [area, all] of drafts) {
    const empty = all.find(({ layer }) => layer.officers.length === 0);
    if (empty) told({ line: empty.first.line, column: 'officer', why: 'missing', value: '' });
    if (all.length > 12) told({ line: all[12]?.first.line ?? 1, column: 'layer', why: 'tooMany', value: area });
  }
  return { areas, errors };
}

type Tell = (error: FileError) => void;

function linesOf(text: string, told: Tell): Line[] {
  const [heading = ''] = text.split(/\r?\n/, 1);
  const delimiter = [';', '\t', ','].find((sign) => heading.includes(sign)) ?? ',';
  let records: { record: string[]; info: { lines: number } }[];
  try {
    const options = { bom: true, delimiter, info: true, relax_column_count: true, skip_empty_lines: true, to: mostLines + 1 } as const;
    records = parse(text, options) as unknown as typeof records;
  } catch {
    told({ line: 1, column: null, why: 'unreadable', value: '' });
    return [];
  }
  const columns = (records[0]?.record ?? []).map(columnOf);
  for (const column of ['area', 'layer', 'officer'] as const)
    if (!columns.includes(column)) told({ line: 1, column, why: 'missing', value: '' });
  if (!columns.includes('area') || !columns.includes('officer') || !columns.includes('layer')) return [];
  if (records.length > mostLines) told({ line: mostLines + 1, column: null, why: 'tooMany', value: '' });
  return records.slice(1).flatMap(({ record, info }) => {
    const cells: Line['cells'] = {};
    record.forEach((cell, i) => {
      const column = columns[i];
      if (column) cells[column] = cell;
    });
    return Object.values(cells).every((cell) => plain(cell) === '') ? [] : [{ line: info.lines, cells }];
  });
}

function addLine(line: Line, drafts: Map<AreaKey, Draft[]>, names: FileNames, told: Tell): void {
  const wrong = (column: FileColumn, why: FileError['why']): null => {
    told({ line: line.line, column, why, value: plain(line.cells[column] ?? '') });
    return null;
  };
  const read = <T>(column: FileColumn, meaning: (text: string) => Cell<T>): T | null => {
    const cell = meaning(line.cells[column] ?? '');
    return 'why' in cell ? wrong(column, cell.why) : cell.value;
  };
  const area = read('area', names.area);
  const rank = read('layer', rankIn);
  const onHolidays = read('holidays', yesIn);
  const isNobody = onHolidays === true && plain(line.cells.officer ?? '') === '';
  const officer = isNobody ? null : read('officer', names.officer);
  if (area === null || rank === null || onHolidays === null) return;
  const draft = layerOf(line, { area, rank }, drafts, read, wrong);
  if (draft && !putIn(draft.layer, officer, onHolidays)) wrong('officer', 'notUnique');
}

/** Puts somebody into a layer; false when they are there already. */
function putIn(layer: FileLayer, officer: StaffId | null, onHolidays: boolean): boolean {
  const list = onHolidays ? (layer.holidayOfficers ??= []) : layer.officers;
  if (officer === null) return true;
  if (list.includes(officer)) return false;
  list.push(officer);
  return true;
}

const rankIn = (text: string): Cell<number> => {
  const rank = Number(plain(text));
  return Number.isInteger(rank) && rank >= 1 && rank <= 99 ? { value: rank } : { why: plain(text) === '' ? 'missing' : 'notUnderstood' };
};

type Read = <T>(column: FileColumn, meaning: (text: string) => Cell<T>) => T | null;
const repeated: readonly FileColumn[] = ['name', 'turns', 'from', 'until', 'days', 'firstDay', 'lastDay'];

/** The layer that a line belongs to; what its first line says counts, a later one may leave it out but not say otherwise. */
function layerOf(
  line: Line,
  { area, rank }: { area: AreaKey; rank: number },
  drafts: Map<AreaKey, Draft[]>,
  read: Read,
  wrong: (column: FileColumn, why: FileError['why']) => null,
): Draft | null {
  const all = drafts.get(area) ?? [];
  const there = all.find((draft) => draft.rank === rank);
  if (there) {
    const said = (from: Line, column: FileColumn): string => plain(from.cells[column] ?? '');
    const differing = repeated.find((column) => said(line, column) !== '' && said(line, column) !== said(there.first, column));
    return differing ? wrong(differing, 'differs') : there;
  }
  const times = timesOf(read);
  const layer: FileLayer = { name: plain(line.cells.name ?? '').slice(0, 60), ...times, officers: [], holidayOfficers: null };
  const draft = { rank, first: line, layer };
  drafts.set(area, [...all, draft]);
  if (times.lastDay !== null && times.lastDay < times.firstDay) return wrong('lastDay', 'notUnderstood');
  return draft;
}

const timesOf = (read: Read): Omit<LayerTimes, 'name'> => ({
  turnDays: read('turns', turnsIn),
  from: read('from', timeIn) ?? '00:00',
  until: read('until', timeIn) ?? '00:00',
  days: read('days', daysIn) ?? [],
  firstDay: read('firstDay', dateIn) ?? '2024-01-01',
  lastDay: read('lastDay', dateIn),
});

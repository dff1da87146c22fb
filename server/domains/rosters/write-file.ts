import { stringify } from 'csv-stringify/sync';
import type { StaffId } from '#shared/kernel/ids.ts';
import type { Layer } from '#shared/rosters/roster.schema.ts';
import { fileColumns, type FileColumn } from '#shared/rosters/rosters.api.ts';
import { daysText, headingOf } from './file-cells.ts';
import type { RosterDoc } from './rosters.model.ts';

/** What a person and an area are called in the file. */
export type FileWords = { username: (id: StaffId) => string; personName: (id: StaffId) => string; areaName: (key: string) => string };

/** All rosters as a CSV that can be read again: one officer of one layer on each line, with names beside for the reader. */
export function writeRosterFile(docs: readonly RosterDoc[], words: FileWords): string {
  const lines = docs.flatMap(({ _id, layers }) => layers.flatMap((layer, i) => linesOf({ area: _id, rank: i + 1, layer }, words)));
  const header = [...fileColumns.map(headingOf), 'area name', 'officer name'];
  // With the mark by which Excel knows the encoding; no cell may begin a formula.
  return stringify([header, ...lines], { bom: true, escape_formulas: true, record_delimiter: 'windows' });
}

function linesOf({ area, rank, layer }: { area: string; rank: number; layer: Layer }, words: FileWords): string[][] {
  const { name, turnDays, from, until, days, firstDay, lastDay, officers, holidayOfficers } = layer;
  const line = (officerId: StaffId | null, holidays: string): string[] => {
    const cells: Record<FileColumn, string> = {
      ...{ area, layer: String(rank), name, from, until, firstDay, holidays },
      officer: officerId ? words.username(officerId) : '',
      turns: turnDays === null ? 'all' : String(turnDays),
      days: daysText(days),
      lastDay: lastDay ?? '',
    };
    return [...fileColumns.map((column) => cells[column]), words.areaName(area), officerId ? words.personName(officerId) : ''];
  };
  const off = holidayOfficers?.length === 0 ? [line(null, 'yes')] : (holidayOfficers ?? []).map((id) => line(id, 'yes'));
  return [...officers.map((id) => line(id, '')), ...off];
}

import { describe, expect, it } from 'vitest';
import { newId, type StaffId } from '#shared/kernel/ids.ts';
import type { AreaKey } from '#shared/rosters/roster.schema.ts';
import { dateIn, daysIn, timeIn, turnsIn, type Cell } from './file-cells.ts';
import { readRosterFile, type FileNames } from './read-file.ts';

const staff: Record<string, StaffId> = { amna: newId<StaffId>(), bilal: newId<StaffId>(), آمنہ: newId<StaffId>() };
const areas: Record<string, string> = { lahore: 'district.lahore', لاہور: 'district.lahore', kasur: 'district.kasur' };
const names: FileNames = {
  area: (text): Cell<AreaKey> => (areas[text] ? { value: areas[text] as AreaKey } : { why: 'unknownArea' }),
  officer: (text): Cell<StaffId> => (staff[text] ? { value: staff[text] } : { why: 'unknownOfficer' }),
};
const read = (text: string) => readRosterFile(text, names);
const header = 'area,layer,layer name,officer,turn days,from,until,days,first day,last day,on holidays';

describe('a file of rosters', () => {
  it('says layers in their order, each line one officer; what is repeated may be left out', () => {
    const { areas: found, errors } = read(
      [
        header,
        'lahore,2,,bilal,,,,,,,',
        'lahore,1,Nights,amna,weekly,20:00,8:00,mon-fri,2026-03-09,,',
        'lahore,1,,bilal,,,,,,,',
        'lahore,1,,amna,,,,,,,yes',
      ].join('\n'),
    );
    expect(errors).toEqual([]);
    expect(found.get('district.lahore' as AreaKey)).toEqual([
      {
        ...{ name: 'Nights', officers: [staff['amna'], staff['bilal']], turnDays: 7, from: '20:00', until: '08:00', days: [0, 1, 2, 3, 4] },
        ...{ firstDay: '2026-03-09', lastDay: null, holidayOfficers: [staff['amna']] },
      },
      {
        ...{ name: '', officers: [staff['bilal']], turnDays: null, from: '00:00', until: '00:00', days: [0, 1, 2, 3, 4, 5, 6] },
        ...{ firstDay: '2024-01-01', lastDay: null, holidayOfficers: null },
      },
    ]);
  });

  it('may come from Excel: its mark, semicolons, tabs, Windows line ends, Urdu headings, names and digits', () => {
    for (const sign of [';', '\t', ',']) {
      const text =
        ['علاقہ', 'تہہ', 'افسر', 'باری', 'شروع', 'ختم', 'دن'].join(sign) +
        '\r\n' +
        ['لاہور', '۱', 'آمنہ', 'روزانہ', '۰۸:۰۰', '۲۰:۰۰:۰۰', '"پیر جمعہ"'].join(sign) +
        '\r\n';
      const { areas: found, errors } = read(`\ufeff${text}`);
      expect(errors, sign).toEqual([]);
      expect(found.get('district.lahore' as AreaKey)).toMatchObject([
        { officers: [staff['آمنہ']], turnDays: 1, from: '08:00', until: '20:00', days: [0, 4] },
      ]);
    }
  });

  it('is told what is wrong, line by line, also after empty lines', () => {
    const lines = [
      header,
      'atlantis,1,,amna,,,,,,,',
      '',
      'lahore,1,,nobody,,,,,,,',
      'lahore,one,,amna,,,,,,,',
      'kasur,1,,amna,sometimes,25:00,,xyz,9/3/2026,,',
      'kasur,1,,amna,,09:00,,,,,',
      'kasur,1,,amna,,,,,,,',
    ];
    expect(read(lines.join('\n')).errors.map(({ line, column, why, value }) => `${line} ${column ?? ''} ${why} ${value}`.trim())).toEqual([
      '2 area unknownArea atlantis',
      '4 officer unknownOfficer nobody',
      '5 layer notUnderstood one',
      '6 turns notUnderstood sometimes',
      '6 from notUnderstood 25:00',
      '6 days notUnderstood xyz',
      '6 firstDay ambiguousDate 9/3/2026',
      '7 from differs 09:00',
      '8 officer notUnique amna',
      '4 officer missing',
    ]);
  });

  it('without the headings it needs, or with quotes that never end, is read no further', () => {
    expect(read('name,officer\nlahore,amna').errors.map(({ column, why }) => `${column ?? ''} ${why}`)).toEqual([
      'area missing',
      'layer missing',
    ]);
    expect(read(`${header}\n"lahore,1`).errors).toMatchObject([{ why: 'unreadable' }]);
    expect(read('').errors.length).toBeGreaterThan(0);
  });

  it('may say that nobody works on holidays', () => {
    const { areas: found, errors } = read([header, 'kasur,1,,amna,,,,,,,', 'kasur,1,,,,,,,,,yes'].join('\n'));
    expect([errors, found.get('district.kasur' as AreaKey)?.[0]?.holidayOfficers]).toEqual([[], []]);
  });
});

describe('a cell', () => {
  it.each([
    ['2026-03-09', '2026-03-09'],
    ['23/3/2026', '2026-03-23'],
    ['3/23/2026', '2026-03-23'],
    ['5.5.2026', '2026-05-05'],
    ['9/3/2026', 'ambiguousDate'],
    ['2026-02-30', 'notUnderstood'],
    ['soon', 'notUnderstood'],
    ['', null],
  ])('with the date %j', (text, meaning) => {
    const cell = dateIn(text);
    expect('why' in cell ? cell.why : cell.value).toBe(meaning);
  });
  it.each([
    ['all', [0, 1, 2, 3, 4, 5, 6]],
    ['Mon, Wed', [0, 2]],
    ['fri-mon', [0, 4, 5, 6]],
    ['پیر، منگل', [0, 1]],
  ])('with the days %j', (text, days) => expect(daysIn(text)).toEqual({ value: days }));
  it('with a time or turns that do not exist is refused', () => {
    for (const text of ['24:00', '8', '8:5', '12:60']) expect(timeIn(text)).toEqual({ why: 'notUnderstood' });
    for (const text of ['0', '-1', '1.5', '400', 'often']) expect(turnsIn(text)).toEqual({ why: 'notUnderstood' });
  });
});

import { areaSchema, type Area } from '#shared/channels/talk.api.ts';
import { placeId } from '#shared/kernel/ids.ts';
import { expect, test } from 'vitest';
import { areaGroups, numbersFor } from './areas.ts';

const number = (value: string, verified = true) => ({ name: { en: `n${value}`, ur: `ن${value}` }, number: value, verified });
const area = (id: string, kind: Area['kind'], parent: string | null, numbers: ReturnType<typeof number>[] = []) =>
  areaSchema.parse({ id, kind, parent, name: { en: id, ur: id }, numbers });
const areas = [
  area('pakistan', 'country', null, [number('15'), number('1122')]),
  area('punjab', 'province', 'pakistan', [number('1121')]),
  area('lahore-division', 'division', 'punjab'),
  area('lahore', 'district', 'lahore-division', [number('042', false), number('15')]),
  area('kasur', 'district', 'lahore-division'),
  area('sindh', 'province', 'pakistan'),
];
const values = (id: string | null) => numbersFor(areas, id === null ? null : placeId.parse(id)).map((item) => item.number);

test('the numbers of an area come before those of what it lies in, each once, and those in doubt at the end', () => {
  expect(values('lahore')).toEqual(['15', '1121', '1122', '042']);
});

test('an area without numbers of its own still shows those above it', () => {
  expect(values('sindh')).toEqual(['15', '1122']);
});

test('without an area the numbers of the country are shown', () => {
  expect(values(null)).toEqual(['15', '1122']);
});

test('an area nobody knows shows no wrong numbers', () => {
  expect(values('atlantis')).toEqual([]);
});

test('districts stand under their province, whatever lies between, in the order of their names', () => {
  expect(areaGroups(areas, 'en').map(({ province, districts }) => [province.id, districts.map(({ id }) => id)])).toEqual([
    ['punjab', ['kasur', 'lahore']],
    ['sindh', []],
  ]);
});

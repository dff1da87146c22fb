import { expect, test } from 'vitest';
import type { DutyView } from '#shared/dispatch/dispatch.schema.ts';
import { openDeviceStore } from '../../../lib/device-store.ts';
import { endWho, keepView, keepWho, openKept, own, pictures, viewOf, whoOf } from './kept.ts';

// Node has no IndexedDB: the store of a page whose browser keeps nothing.
const device = openDeviceStore();
const id = '11111111-1111-4111-8111-111111111111';
const person = {
  staff: { id, name: { en: 'A', ur: 'ا' }, roles: ['officer'], username: 'officer1', languages: ['ur'], districts: [], bodyId: null },
  demo: true,
} as never;
const task = (mine: 'leading' | 'asked' | 'other', taskId: string) => ({
  ...{ id: taskId, version: 1, kind: 'urgent', contactNumber: 1, level: 'P0', districtId: null, reasons: [], femaleOfficer: false },
  ...{ state: 'acknowledged', mine, ledBy: null, round: 1, pagedAs: 'officer', pagedAt: '2026-03-12T07:00:00.000Z', dueAt: null },
  ...{ waveSeconds: 60, code: '4821', checkIn: null, what: 'words', details: null, outcome: null },
  taken: { acknowledged: null, enRoute: null, onScene: null, claimed: null },
});
const [led, asked, other, answered] = [1, 2, 3, 4].map((n) => `${String(n).repeat(8)}-1111-4111-8111-111111111111`);
const view = {
  tasks: [task('leading', led ?? ''), task('asked', asked ?? ''), task('other', other ?? ''), task('asked', answered ?? '')],
  onCall: [],
  deskPhone: null,
} as unknown as DutyView;

test('only the task that is led, and one whose answer still waits, stay on the device, and not for longer than a shift', async () => {
  const kept = await openKept(device);
  await keepView(kept, 1_000, view, new Set([answered ?? '']));
  const again = await openKept(device);
  expect(viewOf(again, 2_000)?.view.tasks.map((one) => one.id)).toEqual([led, answered]);
  expect(viewOf(again, 1_000 + 12 * 3_600_000)?.view.tasks).toEqual([]);
});

test('the end of a session takes the tasks away and leaves what still has to be sent; wiping leaves nothing', async () => {
  const kept = await openKept(device);
  await keepWho(kept, person);
  await kept.set(`${own}step:1`, { act: 'enRoute' });
  await kept.store.write(`${pictures}1`, 'bytes');
  await endWho(kept);
  const again = await openKept(device);
  expect(whoOf(again)).toMatchObject({ ended: true });
  expect(viewOf(again, 2_000)).toBeNull();
  expect(again.list(`${own}step:`)).toHaveLength(1);
  await again.wipe();
  expect(await (await device).list('')).toEqual([]);
  expect(whoOf(await openKept(device))).toBeNull();
});

test('what was written by another version is left out', async () => {
  const kept = await openKept(device);
  await kept.set(`${own}view`, { at: 'x' });
  await kept.set(`${own}who`, 7);
  expect([viewOf(kept, 0), whoOf(kept)]).toEqual([null, null]);
});

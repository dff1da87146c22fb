import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rosterApi } from '#shared/rosters/rosters.api.ts';
import { commandId } from '#tests/support/test-app.ts';
import { startRosterScene, type RosterScene } from '#tests/support/roster-scene.ts';

let scene: RosterScene;
beforeAll(async () => {
  scene = await startRosterScene();
});
beforeEach(() => scene.reset());
afterAll(() => scene.stop());

const header = 'area,layer,layer name,officer,turn days,from,until,days,first day,last day,on holidays';
const preview = (text: string) => scene.supervisor.call(rosterApi.previewFile, { body: { text } });
type Areas = Awaited<ReturnType<typeof preview>>['areas'];
const apply = (areas: Areas, command = commandId()) =>
  scene.supervisor.send(rosterApi.applyFile, {
    body: { commandId: command, areas: areas.map(({ area, revision, layers }) => ({ area, revision, layers })) },
  });
const written = async () => (await scene.supervisor.call(rosterApi.overview)).standings.map(({ area }) => area);

describe('rosters as a file', () => {
  it('are written so that they can be read again, and then change nothing', async () => {
    const { text } = await scene.admin.call(rosterApi.file);
    expect(text.startsWith('\ufeffarea,layer,')).toBe(true);
    const { errors, areas } = await preview(text);
    expect(errors).toEqual([]);
    expect(areas.map(({ area, change }) => [area, change])).toEqual([
      ['district.faisalabad', 'same'],
      ['district.kasur', 'same'],
      ['district.lahore', 'same'],
      ['fallback', 'same'],
    ]);
  });

  it('are shown before anything is written: what is new, what changes, and what would be without anybody', async () => {
    const before = await written();
    const { errors, areas } = await preview(`${header}\nOkara,1,,officer3,,08:00,20:00,mon-sat,,,\nلاہور,1,,officer3,,,,,,,`);
    expect(errors).toEqual([]);
    expect(areas.map(({ area, change, gaps }) => [area, change, gaps.length > 0])).toEqual([
      ['district.okara', 'new', true],
      ['district.lahore', 'changed', false],
    ]);
    expect(await written()).toEqual(before);
    expect(await scene.onCall(scene.clock.now())).toEqual(['first', 'second']);
  });

  it('are taken over as they were shown, once, by officers’ sign-in names or names', async () => {
    const { areas } = await preview(`${header}\nlahore,1,,Aqeeq (demo officer),,,,,,,\nokara,1,,officer1,,,,,,,`);
    const command = commandId();
    for (const _ of [1, 2]) {
      const { status, body } = await apply(areas, command);
      expect([status, body.areas.map(({ isSet }) => isSet)]).toEqual([200, [true, true]]);
    }
    expect(await scene.onCall(scene.clock.now())).toEqual(['third']);
    expect((await scene.view('district.okara')).revision).toBe(1);
    expect((await scene.view(scene.area)).revision).toBe(2);
  });

  it('are refused as a whole when one of them is another by now', async () => {
    const { areas } = await preview(`${header}\nokara,1,,officer1,,,,,,,\nlahore,1,,officer3,,,,,,,`);
    await scene.setLayers(scene.area, [scene.layer([scene.idOf(scene.second)])]);
    const late = await apply(areas);
    expect([late.status, (late.body as unknown as { code: string }).code]).toEqual([409, 'rosterChanged']);
    expect((await scene.view('district.okara')).revision).toBe(0);
    expect(await scene.onCall(scene.clock.now())).toEqual(['second']);
  });

  it('name no one who may not be on call, and no place that is not there', async () => {
    const answer = await preview(`${header}\nokara,1,,officer1,,,,,,,\nkasur,1,,nobody,,,,mon-xyz,,,`);
    expect(answer.areas.map(({ area }) => area)).toEqual(['district.okara']);
    expect(rosterApi.previewFile.answer.safeParse(answer).success).toBe(true);
    const { errors } = await preview(`${header}\natlantis,1,,officer1,,,,,,,\nlahore,1,,desk1,,,,,,,\nlahore,2,,agent1,,,,,,,`);
    expect(errors.slice(0, 3).map(({ line, why, value }) => [line, why, value])).toEqual([
      [2, 'unknownArea', 'atlantis'],
      [3, 'unknownOfficer', 'desk1'],
      [4, 'unknownOfficer', 'agent1'],
    ]);
  });

  it('keep what was changed for single times where a layer stays at its place', async () => {
    const { first, third, idOf, view, override, area, onCall } = scene;
    const [layer] = (await view(area)).layers;
    const tomorrow = { from: '2026-03-13T08:00:00+05:00', until: '2026-03-13T20:00:00+05:00' };
    await override(area, { kind: 'standIn', layerId: layer?.id, insteadOf: idOf(first), officerId: idOf(third), ...tomorrow });
    await apply((await preview(`${header}\nlahore,1,,officer1,,,,,,,`)).areas);
    expect([await onCall('2026-03-13T12:00:00+05:00'), await onCall('2026-03-14T12:00:00+05:00')]).toEqual([['third'], ['first']]);
  });

  it('of a whole province are not too long, and what is far too long is told', async () => {
    const lines = Array.from({ length: 1500 }, (_, i) => `lahore,${(i % 12) + 1},,officer${(i % 3) + 1},,08:00,20:00,mon-sat,2026-03-09,,`);
    expect((await preview([header, ...lines].join('\n'))).errors.length).toBe(100);
    const huge = await scene.supervisor.raw('post', '/api/roster-file/preview', { text: 'x'.repeat(600_000) });
    expect(huge.status).toBe(413);
  });
});

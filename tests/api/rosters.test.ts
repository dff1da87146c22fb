import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId, type StaffId } from '#shared/kernel/ids.ts';
import { rosterApi } from '#shared/rosters/rosters.api.ts';
import { commandId, eventually } from '#tests/support/test-app.ts';
import { startRosterScene, type RosterScene } from '#tests/support/roster-scene.ts';

let scene: RosterScene;
beforeAll(async () => {
  scene = await startRosterScene();
});
beforeEach(() => scene.reset());
afterAll(() => scene.stop());

const noon = '2026-03-12T12:00:00+05:00';
const codeOf = ({ body }: { body: unknown }): unknown => (body as { code?: unknown }).code;

describe('the layers of a roster', () => {
  it('are set with the revision that was seen, and from then on decide who is called', async () => {
    const { first, second, third, idOf, layer, setLayers, onCall, area } = scene;
    expect(await onCall(noon)).toEqual(['first', 'second']);
    const layers = [layer([idOf(third), idOf(second)], { turnDays: 7, firstDay: '2026-03-09', from: '08:00', until: '08:00' })];
    const set = await setLayers(area, layers);
    expect([set.status, set.body.revision, set.body.layers]).toEqual([200, 2, layers]);
    expect(await onCall(noon)).toEqual(['third']);
    expect(await onCall('2026-03-16T07:59:00+05:00')).toEqual(['third']);
    expect(await onCall('2026-03-16T08:00:00+05:00')).toEqual(['second']);
    expect(idOf(first)).not.toBe(idOf(second));
  });

  it('that somebody else set meanwhile are not written over: that is told, and nothing is changed', async () => {
    const { first, third, idOf, layer, setLayers, view, area, admin } = scene;
    const { revision } = await view(area);
    await setLayers(area, [layer([idOf(first)])], { revision });
    const late = await setLayers(area, [layer([idOf(third)])], { revision, by: admin });
    expect([late.status, codeOf(late)]).toEqual([409, 'rosterChanged']);
    expect((await view(area)).layers.map(({ officers }) => officers)).toEqual([[idOf(first)]]);
    const both = await Promise.all([1, 2].map(() => setLayers('district.sheikhupura', [layer([idOf(third)])], { revision: 0 })));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('are set once by a command that comes twice', async () => {
    const { first, idOf, layer, setLayers, area } = scene;
    const command = commandId();
    const layers = [layer([idOf(first)])];
    const answers = [await setLayers(area, layers, { revision: 1, command }), await setLayers(area, layers, { revision: 1, command })];
    expect(answers.map(({ status, body }) => [status, body.revision])).toEqual([
      [200, 2],
      [200, 2],
    ]);
    const fresh = [1, 2].map(() => setLayers('division.lahore-division', layers, { revision: 0, command: command }));
    expect((await Promise.all(fresh)).map(({ status, body }) => [status, body.revision])).toEqual([
      [200, 1],
      [200, 1],
    ]);
  });

  it('name only people who can be called; who was named before and cannot be called any more is shown as a problem', async () => {
    const { app, first, second, supervisor, idOf, layer, setLayers, area } = scene;
    const { me: agent } = await app.signIn('agent1');
    for (const id of [agent.staffId as StaffId, newId<StaffId>()]) {
      const refused = await setLayers(area, [layer([idOf(first), id])]);
      expect([refused.status, codeOf(refused)]).toEqual([409, 'officerUnable']);
    }
    const disable = (disabled: boolean) =>
      app.platform.db.collection<{ _id: string }>('staff').updateOne({ _id: idOf(first) }, { $set: { disabled } });
    await disable(true);
    const set = await setLayers(area, [layer([idOf(first)])]);
    expect(set.status).toBe(200);
    expect(set.body.people.find(({ id }) => id === idOf(first))?.able).toBe(false);
    const { standings } = await supervisor.call(rosterApi.overview);
    const lahore = standings.find((one) => one.area === area);
    expect(lahore).toMatchObject({ now: [], unable: [idOf(first)] });
    expect(lahore?.gaps).toHaveLength(1);
    const again = await setLayers(area, [layer([idOf(second)])]);
    expect(again.status).toBe(200);
    expect((await setLayers(area, [layer([idOf(first)])])).status).toBe(409);
    await disable(false);
  });

  it('are for areas that exist only, and read but not changed by coordinators', async () => {
    const { coordinator, idOf, first, layer, setLayers, area } = scene;
    for (const wrong of ['district.atlantis', 'division.lahore', 'province.lahore-division'])
      expect((await setLayers(wrong, [layer([idOf(first)])], { revision: 0 })).status, wrong).toBe(404);
    expect((await coordinator.call(rosterApi.of, { params: { area } })).layers.length).toBeGreaterThan(0);
    expect((await setLayers(area, [], { by: coordinator })).status).toBe(403);
  });
});

describe('an override', () => {
  const stretch = { from: '2026-03-13T08:00:00+05:00', until: '2026-03-13T20:00:00+05:00' };
  it('puts somebody in the place of another, and is gone when it is withdrawn', async () => {
    const { first, third, supervisor, idOf, override, onCall, area } = scene;
    const made = await override(area, { kind: 'standIn', insteadOf: idOf(first), officerId: idOf(third), ...stretch });
    expect(made.status).toBe(201);
    expect([await onCall('2026-03-13T12:00:00+05:00'), await onCall('2026-03-13T20:00:00+05:00')]).toEqual([
      ['third', 'second'],
      ['first', 'second'],
    ]);
    const [one] = made.body.overrides;
    const withdraw = () =>
      supervisor.send(rosterApi.withdrawOverride, { params: { area, overrideId: one?.id ?? '' }, body: { commandId: commandId() } });
    expect([(await withdraw()).body.overrides, (await withdraw()).status]).toEqual([[], 200]);
    expect(await onCall('2026-03-13T12:00:00+05:00')).toEqual(['first', 'second']);
  });

  it('is made once by a command that comes twice, and refused for a time that is over, empty, or a layer that is not there', async () => {
    const { first, idOf, override, area, layer, view } = scene;
    const away = { kind: 'away', insteadOf: idOf(first), ...stretch };
    const command = commandId();
    for (const _ of [1, 2]) expect((await override(area, away, scene.supervisor, command)).status).toBe(201);
    expect((await view(area)).overrides).toHaveLength(1);
    const past = { from: '2026-03-11T08:00:00+05:00', until: '2026-03-12T11:00:00+05:00' };
    const refusals = [
      { ...away, ...past },
      { ...away, until: stretch.from },
      { ...away, layerId: layer([]).id },
    ];
    const answers = await Promise.all(refusals.map((wish) => override(area, wish)));
    expect(answers.map(codeOf)).toEqual(['stretchOver', 'emptyStretch', 'rosterChanged']);
    expect((await override('district.attock', away)).status).toBe(404);
    expect((await view(area)).overrides).toHaveLength(1);
  });

  it('does not stand in the way of somebody who sets the layers at the same time', async () => {
    const { first, idOf, override, layer, setLayers, area, view } = scene;
    const { revision } = await view(area);
    await override(area, { kind: 'away', insteadOf: idOf(first), ...stretch });
    const set = await setLayers(area, [layer([idOf(first)])], { revision });
    expect([set.status, set.body.overrides.length]).toEqual([200, 1]);
  });
});

describe('the overview', () => {
  it('tells gaps four weeks ahead, who is on call now, and every area that may have a roster', async () => {
    const { supervisor } = scene;
    const { areas, standings, people } = await supervisor.call(rosterApi.overview);
    const faisalabad = standings.find(({ area }) => area === 'district.faisalabad');
    // In the demonstration nobody goes in Faisalabad on Sundays.
    expect(faisalabad?.gaps[0]).toEqual({ from: '2026-03-15T03:00:00.000Z', until: '2026-03-16T03:00:00.000Z' });
    expect(faisalabad?.gaps).toHaveLength(4);
    expect(standings.find(({ area }) => area === 'district.lahore')).toMatchObject({ gaps: [], unable: [] });
    expect(areas.find(({ area }) => area === 'district.kasur')).toMatchObject({ inside: 'division.lahore-division' });
    expect(areas.filter(({ area }) => area.startsWith('district.')).length).toBe(41);
    expect(people.every(({ able }) => able)).toBe(true);
  });
});

describe('holidays', () => {
  it('are one list for all rosters, set with the revision that was seen', async () => {
    const { supervisor, admin, first, second, idOf, layer, setLayers, area, onCall, view } = scene;
    const set = (by: typeof admin, revision: number, days: object[]) =>
      by.send(rosterApi.setHolidays, { body: { commandId: commandId(), revision, days } });
    const eid = { date: '2026-03-20', name: 'عید الفطر' };
    expect((await set(admin, 0, [{ date: '2026-03-21', name: 'Eid' }, eid])).body).toMatchObject({ revision: 1, days: [eid, {}] });
    expect(codeOf(await set(supervisor, 0, []))).toBe('rosterChanged');
    await setLayers(area, [layer([idOf(first)], { holidayOfficers: [idOf(second)] })]);
    expect([await onCall('2026-03-20T12:00:00+05:00'), await onCall('2026-03-22T12:00:00+05:00')]).toEqual([['second'], ['first']]);
    expect((await view('district.kasur')).holidays.days).toHaveLength(2);
    expect((await set(supervisor, 1, [])).body.revision).toBe(2);
    expect(await onCall('2026-03-20T12:00:00+05:00')).toEqual(['first']);
  });
});

it('every change of a roster is in the audit trail, with who made it', async () => {
  const { app, clock, first, supervisor, idOf, layer, setLayers, override, area } = scene;
  // A moment of its own tells its events from those of other tests.
  clock.advance(1_234);
  await setLayers(area, [layer([idOf(first)])]);
  await override(area, { kind: 'away', insteadOf: idOf(first), from: noon, until: '2026-03-13T12:00:00+05:00' });
  const at = clock.now();
  const rows = await eventually(async () => {
    const found = await app.platform.db.collection('audit').find({ recordId: area, at }).sort({ seq: 1 }).toArray();
    return found.length === 2 && found;
  });
  expect(rows.map((row) => String(row.type))).toEqual(['roster:layersSet', 'roster:overrideAdded']);
  expect(rows.map(({ actor }) => (actor as { id: string }).id)).toEqual([supervisor.me.staffId, supervisor.me.staffId]);
});

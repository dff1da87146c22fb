import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rosterApi } from '#shared/rosters/rosters.api.ts';
import type { Swap } from '#shared/rosters/swap.schema.ts';
import { commandId, type TestClient } from '#tests/support/test-app.ts';
import { startRosterScene, type RosterScene } from '#tests/support/roster-scene.ts';

let scene: RosterScene;
// First and second take turns in Lahore week by week from Monday 9 March, eight to eight; the third is named for holidays only.
beforeAll(async () => {
  scene = await startRosterScene();
});
beforeEach(async () => {
  await scene.reset();
  const { first, second, third, idOf, layer, setLayers, area } = scene;
  const weekly = { turnDays: 7, firstDay: '2026-03-09', from: '08:00', until: '08:00', holidayOfficers: [idOf(third)] };
  await setLayers(area, [layer([idOf(first), idOf(second)], weekly)]);
});
afterAll(() => scene.stop());

const codeOf = ({ body }: { body: unknown }): unknown => (body as { code?: unknown }).code;
const friday = { from: '2026-03-13T08:00:00+05:00', until: '2026-03-14T08:00:00+05:00' };
const nextTuesday = { from: '2026-03-17T08:00:00+05:00', until: '2026-03-18T08:00:00+05:00' };
const [onFriday, onTuesday] = ['2026-03-13T12:00:00+05:00', '2026-03-17T12:00:00+05:00'];

const ask = (more: object = {}, by: TestClient = scene.first, command = commandId()) =>
  by.send(rosterApi.askSwap, {
    body: { commandId: command, area: scene.area, askedOf: scene.idOf(scene.second), give: friday, back: null, ...more },
  });
const answer = (by: TestClient, { id }: Pick<Swap, 'id'>, accept = true, command = commandId()) =>
  by.send(rosterApi.answerSwap, { params: { swapId: id }, body: { commandId: command, accept } });
const withdraw = (by: TestClient, { id }: Pick<Swap, 'id'>) =>
  by.send(rosterApi.withdrawSwap, { params: { swapId: id }, body: { commandId: commandId() } });
const bothDays = async () => [...(await scene.onCall(onFriday)), ...(await scene.onCall(onTuesday))];

describe('a swap', () => {
  it('changes nothing until the other has accepted, and then gives each the stretch of the other', async () => {
    const asked = await ask({ back: nextTuesday });
    expect(asked.status).toBe(201);
    expect(await bothDays()).toEqual(['first', 'second']);
    const command = commandId();
    for (const _ of [1, 2]) expect((await answer(scene.second, asked.body, true, command)).body.state).toBe('accepted');
    expect(await bothDays()).toEqual(['second', 'first']);
    const mine = await scene.second.call(rosterApi.mine);
    const me = mine.areas.find(({ area }) => area === scene.area)?.people.find(({ id }) => id === scene.idOf(scene.second));
    expect(me?.turns[0]).toEqual({ from: '2026-03-13T03:00:00.000Z', until: '2026-03-14T03:00:00.000Z', rank: 1 });
    expect(mine.swaps.map(({ state }) => state)).toEqual(['accepted']);
  });

  it('that is declined or taken back changes nothing, and cannot be accepted any more', async () => {
    const declined = (await ask()).body;
    expect((await answer(scene.second, declined, false)).body.state).toBe('declined');
    const taken = (await ask()).body;
    expect((await withdraw(scene.first, taken)).body.state).toBe('withdrawn');
    for (const swap of [declined, taken]) expect(codeOf(await answer(scene.second, swap))).toBe('swapEnded');
    expect(await bothDays()).toEqual(['first', 'second']);
  });

  it('that was accepted is withdrawn by a supervisor only, and everything is as before', async () => {
    const swap = (await ask()).body;
    await answer(scene.second, swap);
    expect(codeOf(await withdraw(scene.first, swap))).toBe('swapEnded');
    const { swaps } = await scene.supervisor.call(rosterApi.overview);
    expect(swaps.map(({ id, state }) => [id, state])).toEqual([[swap.id, 'accepted']]);
    expect((await withdraw(scene.supervisor, swap)).body.state).toBe('withdrawn');
    expect(await bothDays()).toEqual(['first', 'second']);
  });

  it('is asked once by a command that comes twice, and not twice for the same time', async () => {
    const command = commandId();
    const [one, two] = [await ask({}, scene.first, command), await ask({}, scene.first, command)];
    expect([one.status, two.status, one.body.id === two.body.id]).toEqual([201, 201, true]);
    expect(codeOf(await ask())).toBe('alreadyAsked');
  });

  it.each([
    ['of a time that is not one’s own', () => ask({ give: nextTuesday }), 'notTheirShift'],
    [
      'of a time that is only partly one’s own',
      () => ask({ give: { from: friday.from, until: '2026-03-17T08:00:00+05:00' } }),
      'notTheirShift',
    ],
    [
      'for a time that the other does not have',
      () => ask({ back: { ...friday, from: '2026-03-14T08:00:00+05:00', until: '2026-03-15T08:00:00+05:00' } }),
      'notTheirShift',
    ],
    ['with oneself', () => ask({ askedOf: scene.idOf(scene.first) }), 'alreadyOnCall'],
    ['with somebody outside the roster', () => ask({ askedOf: scene.idOf(scene.supervisor) }), 'notColleague'],
    [
      'of a time that is over',
      () => ask({ give: { from: '2026-03-11T08:00:00+05:00', until: '2026-03-12T08:00:00+05:00' } }),
      'stretchOver',
    ],
    ['of far too long', () => ask({ give: { from: friday.from, until: '2026-06-14T08:00:00+05:00' } }), 'tooFar'],
    ['in an area without a roster', () => ask({ area: 'district.attock' }), 'notFound'],
  ])('%s is refused', async (_, tried, code) => {
    expect(codeOf(await tried())).toBe(code);
    expect((await scene.first.call(rosterApi.mine)).swaps).toEqual([]);
  });

  it('is refused with somebody who is on call then already', async () => {
    const { first, second, third, idOf, layer, setLayers, area } = scene;
    await setLayers(area, [layer([idOf(first)]), layer([idOf(second)]), layer([idOf(third)], { days: [0] })]);
    expect(codeOf(await ask())).toBe('alreadyOnCall');
    expect((await ask({ askedOf: idOf(third) })).status).toBe(201);
  });

  it('cannot be accepted once the roster has changed so that it does not fit', async () => {
    const swap = (await ask()).body;
    const { second, idOf, layer, setLayers, area } = scene;
    await setLayers(area, [layer([idOf(second)])]);
    expect(codeOf(await answer(second, swap))).toBe('notTheirShift');
    expect(await bothDays()).toEqual(['second', 'second']);
  });

  it('is nobody else’s: they neither see nor answer it', async () => {
    const swap = (await ask()).body;
    expect((await answer(scene.third, swap)).status).toBe(404);
    expect((await withdraw(scene.third, swap)).status).toBe(404);
    expect((await answer(scene.first, swap)).status).toBe(403);
    expect((await scene.third.call(rosterApi.mine)).swaps).toEqual([]);
  });

  it('of a running shift counts from the moment it is accepted', async () => {
    const { clock, onCall, second } = scene;
    const today = { from: '2026-03-12T08:00:00+05:00', until: '2026-03-13T08:00:00+05:00' };
    const swap = (await ask({ give: today })).body;
    clock.advance(3_600_000);
    expect((await answer(second, swap)).body.state).toBe('accepted');
    expect([await onCall('2026-03-12T12:30:00+05:00'), await onCall('2026-03-12T13:00:00+05:00')]).toEqual([['first'], ['second']]);
  });
});

it('an officer sees where they are named and their colleagues’ shifts there, and nothing of other rosters', async () => {
  const { areas } = await scene.third.call(rosterApi.mine);
  expect(areas.map(({ area }) => area)).toEqual(['district.faisalabad', 'district.lahore', 'fallback']);
  const lahore = areas.find(({ area }) => area === scene.area);
  expect(lahore?.people.map(({ id }) => id).sort()).toEqual([scene.first, scene.second, scene.third].map(scene.idOf).sort());
  expect(lahore?.people.find(({ id }) => id === scene.idOf(scene.third))?.turns).toEqual([]);
});

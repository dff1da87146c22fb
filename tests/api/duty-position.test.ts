import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordApi } from '#shared/contacts/record.api.ts';
import { dispatchApi } from '#shared/dispatch/dispatch.api.ts';
import { dispatchEvents } from '#shared/dispatch/dispatch.events.ts';
import { dutyApi } from '#shared/dispatch/duty.api.ts';
import { positionApi } from '#shared/dispatch/position.api.ts';
import { peopleApi } from '#shared/people/people.api.ts';
import { dispatchScene, type DispatchScene } from '../support/dispatch-scene.ts';
import { commandId, eventually, startTestApp, type TestApp, type TestClient } from '../support/test-app.ts';

let app: TestApp;
let s: DispatchScene;
beforeAll(async () => {
  app = await startTestApp();
  s = await dispatchScene(app);
});
afterAll(() => app.stop());

async function led(by: TestClient = s.first) {
  const contactId = await s.contact();
  const dispatch = await s.start(contactId);
  await s.say(by, 'acknowledge', dispatch);
  return { contactId, id: dispatch.id, dispatch };
}
let minute = 0;
/** A position somewhere near the mill, each found a moment after the one before. */
const near = (lat = 31.52, more: object = {}) => ({
  ...{ lat, lon: 74.35871, accuracyM: 30 },
  at: new Date(Date.now() - 1_000 + (minute += 1)).toISOString(),
  ...more,
});
const tell = (dispatchId: string, position: object | null, by: TestClient = s.first, command = commandId()) =>
  by.send(positionApi.tell, { params: { dispatchId }, body: { commandId: command, position } });
const rows = (id: string) =>
  app.platform.db
    .collection('dispatchPositions')
    .find({ _id: id as never })
    .toArray();
const gone = (id: string) => eventually(async () => (await rows(id)).length === 0, 8_000, 'the position to be erased');
const events = async (id: string) => {
  const all = await app.platform.db.collection('audit').find({ recordId: id }).toArray();
  return all
    .map(({ type }) => type as string)
    .filter((type) => type.startsWith('dispatch:position'))
    .sort();
};

describe('a shared position', () => {
  it('is shown to the owner and to supervisors, sealed, the latest only, with how far it has moved', async () => {
    const { contactId, id } = await led();
    expect((await s.ladder(contactId)).position).toBeNull();
    const first = near(31.52);
    expect(await tell(id, first)).toMatchObject({ status: 200, body: { on: true } });
    expect((await s.ladder(contactId)).position).toEqual({ ...first, movedM: null, wayM: 0 });
    const second = near(31.53);
    await tell(id, second);
    for (const by of [s.agent, s.supervisor])
      expect((await s.ladder(contactId, by)).position).toEqual({ ...second, movedM: 1112, wayM: 1112 });
    await tell(id, near(31.53005));
    expect((await s.ladder(contactId)).position).toMatchObject({ movedM: 6, wayM: 1112 });
    // An older one comes late.
    await tell(id, first);
    expect((await s.ladder(contactId)).position).toMatchObject({ lat: 31.53005 });
    const [row, ...more] = await rows(id);
    expect(more).toEqual([]);
    expect(JSON.stringify(row)).not.toMatch(/31\.5|74\.3/);
    expect(JSON.stringify(await app.platform.db.collection('dispatches').findOne({ _id: id }))).not.toMatch(/31\.5|74\.3/);
    const { dispatches } = await s.supervisor.call(dispatchApi.open);
    expect(dispatches.find((one) => one.id === id)?.position).toBeNull();
    const other = await app.signIn('agent2');
    expect((await other.send(dispatchApi.ofContact, { params: { contactId } })).status).toBe(404);
    await tell(id, null);
  });

  it('comes live to the owner', async () => {
    const { id, contactId } = await led();
    const socket = await s.agent.connect();
    const shown = (lat: number) => socket.hear(dispatchEvents.changed, (view) => view.id === id && view.position?.lat === lat);
    await tell(id, near(31.5));
    await shown(31.5);
    await tell(id, near(31.6));
    await shown(31.6);
    const { version } = await s.ladder(contactId);
    await tell(id, null);
    await socket.hear(dispatchEvents.changed, (view) => view.id === id && view.version > version && view.position === null);
  });

  it('is erased when it is switched off; what was found before comes too late, what is found after switches it on again', async () => {
    const { contactId, id } = await led();
    const before = near();
    await tell(id, near());
    expect(await tell(id, null)).toMatchObject({ status: 200, body: { on: false } });
    expect(await rows(id)).toEqual([]);
    expect((await tell(id, before)).body).toEqual({ on: false });
    expect((await s.ladder(contactId)).position).toBeNull();
    await eventually(async () => (await tell(id, near(31.4, { at: new Date().toISOString() }))).body.on === true, 3_000, 'it to be on');
    expect((await s.ladder(contactId)).position).toMatchObject({ lat: 31.4 });
    expect((await tell(id, null)).status).toBe(200);
    expect((await tell(id, null)).status).toBe(200);
    await eventually(async () => (await events(id)).length === 4, 5_000, 'the trail');
    expect(await events(id)).toEqual(['dispatch:positionOff', 'dispatch:positionOff', 'dispatch:positionOn', 'dispatch:positionOn']);
    expect(JSON.stringify(await app.platform.db.collection('audit').find({ recordId: id }).toArray())).not.toMatch(/31\.\d|74\.3/);
  });

  it('is taken of whoever goes, on the way only', async () => {
    const contactId = await s.contact();
    const dispatch = await s.start(contactId);
    expect((await tell(dispatch.id, near())).status).toBe(409);
    await s.say(s.first, 'acknowledge', dispatch);
    expect((await tell(dispatch.id, near(), s.second)).status).toBe(404);
    expect((await tell(dispatch.id, null, s.second)).status).toBe(404);
    expect((await tell(dispatch.id, near(), s.agent)).status).toBe(403);
    await s.say(s.first, 'onScene', dispatch);
    expect(await tell(dispatch.id, near())).toMatchObject({ status: 409, body: { code: 'notOnTheWay' } });
    expect(await rows(dispatch.id)).toEqual([]);
  });

  it('that is nonsense is refused and nothing is kept', async () => {
    const { id } = await led();
    const wrong = [{ lat: 91 }, { lon: -181 }, { accuracyM: -1 }, { at: 'yesterday' }, { lat: '31' }, { name: 'x' }];
    for (const part of wrong) expect((await tell(id, near(31, part))).status, JSON.stringify(part)).toBe(400);
    expect(await rows(id)).toEqual([]);
  });

  it('is erased by whatever ends the way', async () => {
    const command = () => ({ commandId: commandId() });
    const ends: Record<string, (one: Awaited<ReturnType<typeof led>>) => Promise<unknown>> = {
      arrival: ({ dispatch }) => s.say(s.first, 'onScene', dispatch),
      'handing back': ({ id }) =>
        s.first.call(dutyApi.decline, { params: { dispatchId: id }, body: { ...command(), reason: 'noVehicle' } }),
      'standing down': ({ id }) =>
        s.agent.call(dispatchApi.standDown, { params: { dispatchId: id }, body: { ...command(), reason: 'found' } }),
      'a lost word of the end': ({ id }) =>
        app.platform.db.collection('dispatches').updateOne({ _id: id }, { $set: { state: 'stoodDown' }, $inc: { version: 1 } }),
      'a long silence': ({ id }) =>
        app.platform.db.collection('dispatchPositions').updateOne({ _id: id }, { $set: { heardAt: new Date(Date.now() - 16 * 60_000) } }),
    };
    for (const [name, end] of Object.entries(ends)) {
      const one = await led();
      expect((await tell(one.id, near())).body, name).toEqual({ on: true });
      await end(one);
      await gone(one.id);
      expect((await s.ladder(one.contactId)).position, name).toBeNull();
    }
  });

  it('is erased when its officer signs out, and is not shared anew by going again', async () => {
    const officer = await app.signIn('officer1');
    const { id, dispatch, contactId } = await led(officer);
    await tell(id, near(), officer);
    await officer.call(peopleApi.signOut);
    await gone(id);
    await eventually(async () => (await events(id)).includes('dispatch:positionOff'), 5_000, 'the trail');
    await s.first.call(dutyApi.decline, { params: { dispatchId: id }, body: { commandId: commandId(), reason: 'noVehicle' } });
    const again = await s.ladder(contactId);
    await s.say(s.first, 'acknowledge', { ...dispatch, wave: again.wave });
    expect((await s.ladder(contactId)).position).toBeNull();
  });

  it('is erased, and seen by nobody, when its officer is alleged to have done harm', async () => {
    const { id, contactId } = await led();
    await tell(id, near());
    await s.agent.call(recordApi.saveRecord, {
      params: { contactId },
      body: { commandId: commandId(), fields: { perpetratorStaff: [s.first.me.staffId] } },
    });
    await gone(id);
    expect((await tell(id, near())).status).toBe(404);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dispatchApi } from '#shared/dispatch/dispatch.api.ts';
import { photosApi, mostPhotos } from '#shared/dispatch/photos.api.ts';
import { dispatchScene, type DispatchScene } from '../support/dispatch-scene.ts';
import { commandId, startTestApp, type TestApp, type TestClient } from '../support/test-app.ts';

let app: TestApp;
let s: DispatchScene;
beforeAll(async () => {
  app = await startTestApp();
  s = await dispatchScene(app);
});
afterAll(() => app.stop());

const segment = (marker: number, body: Buffer) =>
  Buffer.concat([Buffer.from([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 255]), body]);
/** The frame of a JPEG as a canvas writes it, with as much in it as told, and with further segments. */
const jpeg = (size = 2_000, ...more: Buffer[]) =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from('JFIF\0quokka')),
    ...more,
    segment(0xda, Buffer.alloc(10)),
    Buffer.alloc(size, 7),
    Buffer.from([0xff, 0xd9]),
  ]).toString('base64');

async function led() {
  const contactId = await s.contact();
  const dispatch = await s.start(contactId);
  await s.say(s.first, 'acknowledge', dispatch);
  return { contactId, id: dispatch.id };
}
const send = (dispatchId: string, by: TestClient = s.first, body: object = {}) =>
  by.send(photosApi.add, {
    params: { dispatchId },
    body: { commandId: commandId(), takenAt: '2026-03-12T07:00:00.000Z', jpeg: jpeg(), ...body },
  });
const openIt = (dispatchId: string, photoId: string, by: TestClient) => by.send(photosApi.open, { params: { dispatchId, photoId } });

describe('a picture of an officer', () => {
  it('is kept once and sealed, and opened by the owner and supervisors only, each opening on record', async () => {
    const { contactId, id } = await led();
    const body = { commandId: commandId(), jpeg: jpeg(190_000) };
    expect(await send(id, s.first, body)).toMatchObject({ status: 201, body: { count: 1 } });
    expect(await send(id, s.first, body)).toMatchObject({ status: 201, body: { count: 1 } });
    const [photo] = (await s.ladder(contactId)).photos;
    expect(photo?.takenAt).toBe('2026-03-12T07:00:00.000Z');
    for (const by of [s.agent, s.supervisor]) expect((await openIt(id, photo?.id ?? '', by)).body).toEqual({ jpeg: body.jpeg });
    const other = await app.signIn('agent2');
    expect((await openIt(id, photo?.id ?? '', other)).status).toBe(404);
    expect((await openIt(id, photo?.id ?? '', s.first)).status).toBe(403);
    expect((await openIt((await led()).id, photo?.id ?? '', s.agent)).status).toBe(404);
    const rows = await app.platform.db.collection('audit').find({ type: 'dispatch:photoOpened', recordId: id }).toArray();
    expect(rows).toHaveLength(2);
    const stored = JSON.stringify(await app.platform.db.collection('dispatchPhotos').find({}).toArray());
    expect(stored).not.toContain(body.jpeg.slice(0, 60));
  });

  it('comes from whoever goes and from nobody else', async () => {
    const { id } = await led();
    expect((await send(id, s.second)).status).toBe(404);
    await app.platform.db
      .collection('dispatches')
      .updateOne({ _id: id }, { $addToSet: { pagedIds: s.second.me.staffId }, $inc: { version: 1 } });
    expect([404, 409]).toContain((await send(id, s.second)).status);
  });

  it('is one of five at most, and comes late for a day', async () => {
    const { contactId, id } = await led();
    for (let i = 0; i < mostPhotos; i += 1) expect((await send(id)).status).toBe(201);
    expect(await send(id)).toMatchObject({ status: 409, body: { code: 'tooManyPhotos' } });
    expect((await s.ladder(contactId)).photos).toHaveLength(mostPhotos);
    const late = await led();
    await s.agent.call(dispatchApi.standDown, { params: { dispatchId: late.id }, body: { commandId: commandId(), reason: 'found' } });
    expect((await send(late.id)).status).toBe(201);
    await app.platform.db
      .collection('dispatches')
      .updateOne({ _id: late.id }, { $set: { standDown: { by: null, at: new Date(0) } }, $inc: { version: 1 } });
    expect(await send(late.id)).toMatchObject({ status: 409, body: { code: 'dispatchEnded' } });
  });

  it('that is none, is too large, or tells where it was made, is refused and nothing is kept', async () => {
    const { contactId, id } = await led();
    const exif = segment(0xe1, Buffer.from('Exif\0\0GPS 31.5 74.3'));
    const wrong = [jpeg(100, exif), jpeg(100, segment(0xfe, Buffer.from('made by'))), jpeg(200_001), `/9j/${'A'.repeat(200)}`, 'hello'];
    for (const bytes of wrong) expect((await send(id, s.first, { jpeg: bytes })).status, bytes.slice(0, 20)).toBe(400);
    expect((await send(id, s.first, { jpeg: jpeg(400_000) })).status).toBe(413);
    expect((await s.ladder(contactId)).photos).toEqual([]);
  });
});

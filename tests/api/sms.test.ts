import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dispatchApi } from '#shared/dispatch/dispatch.api.ts';
import { reachApi as api } from '#shared/reach/reach.api.ts';
import { smsTexts } from '#shared/reach/sms-texts.ts';
import { createLogger } from '#server/platform/logger.ts';
import { dispatchScene, type DispatchScene } from '../support/dispatch-scene.ts';
import { contentOfRedis } from '../support/redis-content.ts';
import { startSmsGateway, type SmsGateway } from '../support/sms-gateway.ts';
import { smsScene } from '../support/sms-scene.ts';
import { commandId, eventually, startTestApp, type TestApp, type TestClient } from '../support/test-app.ts';

const [mine, theirs] = ['+923001234567', '+923459876543'];
const logged: string[] = [];
let gateway: SmsGateway;
let app: TestApp;
let s: DispatchScene;
let t: ReturnType<typeof smsScene>;
beforeAll(async () => {
  gateway = await startSmsGateway();
  const logger = createLogger('trace', { write: (line: string) => void logged.push(line) });
  app = await startTestApp({ env: { SMS_GATEWAY_FILE: gateway.file, PUBLIC_ORIGINS: 'https://desk.example' }, logger });
  s = await dispatchScene(app);
  t = smsScene(app, gateway);
  await t.own(s.first, mine);
  await t.own(s.second, theirs, 'ur');
});
afterAll(async () => {
  await app.stop();
  await gateway.stop();
});

let count = 0;
const bring = (from: string, message: string, more: object = {}) =>
  t.bring({ msisdn: from, message, msgid: `m${(count += 1)}`, time: new Date().toISOString(), ...more });
const answered = (number: string, text: string) => t.smsTo(number, (one) => one === text);
const { answer } = smsTexts.en;
const code = (who: TestClient, number: string, digits: string) =>
  who.send(api.verify, { body: { commandId: commandId(), code: digits } }).then(({ status }) => [number, status]);

async function urgent(): Promise<{ contactId: string; id: string; code: string }> {
  const contactId = await s.contact();
  const { id } = await s.start(contactId);
  const { text } = await t.smsTo(mine, (one) => one.includes('urgent') && !seen.has(one));
  seen.add(text);
  return { contactId, id, code: /\d{4}/.exec(text)?.[0] ?? '' };
}
const seen = new Set<string>();
const end = ({ id }: { id: string }) =>
  s.agent.call(dispatchApi.standDown, { params: { dispatchId: id }, body: { commandId: commandId(), reason: 'It was a mistake' } });

describe('a number', () => {
  it('is somebody’s once its code was entered, and only they see it whole', async () => {
    const view = await s.first.call(api.mine);
    expect(view.phone).toMatchObject({ number: mine });
    expect(view.ready.sms).not.toBeNull();
    expect(JSON.stringify(await s.second.call(api.mine))).not.toContain(mine);
  });

  it('is not taken by a wrong code, and after five not by the right one either', async () => {
    const who = await app.signIn('officer3');
    await who.call(api.phone, { body: { commandId: commandId(), number: '0312 5550001', language: 'en' } });
    const { text } = await t.smsTo('+923125550001');
    const right = /\d{6}/.exec(text)?.[0] ?? '';
    const wrong = right === '000000' ? '111111' : '000000';
    for (let i = 4; i >= 0; i -= 1) {
      const { status, body } = await who.send(api.verify, { body: { commandId: commandId(), code: wrong } });
      expect([status, (body as unknown as { facts: unknown }).facts]).toEqual([409, { triesLeft: i }]);
    }
    expect(await code(who, 'right', right)).toEqual(['right', 409]);
    expect(await who.call(api.mine)).toMatchObject({ phone: null, checking: null });
    expect((await who.send(api.phone, { body: { commandId: commandId(), number: '0312 5550001', language: 'en' } })).status).toBe(429);
  });

  it('must be a mobile one, and one that the gateway takes', async () => {
    const who = await app.signIn('supervisor2');
    const ask = async (number: string) => (await who.send(api.phone, { body: { commandId: commandId(), number, language: 'ur' } })).status;
    expect(await ask('042 35761234')).toBe(422);
    gateway.treat(500);
    const body = { commandId: commandId(), number: '0300 5550002', language: 'ur' };
    expect((await who.send(api.phone, { body })).status).toBe(503);
    expect((await who.call(api.mine)).checking).toBeNull();
    // The same command again does not pretend that the code is on its way.
    expect((await who.send(api.phone, { body })).status).toBe(503);
  });

  it('that somebody else shows to be theirs leaves its former owner', async () => {
    const [before, after] = await Promise.all([app.signIn('coordinator1'), app.signIn('supervisor1')]);
    await t.own(before, '+923005550003');
    gateway.got.splice(0);
    await t.own(after, '+923005550003');
    expect((await before.call(api.mine)).phone).toBeNull();
    expect(await app.app.reach.service.byPhone('0300-5550003')).toBe(after.me.staffId);
    await after.call(api.removePhone, { body: { commandId: commandId() } });
  });
});

describe('a page by SMS', () => {
  it('holds a code and a link, and its answer makes the officer lead', async () => {
    const dispatch = await urgent();
    const { text } = await t.smsTo(mine, (one) => one.includes(dispatch.code));
    expect(text).toBe(
      `Muhafiz: ${dispatch.code} - urgent. Answer A ${dispatch.code} to go, D ${dispatch.code} if you cannot. https://desk.example/duty`,
    );
    expect((await bring('03001234567', `a${dispatch.code}`)).body).toBe('ACK/Jasmin');
    await answered(mine, answer.leading);
    expect(await s.task(s.first, dispatch.id)).toMatchObject({ mine: 'leading' });
    await end(dispatch);
  });

  it('that cannot be followed pages the next officer at once, in their language', async () => {
    const dispatch = await urgent();
    await bring(mine, `D ${dispatch.code} sorry`);
    await answered(mine, answer.declined);
    const { text } = await t.smsTo(theirs, (one) => one.includes(dispatch.code));
    expect(text).toContain('فوری');
    // Anybody could send in this officer's name: without the code it stops nothing.
    await bring(theirs, 'ہاں');
    await t.smsTo(theirs, (one) => one === smsTexts.ur.answer.notUnderstood);
    expect(await s.task(s.second, dispatch.id)).toMatchObject({ mine: 'asked' });
    await bring(theirs, `ہاں ${dispatch.code}`);
    await t.smsTo(theirs, (one) => one === smsTexts.ur.answer.leading);
    await bring(mine, `A ${dispatch.code}`);
    await answered(mine, answer.also);
    await end(dispatch);
    await bring(mine, `A ${dispatch.code}`);
    await answered(mine, answer.over);
  });

  it('is told received, or refused, by the gateway’s receipts, in whatever order and however often', async () => {
    const dispatch = await urgent();
    const page = async () =>
      (await app.platform.db.collection('dispatchPages').findOne({ dispatchId: dispatch.id, channel: 'sms' })) as unknown as {
        reference: string;
        receivedAt: Date | null;
        ended: string | null;
      };
    const { reference } = await eventually(async () => ((await page()).reference ? page() : null));
    await t.tellDelivery({ id: reference, state: 'ENROUTE' });
    expect((await page()).receivedAt).toBeNull();
    for (const state of ['UNDELIV', 'DELIVRD', 'DELIVRD', 'UNDELIV'])
      expect((await t.tellDelivery({ id: reference, state })).status).toBe(200);
    await eventually(async () => (await page()).receivedAt);
    await end(dispatch);
  });

  it('whose gateway fails is tried again under the same id', async () => {
    gateway.treat(500);
    const contactId = await s.contact();
    const before = gateway.got.length;
    const dispatch = await s.start(contactId);
    await eventually(() => gateway.got.length >= before + 2, 8_000);
    const ids = gateway.got.slice(before).map(({ id }) => id);
    expect(new Set(ids).size).toBe(1);
    await end(dispatch);
  });
});

describe('a test by SMS', () => {
  it('is answered by its code, which proves the number', async () => {
    await s.first.call(api.test, { body: { commandId: commandId() } });
    const { text } = await t.smsTo(mine, (one) => one.includes('test.'));
    await bring(mine, `a ${/\d{4}/.exec(text)?.[0] ?? ''}`);
    await answered(mine, answer.test);
    expect((await s.first.call(api.mine)).test?.pages).toMatchObject([{ channel: 'sms', state: 'seen' }]);
  });
});

describe('an SMS from outside', () => {
  const rows = async () => app.platform.db.collection('smsInbox').countDocuments({});

  it('with a wrong secret is refused and on record, and nothing is kept', async () => {
    const before = await rows();
    for (const headers of [{}, { 'x-gateway': 'wrong' }, { 'x-gateway': '' }] as Record<string, string>[]) {
      const { status, body } = await t.bring({ msisdn: mine, message: 'A 4821' }, headers);
      expect([status, (body as { code: string }).code]).toEqual([403, 'notAllowed']);
    }
    expect((await t.tellDelivery({ id: 'x', state: 'DELIVRD' }, 'wrong')).status).toBe(403);
    expect(await rows()).toBe(before);
    await app.app.refusals.writeSums();
    const denied = await app.platform.db.collection('audit').find({ type: 'denied', recordId: 'post /api/gateways/sms/inbound' }).toArray();
    expect(denied.length).toBeGreaterThan(0);
  });

  it('from an unknown number is confirmed, and gets no answer', async () => {
    const [before, handed] = [await rows(), gateway.got.length];
    expect((await bring('03215550009', 'A 4821')).status).toBe(200);
    expect((await bring('MUHAFIZ', 'A 4821')).status).toBe(200);
    expect(await rows()).toBe(before);
    expect(gateway.got.length).toBe(handed);
  });

  it('that comes twice counts once, with a number of its own or without', async () => {
    const before = await rows();
    const time = new Date().toISOString();
    for (let i = 0; i < 3; i += 1) await t.bring({ msisdn: mine, message: 'What is this', msgid: 'same', time });
    for (let i = 0; i < 3; i += 1) await t.bring({ msisdn: mine, message: 'What is that', time });
    expect(await rows()).toBe(before + 2);
  });

  it('that is no answer is told so twice at most: a telephone may answer by itself', async () => {
    const told = () => gateway.got.filter(({ to, text }) => to === theirs && text === smsTexts.ur.answer.notUnderstood).length;
    await Promise.all(Array.from({ length: 6 }, () => bring(theirs, "I'm driving, I'll call you back")));
    await eventually(async () => (await app.platform.db.collection('smsInbox').countDocuments({ nextAt: { $ne: null } })) === 0);
    await eventually(() => told() >= 2);
    expect(told()).toBe(2);
  });

  it('may come by GET, as a form or as JSON, and by nothing else', async () => {
    const fields = { msisdn: mine, message: 'hello', time: String(Date.now()) };
    const from = (method: string, path: string, body?: string, type?: string) =>
      app.anonymous().raw(method, path, body, { 'x-gateway': 'a-secret-of-the-gateway', ...(type ? { 'content-type': type } : {}) });
    const query = new URLSearchParams({ ...fields, msgid: 'g1' }).toString();
    const path = '/api/gateways/sms/inbound';
    const before = await rows();
    expect((await from('get', `${path}?${query}`)).status).toBe(200);
    expect((await from('post', path, query.replace('g1', 'g2'), 'application/x-www-form-urlencoded')).status).toBe(200);
    expect((await from('post', path, JSON.stringify({ ...fields, msgid: 'g3' }))).status).toBe(200);
    expect(await rows()).toBe(before + 3);
    expect((await from('post', path, '<sms/>', 'text/xml')).status).toBe(400);
    expect((await from('put', path, '{}')).status).toBe(404);
    expect(await rows()).toBe(before + 3);
  });

  it('leaves neither number nor words in the store, in Redis, in the trail or in the logs', async () => {
    const words = ['3001234567', '3459876543', 'Blue gate behind', 'hello there officer'];
    await bring(mine, 'hello there officer');
    await eventually(async () => (await app.platform.db.collection('smsInbox').countDocuments({ nextAt: { $ne: null } })) === 0);
    const { db } = app.platform.db;
    const names = (await db?.listCollections().toArray()) ?? [];
    const kept = await Promise.all(names.map(async ({ name }) => JSON.stringify(await db?.collection(name).find({}).toArray())));
    const redis = await contentOfRedis(app.settings.REDIS_URL, app.settings.QUEUE_PREFIX);
    for (const word of words)
      expect([word, kept.join().includes(word), redis.includes(word), logged.join().includes(word)]).toEqual([word, false, false, false]);
    expect(logged.length).toBeGreaterThan(50);
    expect(gateway.got.some(({ raw }) => /Blue gate|locked in|dog in the yard/.test(raw))).toBe(false);
  });
});

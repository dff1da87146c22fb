import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dispatchApi } from '#shared/dispatch/dispatch.api.ts';
import { createManualClock } from '#shared/kernel/clock.ts';
import { smsTexts } from '#shared/reach/sms-texts.ts';
import { digestOf } from '../support/digest.ts';
import { dispatchScene, type DispatchScene } from '../support/dispatch-scene.ts';
import { secret, startSmsGateway, type SmsGateway } from '../support/sms-gateway.ts';
import { smsScene } from '../support/sms-scene.ts';
import { commandId, eventually, startTestApp, type TestApp } from '../support/test-app.ts';

const mine = '+923001234567';
const clock = createManualClock(new Date('2026-03-12T07:00:00Z'));
let gateway: SmsGateway;
let app: TestApp;
let s: DispatchScene;
let t: ReturnType<typeof smsScene>;
beforeAll(async () => {
  gateway = await startSmsGateway({ inbound: { addresses: ['10.0.0.0/24', '2001:db8::/32', '127.0.0.1'] } });
  app = await startTestApp({ clock, env: { SMS_GATEWAY_FILE: gateway.file, TRUST_PROXY: '1' } });
  s = await dispatchScene(app);
  t = smsScene(app, gateway);
  await t.own(s.first, mine);
});
afterAll(async () => {
  await app.stop();
  await gateway.stop();
});
const from = (address: string) => ({ 'x-gateway': secret, 'x-forwarded-for': address });
const bring = (fields: Record<string, string | number>) => t.bring({ msisdn: mine, ...fields });
const told = (text: string): number => gateway.got.filter((one) => one.to === mine && one.text === text).length;
const rows = async () => app.platform.db.collection('smsInbox').countDocuments({});

describe('the gateway', () => {
  it.each([
    ['10.0.0.7', 200],
    ['2001:db8::7', 200],
    ['10.0.1.7', 403],
    ['2001:db9::7', 403],
    ['8.8.8.8, 10.0.0.7', 200],
    ['10.0.0.7, 8.8.8.8', 403],
  ])('that stands at %s is answered %i', async (address, status) => {
    expect((await t.bring({ msisdn: '03215550000', message: 'x' }, from(address))).status).toBe(status);
  });

  it('is refused what is no message, and nothing is kept of it', async () => {
    const before = await digestOf(app);
    const values = fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      fc.dictionary(fc.constantFrom('msisdn', 'message', 'msgid', 'time', 'ref'), fc.jsonValue()),
    );
    await fc.assert(
      fc.asyncProperty(values, fc.boolean(), async (value, right) => {
        const { status } = await app
          .anonymous()
          .raw('post', '/api/gateways/sms/inbound', JSON.stringify(value), right ? from('10.0.0.1') : {});
        // What has a sender and a text is a message from somebody unknown.
        expect(right ? [200, 400] : [400, 403]).toContain(status);
      }),
      { numRuns: 150 },
    );
    for (const body of ['{', '"', 'null', '[]', `{"message":"${'x'.repeat(40_000)}"}`, Buffer.from([0x7b, 0xff, 0x7d])])
      expect((await app.anonymous().raw('post', '/api/gateways/sms/inbound', body, from('10.0.0.1'))).status).toBeGreaterThanOrEqual(400);
    expect(await digestOf(app)).toEqual(before);
  });
});

describe('a long message', () => {
  async function urgent() {
    const contactId = await s.contact();
    const before = gateway.got.length;
    const { id } = await s.start(contactId);
    const { text } = await eventually(() => gateway.got.slice(before).find((one) => one.to === mine && one.text.includes('urgent')));
    const code = /\d{4}/.exec(text)?.[0] ?? '';
    const end = () =>
      s.agent.call(dispatchApi.standDown, { params: { dispatchId: id }, body: { commandId: commandId(), reason: 'By mistake' } });
    return { id, code, end };
  }
  const { leading, notUnderstood } = smsTexts.en.answer;
  const part = (ref: string, number: number, message: string, total = 3) => bring({ message, ref, part: number, parts: total });

  it('is read once all its parts are there, in whatever order and however often they come', async () => {
    const { id, code, end } = await urgent();
    const texts = [`A ${code.slice(0, 2)}`, `${code.slice(2)} میں `, 'آ رہا ہوں'];
    for (const number of [3, 1, 3, 1]) expect((await part('77', number, texts[number - 1] ?? '')).status).toBe(200);
    expect(await s.task(s.first, id)).toMatchObject({ mine: 'asked' });
    const before = told(leading);
    await Promise.all([part('77', 2, texts[1] ?? ''), part('77', 2, texts[1] ?? '')]);
    await eventually(() => told(leading) === before + 1);
    expect(await s.task(s.first, id)).toMatchObject({ mine: 'leading' });
    expect((await part('77', 2, texts[1] ?? '')).status).toBe(200);
    await end();
    expect(told(leading)).toBe(before + 1);
  });

  it('whose part stays away is read without it after a minute, and what comes later says nothing more', async () => {
    const { id, code, end } = await urgent();
    await part('78', 1, `A ${code} `);
    clock.advance(50_000);
    expect(await s.task(s.first, id)).toMatchObject({ mine: 'asked' });
    clock.advance(11_000);
    await eventually(async () => (await s.task(s.first, id))?.mine === 'leading', 12_000, 'the message without its part');
    const [kept, answers] = [await rows(), told(notUnderstood)];
    expect((await part('78', 2, 'and so on')).status).toBe(200);
    expect(await app.platform.db.collection('smsParts').countDocuments({ used: false })).toBe(0);
    expect([await rows(), told(notUnderstood)]).toEqual([kept, answers]);
    await end();
  });

  it('marked with nonsense is read as it is', async () => {
    const before = await rows();
    for (const [ref, number, total] of [
      ['1', 0, 3],
      ['1', 4, 3],
      ['1', 1, 99],
      ['1', 1, 1],
    ] as const)
      await bring({ message: `x ${number} ${total}`, ref, part: number, parts: total });
    expect(await rows()).toBe(before + 4);
  });
});

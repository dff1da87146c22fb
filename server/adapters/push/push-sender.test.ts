import { createECDH, createPublicKey } from 'node:crypto';
import { createServer, type AddressInfo } from 'node:net';
import { jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PushPayload } from '#shared/reach/push-payload.ts';
import { newDevice, openPush, startPushService, type PushService } from '#tests/support/push-service.ts';
import webPush from 'web-push';
import { createPushSender } from './push-sender.ts';

const vapid = webPush.generateVAPIDKeys();
const sender = createPushSender({ vapid, subject: 'mailto:desk@helpline.example', patienceMs: 400 });
const payload: PushPayload = { v: 1, kind: 'call', tag: 't1', token: 'a'.repeat(32), code: '4821', url: '/duty' };
const push = { payload, ttlSeconds: 90, topic: 'topic_1-a' };
const never = new AbortController().signal;

let service: PushService;
beforeAll(async () => {
  service = await startPushService();
});
afterAll(() => service.stop());

describe('the reading of pushes in these tests', () => {
  it('opens the example of RFC 8291, appendix A', () => {
    const ecdh = createECDH('prime256v1');
    ecdh.setPrivateKey('q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94', 'base64url');
    const auth = Buffer.from('BTBZMqHH6r4Tts7J_aSIgg', 'base64url');
    const body =
      'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN';
    expect(openPush({ ecdh, auth }, Buffer.from(body, 'base64url'))).toBe('When I grow up, I want to be a watermelon');
  });
});

describe('a push', () => {
  it('is encrypted for its device alone and holds nothing but the payload', async () => {
    const [device, other] = [newDevice(), newDevice()];
    expect(await sender.send(service.subscription('/encrypted', device), push, never)).toBe('accepted');
    const [one] = service.got.filter(({ path }) => path === '/encrypted');
    if (!one) throw new Error('nothing came');
    expect(JSON.parse(openPush(device, one.body))).toEqual(payload);
    expect(() => openPush(other, one.body)).toThrow();
    expect(one.body.includes('4821')).toBe(false);
    expect(one.headers).toMatchObject({ 'content-encoding': 'aes128gcm', ttl: '90', urgency: 'high', topic: 'topic_1-a' });
  });

  it('is signed with our key for this push service and for less than a day', async () => {
    await sender.send(service.subscription('/signed', newDevice()), push, never);
    const header = service.got.find(({ path }) => path === '/signed')?.headers.authorization ?? '';
    const [, token = '', k = ''] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(header) ?? [];
    expect(k).toBe(vapid.publicKey);
    const point = Buffer.from(k, 'base64url');
    const jwk = { kty: 'EC', crv: 'P-256', x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') };
    const { payload: claims, protectedHeader } = await jwtVerify(token, createPublicKey({ key: jwk, format: 'jwk' }), {
      audience: service.origin,
      algorithms: ['ES256'],
    });
    expect(protectedHeader.alg).toBe('ES256');
    expect(claims['sub']).toBe('mailto:desk@helpline.example');
    expect((claims.exp ?? 0) - Date.now() / 1000).toBeLessThanOrEqual(86_400);
  });

  it.each([
    [200, 'accepted'],
    [202, 'accepted'],
    [404, 'gone'],
    [410, 'gone'],
  ])('that is answered %i counts as %s', async (status, outcome) => {
    service.treat('/status', status);
    expect(await sender.send(service.subscription('/status', newDevice()), push, never)).toBe(outcome);
  });

  it.each([400, 401, 403, 413, 429, 500, 503])('that is answered %i was not taken', async (status) => {
    service.treat('/status', status);
    await expect(sender.send(service.subscription('/status', newDevice()), push, never)).rejects.toThrow(`answered ${status}`);
  });

  it.each([301, 302, 307, 308])('is led nowhere else by an answer %i', async (status) => {
    service.treat('/status', status);
    await expect(sender.send(service.subscription('/status', newDevice()), push, never)).rejects.toThrow();
  });

  it('that hangs is given up after its time, and at once when whoever asked gives up', async () => {
    service.treat('/hang', 'hang', 'hang');
    const from = performance.now();
    await expect(sender.send(service.subscription('/hang', newDevice()), push, never)).rejects.toThrow();
    expect(performance.now() - from).toBeGreaterThan(350);
    const stop = new AbortController();
    const sent = sender.send(service.subscription('/hang', newDevice()), push, stop.signal);
    stop.abort();
    await expect(sent).rejects.toThrow();
  });

  it('whose connection is closed, or answered by what is no HTTP, was not taken', async () => {
    service.treat('/close', 'close');
    await expect(sender.send(service.subscription('/close', newDevice()), push, never)).rejects.toThrow();
    const babble = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.write('SSH-2.0-OpenSSH\r\n', () => socket.destroySoon());
    });
    await new Promise<void>((resolve) => babble.listen(0, '127.0.0.1', resolve));
    const endpoint = `http://127.0.0.1:${(babble.address() as AddressInfo).port}/`;
    await expect(sender.send({ ...service.subscription('/x', newDevice()), endpoint }, push, never)).rejects.toThrow();
    babble.close();
  });
});

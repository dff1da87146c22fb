import { writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { startSmsGateway, type SmsGateway } from '#tests/support/sms-gateway.ts';
import { readGateway } from './gateway-file.ts';
import { createHttpGateway } from './http-gateway.ts';

let gateway: SmsGateway | undefined;
afterEach(() => gateway?.stop());
async function start(send: object = {}) {
  gateway = await startSmsGateway({ send });
  return { gateway, sender: createHttpGateway(readGateway(gateway.file)) };
}
const sms = { to: '+923001234567', text: 'Muhafiz: 4821', id: 'page-1' };
const soon = (): AbortSignal => AbortSignal.timeout(2_000);

describe('an SMS', () => {
  it('goes out as the description says, and comes back with the gateway’s number', async () => {
    const { gateway, sender } = await start();
    expect(await sender.send(sms, soon())).toEqual({ reference: 'gw-1' });
    expect(gateway.got[0]).toMatchObject({
      ...sms,
      headers: { authorization: 'Bearer a-key-of-ours', 'content-type': 'application/json' },
    });
    expect(JSON.parse(gateway.got[0]?.raw ?? '')).toMatchObject({ data_coding: 'gsm7' });
  });

  it('in Urdu arrives letter for letter, and says which alphabet it needs', async () => {
    const { gateway, sender } = await start({ coding: { gsm7: '0', ucs2: '8' } });
    const text = 'محافظ: "۴۸۲۱" \\ {to}\n€';
    await sender.send({ ...sms, text }, soon());
    expect(JSON.parse(gateway.got[0]?.raw ?? '')).toMatchObject({ message: text, data_coding: '8' });
  });

  it('goes out as a form, with numbers as they are written at home', async () => {
    const body = { form: { to: '{to}', message: '{text}', reference: '{id}' } };
    const { gateway, sender } = await start({ body, numbers: 'national' });
    await sender.send({ ...sms, text: 'a&b=c محافظ' }, soon());
    expect(gateway.got[0]).toMatchObject({ to: '03001234567', text: 'a&b=c محافظ', id: 'page-1' });
  });

  it('goes out in the address alone where a gateway wants it so', async () => {
    const { gateway } = await start();
    const description = {
      send: {
        ...gateway.description.send,
        method: 'GET',
        body: undefined,
        url: `${gateway.origin}/?to={to}&text={text}`,
        numbers: 'digits',
      },
    };
    writeFileSync(gateway.file, JSON.stringify(description));
    await createHttpGateway(readGateway(gateway.file)).send({ ...sms, text: 'a&b #?' }, soon());
    expect(gateway.got[0]?.url).toBe('/?to=923001234567&text=a%26b%20%23%3F');
  });

  it('finds success and number by patterns too', async () => {
    const { gateway, sender } = await start({ success: { pattern: '^ID:' }, reference: { pattern: 'ID: (\\w+)' } });
    gateway.treat(
      (res) => void res.end('ID: ab12'),
      (res) => void res.end('ERR: 7'),
    );
    expect(await sender.send(sms, soon())).toEqual({ reference: 'ab12' });
    await expect(sender.send(sms, soon())).rejects.toThrow('did not take');
  });
});

describe('an SMS was not taken', () => {
  it.each([
    ['by a status', 500],
    ['by a refusal', 403],
    ['by an answer that says so', (res: ServerResponse): unknown => res.end('{"status":"ERROR"}')],
    ['by garbage', (res: ServerResponse): unknown => res.end('<html>\u0000')],
    ['by an endless answer', (res: ServerResponse): unknown => res.end('x'.repeat(200_000))],
    ['by a leading elsewhere', (res: ServerResponse): unknown => res.writeHead(302, { location: 'http://127.0.0.1:1/' }).end()],
    ['by a closed connection', 'close'],
    ['by silence', 'hang'],
  ] as const)('%s, and the error tells neither number nor text', async (_, treatment) => {
    const { gateway, sender } = await start();
    gateway.treat(treatment);
    const error: unknown = await sender.send(sms, AbortSignal.timeout(300)).catch((one: unknown) => one);
    expect(error).toBeInstanceOf(Error);
    expect(`${String(error)} ${String((error as Error).cause)} ${(error as Error).stack ?? ''}`).not.toMatch(/3001234567|4821/);
  });
});

describe('a description of a gateway', () => {
  it.each([
    ['that is no JSON', '{', 'is no JSON'],
    ['without an address to send to', '{"send":{}}', 'send.url'],
    ['with a short secret', { inbound: { secret: { in: 'header', name: 'x', value: 'short-secret' } } }, 'inbound.secret.value'],
    ['with an address that is none', { inbound: { addresses: ['10.0.0.0/40'] } }, 'inbound.addresses'],
    ['with a pattern that is none', { send: { success: { pattern: '(' } } }, 'send.success'],
    ['with what nobody knows', { send: { secretword: 'hunter22' } }, 'send'],
  ])('%s is refused by name, without its values', async (_, change, names) => {
    gateway = await startSmsGateway(typeof change === 'string' ? {} : change);
    if (typeof change === 'string') writeFileSync(gateway.file, change);
    const { file } = gateway;
    const error: unknown = await Promise.resolve()
      .then(() => readGateway(file))
      .catch((one: unknown) => one);
    expect(String(error)).toContain(names);
    expect(String(error)).not.toMatch(/short-secret|hunter22|secretword/);
  });

  it('that is missing is told', () => expect(() => readGateway('/nowhere/gateway.json')).toThrow(/is missing/));
});

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An SMS as it reached the gateway, and when, in milliseconds since 1970. */
export type Handed = { at: number; headers: IncomingHttpHeaders; url: string; to: string; text: string; id: string; raw: string };
/** What the gateway does with the next SMS: takes it, answers a status, or whatever else. */
export type Treatment = 'take' | 'hang' | 'close' | number | ((response: ServerResponse) => unknown);

export const secret = 'a-secret-of-the-gateway';
/** What tests' gateways call their fields. */
export const doors = {
  inbound: {
    secret: { in: 'header', name: 'x-gateway', value: secret },
    ...{ from: 'msisdn', text: 'message', id: 'msgid', sentAt: 'time' },
    parts: { reference: 'ref', number: 'part', total: 'parts' },
    answer: 'ACK/Jasmin',
  },
  delivery: {
    secret: { in: 'query', name: 'key', value: secret },
    ...{ reference: 'id', status: 'state', received: ['DELIVRD'], failed: ['UNDELIV', 'EXPIRED'] },
  },
};

/** An SMS gateway on loopback that keeps what it is handed, with the file that describes it. */
export async function startSmsGateway(more: { send?: object; inbound?: object; delivery?: object } = {}) {
  const dir = await mkdtemp(join(tmpdir(), 'muhafiz-sms-'));
  const file = join(dir, 'gateway.json');
  const got: Handed[] = [];
  const next: Treatment[] = [];
  const server = createServer((req, res) => {
    const parts: Buffer[] = [];
    req.on('data', (part: Buffer) => parts.push(part));
    req.on('end', () => {
      const raw = Buffer.concat(parts).toString('utf8');
      got.push({ at: Date.now(), headers: req.headers, url: req.url ?? '', raw, ...fieldsOf(raw) });
      const treatment = next.shift() ?? 'take';
      if (treatment === 'take')
        res.setHeader('content-type', 'application/json').end(JSON.stringify({ status: 'OK', message: { id: `gw-${got.length}` } }));
      else if (typeof treatment === 'number') res.writeHead(treatment).end('{}');
      else if (treatment === 'close') req.socket.destroy();
      else if (treatment !== 'hang') treatment(res);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const send = {
    ...{ url: `${origin}/send`, headers: { authorization: 'Bearer a-key-of-ours' } },
    body: { json: { to: '{to}', message: '{text}', reference: '{id}', data_coding: '{coding}' } },
    ...{ success: { field: 'status', equals: ['OK'] }, reference: { field: 'message.id' } },
  };
  const description = {
    send: { ...send, ...more.send },
    inbound: { ...doors.inbound, ...more.inbound },
    delivery: { ...doors.delivery, ...more.delivery },
  };
  await writeFile(file, JSON.stringify(description));
  return {
    origin,
    file,
    description,
    got,
    /** How the next SMS are treated, in this order. */
    treat: (...treatments: Treatment[]) => void next.push(...treatments),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(dir, { recursive: true, force: true });
    },
  };
}
export type SmsGateway = Awaited<ReturnType<typeof startSmsGateway>>;

function fieldsOf(raw: string): { to: string; text: string; id: string } {
  try {
    const { to = '', message = '', reference = '' } = JSON.parse(raw) as { to?: string; message?: string; reference?: string };
    return { to, text: message, id: reference };
  } catch {
    const form = new URLSearchParams(raw);
    return { to: form.get('to') ?? '', text: form.get('message') ?? '', id: form.get('reference') ?? '' };
  }
}

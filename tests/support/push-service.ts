import { createDecipheriv, createECDH, hkdfSync, randomBytes, type ECDH } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A browser's side of Web Push: its keys, as it gives them to the server. */
export type PushDevice = { readonly ecdh: ECDH; readonly auth: Buffer };
/** A push as it reached the push service. */
export type Pushed = { path: string; headers: IncomingHttpHeaders; body: Buffer; at: number };
/** What the push service does with the next push: answers a status, or whatever else. */
export type Treatment = number | 'hang' | 'close' | ((response: ServerResponse) => void);

/** A new device. */
export function newDevice(): PushDevice {
  const ecdh = createECDH('prime256v1');
  ecdh.generateKeys();
  return { ecdh, auth: randomBytes(16) };
}

/** Opens a push message after RFC 8291 and RFC 8188 (aes128gcm), written against their own test vector. */
export function openPush({ ecdh, auth }: PushDevice, body: Buffer): string {
  const salt = body.subarray(0, 16);
  const recordSize = body.readUInt32BE(16);
  const idLength = body.readUInt8(20);
  const sender = body.subarray(21, 21 + idLength);
  const record = body.subarray(21 + idLength);
  if (record.length > recordSize) throw new Error('more than one record');
  const info = (label: string, ...more: Buffer[]): Buffer => Buffer.concat([Buffer.from(`${label}\0`), ...more]);
  const derive = (secret: Buffer, saltOf: Buffer, label: Buffer, length: number): Buffer =>
    Buffer.from(hkdfSync('sha256', secret, saltOf, label, length));
  const ikm = derive(ecdh.computeSecret(sender), auth, info('WebPush: info', ecdh.getPublicKey(), sender), 32);
  const key = derive(ikm, salt, info('Content-Encoding: aes128gcm'), 16);
  const nonce = derive(ikm, salt, info('Content-Encoding: nonce'), 12);
  const decipher = createDecipheriv('aes-128-gcm', key, nonce);
  decipher.setAuthTag(record.subarray(-16));
  const padded = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()]);
  const end = padded.lastIndexOf(2);
  if (end < 0 || padded.subarray(end + 1).some((byte) => byte !== 0)) throw new Error('wrong padding');
  return padded.subarray(0, end).toString('utf8');
}

/** A push service on loopback that keeps what it gets, and treats each push as told. */
export async function startPushService() {
  const got: Pushed[] = [];
  const told = new Map<string, Treatment[]>();
  const server = createServer((req, res) => {
    const path = req.url ?? '';
    const parts: Buffer[] = [];
    req.on('data', (part: Buffer) => parts.push(part));
    req.on('end', () => {
      got.push({ path, headers: req.headers, body: Buffer.concat(parts), at: performance.now() });
      const treatment = told.get(path)?.shift() ?? 201;
      if (typeof treatment === 'number') res.writeHead(treatment, { location: 'https://elsewhere.example/' }).end('whatever');
      else if (treatment === 'close') req.socket.destroy();
      else if (treatment !== 'hang') treatment(res);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    got,
    /** How the next pushes to a path are treated, in this order; those after them are taken. */
    treat: (path: string, ...treatments: Treatment[]) => void told.set(path, treatments),
    /** What a device's browser tells our server. */
    subscription: (path: string, { ecdh, auth }: PushDevice) => ({
      endpoint: `${origin}${path}`,
      p256dh: ecdh.getPublicKey('base64url'),
      auth: auth.toString('base64url'),
    }),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
export type PushService = Awaited<ReturnType<typeof startPushService>>;

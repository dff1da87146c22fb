import { createDecipheriv, createECDH, hkdfSync, randomBytes, type ECDH } from 'node:crypto';

/** A browser's side of Web Push: its keys, as it gives them to the server. */
export type PushDevice = { readonly ecdh: ECDH; readonly auth: Buffer };

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

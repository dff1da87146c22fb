import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import type { DamageWatch } from './damage-watch.ts';
import type { Keyring } from './keyring.ts';
import { UnreadableError } from './unreadable.ts';

/** Where a sealed value belongs; a value moved to another record or field does not open. */
export type SealPlace = { readonly kind: string; readonly id: string; readonly field: string };

/** Seals and opens single fields with AES-256-GCM. */
export type FieldCipher = {
  /** Seals a text for its place. */
  seal(text: string, place: SealPlace): string;
  /** Opens a sealed text; throws an UnreadableError when it was changed, moved or sealed with an unknown key. */
  open(sealed: string, place: SealPlace): string;
  /** A blind index: the same text for the same purpose always gives the same mark, which tells nothing without the key. */
  mark(text: string, purpose: string): string;
};

const version = 'v1';
const bindTo = (place: SealPlace): Buffer => Buffer.from(`${place.kind}\u0000${place.id}\u0000${place.field}`);

/** Makes the field cipher of a keyring; `watch` hears of what does not open. */
export function createFieldCipher(ring: Keyring, watch?: Pick<DamageWatch, 'failed' | 'opened'>): FieldCipher {
  function seal(text: string, place: SealPlace): string {
    const key = keyOf(ring.current);
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key, iv);
    cipher.setAAD(bindTo(place));
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return [version, ring.current, Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')].join('.');
  }
  function open(sealed: string, place: SealPlace): string {
    try {
      const text = unseal(sealed, place);
      watch?.opened(place);
      return text;
    } catch (error) {
      watch?.failed(place, error);
      throw new UnreadableError(place, error);
    }
  }
  function unseal(sealed: string, place: SealPlace): string {
    const [mark, keyId, packed] = sealed.split('.');
    if (mark !== version || !keyId || !packed) throw new Error(`A sealed value of ${place.kind}.${place.field} is malformed`);
    const bytes = Buffer.from(packed, 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', keyOf(keyId), bytes.subarray(0, 12));
    decipher.setAAD(bindTo(place));
    decipher.setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
  }
  function keyOf(id: string): Buffer {
    const key = ring.keys.get(id);
    if (!key) throw new Error(`The keyring holds no key ${id}`);
    return key;
  }
  const mark = (text: string, purpose: string): string =>
    createHmac('sha256', ring.index).update(`${purpose}\u0000${text}`).digest('base64url');
  return { seal, open, mark };
}

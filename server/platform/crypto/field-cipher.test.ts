import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSealer } from '../mongo/sealer.ts';
import { createFieldCipher } from './field-cipher.ts';
import type { Keyring } from './keyring.ts';

const ring = (current = 'k1', keys = { k1: randomBytes(32) } as Record<string, Buffer>, index = randomBytes(32)): Keyring => ({
  current,
  keys: new Map(Object.entries(keys)),
  index,
});
const place = { kind: 'message', id: 'one', field: 'text' };

describe('a sealed field', () => {
  it('opens in its own place with every text, and looks like nothing of it', () => {
    const cipher = createFieldCipher(ring());
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const sealed = cipher.seal(text, place);
        expect(cipher.open(sealed, place)).toBe(text);
        expect(sealed).not.toBe(cipher.seal(text, place));
      }),
    );
    expect(cipher.seal('نیلا دروازہ', place)).not.toContain('نیلا');
  });

  it('does not open once it was moved to another record, field or kind', () => {
    const cipher = createFieldCipher(ring());
    const sealed = cipher.seal('secret', place);
    for (const elsewhere of [
      { ...place, id: 'two' },
      { ...place, field: 'name' },
      { ...place, kind: 'note' },
      { kind: 'messageone', id: '', field: 'text' },
    ]) {
      expect(() => cipher.open(sealed, elsewhere)).toThrow();
    }
  });

  it('does not open once a single byte of it was changed', () => {
    const cipher = createFieldCipher(ring());
    const [version, key, packed = ''] = cipher.seal('secret', place).split('.');
    const bytes = Buffer.from(packed, 'base64url');
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => cipher.open([version, key, changed.toString('base64url')].join('.'), place), `byte ${at}`).toThrow();
    }
  });

  it('that is cut short, of another version or of an unknown key is refused without naming its content', () => {
    const cipher = createFieldCipher(ring());
    const sealed = cipher.seal('secret', place);
    for (const broken of [
      '',
      'secret',
      'v1',
      'v1.k1',
      'v2.' + sealed.slice(3),
      'v1.k9.' + sealed.slice(6),
      sealed.slice(0, 20),
      'v1.k1.AAAA',
    ]) {
      expect(() => cipher.open(broken, place), broken).toThrow(/^(?!.*secret)/);
    }
  });

  it('sealed with an older key opens after the key was changed, and new ones are sealed with the new', () => {
    const [k1, k2, index] = [randomBytes(32), randomBytes(32), randomBytes(32)];
    const old = createFieldCipher(ring('k1', { k1 }, index)).seal('secret', place);
    const cipher = createFieldCipher(ring('k2', { k1, k2 }, index));
    expect(cipher.open(old, place)).toBe('secret');
    expect(cipher.seal('new', place)).toMatch(/^v1\.k2\./);
    expect(() => createFieldCipher(ring('k2', { k2 }, index)).open(old, place)).toThrow(
      expect.objectContaining({ code: 'unreadable', place, cause: new Error('The keyring holds no key k1') }),
    );
  });
});

describe('a blind mark', () => {
  it('is the same for the same text and purpose only, and another under another keyring', () => {
    const cipher = createFieldCipher(ring());
    expect(cipher.mark('03001234567', 'phone')).toBe(cipher.mark('03001234567', 'phone'));
    expect(cipher.mark('03001234567', 'phone')).not.toBe(cipher.mark('03001234567', 'code'));
    expect(cipher.mark('a', 'bc')).not.toBe(cipher.mark('ca', 'b'));
    expect(cipher.mark('03001234567', 'phone')).not.toBe(createFieldCipher(ring()).mark('03001234567', 'phone'));
  });
});

describe('a document', () => {
  it('has its named fields sealed whole, and opens to the same values', () => {
    const sealer = createSealer(createFieldCipher(ring()), 'contact', ['identity', 'call']);
    const values = { number: 7, identity: { childName: 'گل', list: [1, null] }, call: null };
    const sealed = sealer.seal('c1', values);
    expect(sealed).toMatchObject({ number: 7, call: null });
    expect(JSON.stringify(sealed)).not.toContain('گل');
    expect(sealer.open({ _id: 'c1', ...sealed })).toEqual({ _id: 'c1', ...values });
    expect(() => sealer.open({ _id: 'c2', ...sealed })).toThrow();
  });
});

import type { FieldCipher } from '../../platform/crypto/field-cipher.ts';

// Crockford's alphabet: no letters that are mistaken for digits.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 10;
const shape = /^[0-9A-HJKMNP-TV-Z]{10}$/;

/**
 * The code of a conversation: 50 bits derived from the secret index key and the opening command, so that a repeated
 * opening after a lost answer gives the same code although it is stored nowhere.
 */
export function codeFor(cipher: FieldCipher, commandId: string): string {
  const bytes = Buffer.from(cipher.mark(commandId, 'conversation code'), 'base64url');
  return [...bytes.subarray(0, length)].map((byte) => alphabet[byte % 32]).join('');
}

/** A code as typed by a person, normalised, or null when it cannot be one. */
export function readCode(text: string): string | null {
  const plain = text.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  return shape.test(plain) ? plain : null;
}

/** The mark under which a conversation is found by its code. */
export const codeMark = (cipher: FieldCipher, code: string): string => cipher.mark(code, 'conversation code mark');

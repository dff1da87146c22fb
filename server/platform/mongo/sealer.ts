import type { FieldCipher } from '../crypto/field-cipher.ts';

/** Seals and opens the named top-level fields of documents of one kind; a field is sealed whole, as JSON. */
export function createSealer(cipher: FieldCipher, kind: string, fields: readonly string[]) {
  function seal(id: string, values: object): Record<string, unknown> {
    const out: Record<string, unknown> = { ...values };
    for (const field of fields) {
      const value = out[field];
      if (value !== undefined && value !== null) out[field] = cipher.seal(JSON.stringify(value), { kind, id, field });
    }
    return out;
  }
  function open<T>(raw: Record<string, unknown>): T {
    const id = String(raw['_id']);
    const out: Record<string, unknown> = { ...raw };
    for (const field of fields) {
      const value = out[field];
      if (typeof value === 'string') out[field] = JSON.parse(cipher.open(value, { kind, id, field }));
    }
    return out as T;
  }
  return { seal, open };
}

import type { FieldCipher } from '../crypto/field-cipher.ts';
import { UnreadableError } from '../crypto/unreadable.ts';

/**
 * Seals and opens the named top-level fields of documents of one kind; a field is sealed whole, as JSON.
 * A field that does not open gets its stand-in and is named in the document's `unreadable`; without a stand-in the document does not open.
 */
export function createSealer(
  cipher: FieldCipher,
  kind: string,
  fields: readonly string[],
  standIns: Readonly<Record<string, unknown>> = {},
) {
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
    const unreadable: string[] = [];
    for (const field of fields) {
      const value = out[field];
      if (typeof value !== 'string') continue;
      try {
        out[field] = JSON.parse(cipher.open(value, { kind, id, field }));
      } catch (error) {
        if (!(error instanceof UnreadableError) || !(field in standIns)) throw error;
        out[field] = standIns[field];
        unreadable.push(field);
      }
    }
    return (unreadable.length > 0 ? { ...out, unreadable } : out) as T;
  }
  return { seal, open };
}

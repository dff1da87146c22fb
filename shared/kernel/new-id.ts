import type { Id } from './ids.ts';

// Node and browsers both have it; declared here because this area is compiled for neither.
declare const crypto: { randomUUID?: () => string; getRandomValues(array: Uint8Array): Uint8Array };

const hex = (byte: number): string => byte.toString(16).padStart(2, '0');

/** A new random id (UUID version 4); works on plain-http pages too, where `crypto.randomUUID` is missing. */
export function newId<T extends Id<string>>(): T {
  return (crypto.randomUUID?.() ?? fromRandomBytes()) as T;
}

function fromRandomBytes(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const text = [...bytes].map(hex).join('');
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join('-');
}

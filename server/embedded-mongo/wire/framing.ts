/** The longest message that is accepted, as announced in `hello`. */
export const maxMessageBytes = 48_000_000;
const headerBytes = 16;

/** Cuts a stream of bytes into whole messages; throws when a length can only be garbage. */
export interface Framing {
  push(chunk: Buffer): Buffer[];
}

/** Makes a framing for one connection; `limit` (bytes) may be small until the client has signed in. */
export const createFraming = (limit: () => number): Framing => {
  let parts: Buffer[] = [];
  let held = 0;
  let wanted = 4;

  const merge = (): Buffer => {
    const whole = parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts);
    parts = [whole];
    return whole;
  };

  const lengthOf = (b: Buffer): number => {
    const length = b.readInt32LE(0);
    if (length < headerBytes || length > limit()) throw new Error('a message length is out of bounds');
    return length;
  };

  const push = (chunk: Buffer): Buffer[] => {
    parts.push(chunk);
    held += chunk.length;
    const out: Buffer[] = [];
    while (held >= wanted) {
      const whole = merge();
      const length = lengthOf(whole);
      wanted = length;
      if (held < length) break;
      out.push(whole.subarray(0, length));
      parts = [whole.subarray(length)];
      held -= length;
      wanted = 4;
    }
    return out;
  };
  return { push };
};

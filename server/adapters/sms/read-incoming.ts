import type { IncomingSms } from '../../domains/reach/reach.port.ts';
import type { Gateway } from './gateway-file.ts';
import { textAt } from './text-at.ts';

type Inbound = NonNullable<Gateway['inbound']>;
type Part = NonNullable<IncomingSms['part']>;

/** Reads a message out of a gateway's request; null when sender or text are missing or not what they should be. */
export function readIncoming(inbound: Inbound, fields: unknown): IncomingSms | null {
  const [from, written] = [textAt(fields, inbound.from), textAt(fields, inbound.text)];
  if (!from || from.length > 30 || written === null) return null;
  const text = inbound.encoding === 'ucs2hex' ? fromUcs2(written) : written;
  if (text === null || text.length > 10_000 || /\p{Surrogate}/u.test(text)) return null;
  const id = inbound.id === undefined ? null : textAt(fields, inbound.id);
  const time = inbound.sentAt === undefined ? null : textAt(fields, inbound.sentAt);
  return {
    from,
    text,
    id: id === '' ? null : id,
    sentAt: time === null ? null : readTime(time, inbound.zone),
    part: readPart(inbound.parts, fields),
  };
}

function fromUcs2(hex: string): string | null {
  if (!/^([0-9a-f]{4})*$/i.test(hex)) return null;
  return Buffer.from(hex, 'hex').swap16().toString('utf16le');
}

/** A time as gateways write it: seconds or milliseconds since 1970, or a date and time with or without its zone; null for anything else. */
export function readTime(text: string, zone: string): Date | null {
  if (/^\d{9,11}(\.\d+)?$/.test(text)) return new Date(Number(text) * 1000);
  if (/^\d{12,14}$/.test(text)) return new Date(Number(text));
  const found = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?) ?(Z|[+-]\d\d:?\d\d)?$/.exec(text);
  if (!found) return null;
  const at = new Date(`${found[1]}T${found[2]}${found[3]?.replace(/(\d\d)(\d\d)$/, '$1:$2') ?? zone}`);
  return Number.isNaN(at.getTime()) ? null : at;
}

function readPart(parts: Inbound['parts'], fields: unknown): Part | null {
  if (!parts) return null;
  if ('udh' in parts) return readUdh(textAt(fields, parts.udh) ?? '');
  const [reference, number, total] = [parts.reference, parts.number, parts.total].map((name) => textAt(fields, name));
  if (!reference || !number || !total || reference.length > 60) return null;
  return whole({ reference, number: Number(number), total: Number(total) });
}

// The user data header (3GPP TS 23.040, 9.2.3.24): elements 00 and 08 tell parts, by a reference of one or two bytes.
function readUdh(hex: string): Part | null {
  if (!/^([0-9a-f]{2}){1,40}$/i.test(hex)) return null;
  const bytes = Buffer.from(hex, 'hex');
  for (let at = 1; at + 1 < bytes.length; at += 2 + (bytes[at + 1] ?? 0)) {
    const [element, length] = [bytes[at], bytes[at + 1]];
    const data = bytes.subarray(at + 2, at + 2 + (length ?? 0));
    if ((element === 0 && data.length === 3) || (element === 8 && data.length === 4))
      return whole({ reference: data.subarray(0, -2).toString('hex'), total: data.at(-2) ?? 0, number: data.at(-1) ?? 0 });
  }
  return null;
}

const whole = (part: Part): Part | null => (Number.isInteger(part.number) && Number.isInteger(part.total) ? part : null);

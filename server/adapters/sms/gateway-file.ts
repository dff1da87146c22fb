import { existsSync, readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { z } from 'zod';

const template = z.string().max(2_000);
// A name of a field, or a path into an answer: `message.id`.
const field = z.string().min(1).max(100);
const pattern = z.string().max(200).refine(isPattern, 'is no regular expression');
const address = z.string().refine(isAddress, 'is neither an address nor a network such as 10.0.0.0/8');

const sendSchema = z.strictObject({
  /** May hold {to}, {text}, {id} and {coding}, like everything here. */
  url: template.refine((url) => /^https?:\/\//.test(url), 'must begin with https:// or http://'),
  method: z.enum(['GET', 'POST', 'PUT']).default('POST'),
  headers: z.record(z.string(), template).default({}),
  body: z.union([z.strictObject({ json: z.json() }), z.strictObject({ form: z.record(z.string(), template) })]).optional(),
  /** How numbers are written: +923001234567, 923001234567, or 03001234567. */
  numbers: z.enum(['plus', 'digits', 'national']).default('plus'),
  /** What {coding} becomes. */
  coding: z.strictObject({ gsm7: z.string(), ucs2: z.string() }).default({ gsm7: 'gsm7', ucs2: 'ucs2' }),
  /** What tells that it was taken, besides a status of 2xx: a field of a JSON answer with one of these values, or a pattern in the answer. */
  success: z
    .strictObject({ field, equals: z.array(z.string()).min(1) })
    .or(z.strictObject({ pattern }))
    .optional(),
  /** Where the gateway's own number of the message stands in its answer; the first group of a pattern. */
  reference: z.strictObject({ field }).or(z.strictObject({ pattern })).optional(),
});

const doorSchema = {
  /** What the gateway shows; in a header, or in the address where it can do no better. */
  secret: z.strictObject({ in: z.enum(['header', 'query']), name: z.string().min(1).max(60), value: z.string().min(16).max(200) }),
  /** Where it may come from; from anywhere unless told. */
  addresses: z.array(address).optional(),
  /** What it is answered when all is well; some repeat until they read a word of their own. */
  answer: z.string().max(200).default('OK'),
};

const inboundSchema = z.strictObject({
  ...doorSchema,
  from: field,
  text: field,
  /** How the text is written: as it is, or as the hexadecimal digits of UCS-2. */
  encoding: z.enum(['plain', 'ucs2hex']).default('plain'),
  id: field.optional(),
  sentAt: field.optional(),
  /** The zone of times that do not tell theirs. */
  zone: z
    .string()
    .regex(/^[+-]\d\d:\d\d$/)
    .default('+05:00'),
  /** How parts of a long message are marked: by fields of their own, or by the user data header in hexadecimal digits. */
  parts: z
    .strictObject({ reference: field, number: field, total: field })
    .or(z.strictObject({ udh: field }))
    .optional(),
});

const deliverySchema = z.strictObject({
  ...doorSchema,
  reference: field,
  status: field,
  received: z.array(z.string()).min(1),
  failed: z.array(z.string()).default([]),
});

const schema = z.strictObject({ send: sendSchema, inbound: inboundSchema.optional(), delivery: deliverySchema.optional() });

/** How an SMS gateway is spoken to, and how it speaks to us. */
export type Gateway = z.output<typeof schema>;

/** Reads a gateway's description; throws an Error that names what is wrong, never a value, since secrets are among them. */
export function readGateway(file: string): Gateway {
  if (!existsSync(file)) throw new Error(`The description of the SMS gateway ${file} is missing (SMS_GATEWAY_FILE).`);
  const parsed = schema.safeParse(parseJson(file));
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map(
    ({ path, message, code }) => `${path.join('.')}: ${code === 'unrecognized_keys' ? 'unknown fields' : message}`,
  );
  throw new Error(`The description of the SMS gateway ${file} is not right: ${wrong.join('; ')}`);
}

function parseJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown;
  } catch {
    throw new Error(`The description of the SMS gateway ${file} is no JSON.`);
  }
}

function isPattern(text: string): boolean {
  try {
    return Boolean(new RegExp(text));
  } catch {
    return false;
  }
}
function isAddress(text: string): boolean {
  const [ip = '', bits] = text.split('/');
  const family = isIP(ip);
  return family !== 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128)));
}

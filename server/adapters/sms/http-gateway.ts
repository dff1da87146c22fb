import type { Sms, SmsSender } from '../../domains/reach/reach.port.ts';
import type { Gateway } from './gateway-file.ts';
import { smsSegments } from './segments.ts';
import { textAt } from './text-at.ts';

type Send = Gateway['send'];
type Values = Readonly<Record<string, string>>;

/** An answer is read so far and no further. */
const maxAnswer = 64 * 1024;

/** Hands SMS to a gateway by HTTP, as its description says. Errors name what went wrong, never the number or the text. */
export function createHttpGateway({ send }: Pick<Gateway, 'send'>): SmsSender {
  return {
    send: async (sms, signal) => {
      const values = valuesOf(send, sms);
      const { body, type } = bodyOf(send, values);
      const response = await fetch(fill(send.url, values, encodeURIComponent), {
        method: send.method,
        headers: { ...(type ? { 'content-type': type } : {}), ...mapped(send.headers, (text) => fill(text, values, oneLine)) },
        ...(body === undefined ? {} : { body }),
        redirect: 'error',
        signal,
      });
      const answer = await readAnswer(response);
      if (!response.ok) throw new Error(`The SMS gateway answered ${response.status}`);
      if (!isSuccess(send.success, answer)) throw new Error('The SMS gateway did not take the message');
      return { reference: referenceIn(send.reference, answer) };
    },
  };
}

function valuesOf({ numbers, coding }: Send, { to, text, id }: Sms): Values {
  const written = { plus: to, digits: to.slice(1), national: to.replace(/^\+92/, '0') }[numbers];
  return { to: written, text, id, coding: coding[smsSegments(text).coding] };
}

function bodyOf({ body }: Send, values: Values): { body?: string; type?: string } {
  if (!body) return {};
  if ('json' in body) return { body: JSON.stringify(filled(body.json, values)), type: 'application/json' };
  const form = new URLSearchParams(mapped(body.form, (text) => fill(text, values)));
  return { body: form.toString(), type: 'application/x-www-form-urlencoded; charset=utf-8' };
}

function filled(value: unknown, values: Values): unknown {
  if (typeof value === 'string') return fill(value, values);
  if (Array.isArray(value)) return value.map((one) => filled(one, values));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, filled(one, values)]));
}
const fill = (text: string, values: Values, as: (value: string) => string = (value) => value): string =>
  text.replaceAll(/\{(to|text|id|coding)\}/g, (_, name: string) => as(values[name] ?? ''));
const oneLine = (value: string): string => value.replaceAll(/[^\x20-\x7e]/g, ' ');
const mapped = (record: Readonly<Record<string, string>>, as: (text: string) => string): Record<string, string> =>
  Object.fromEntries(Object.entries(record).map(([name, text]) => [name, as(text)]));

async function readAnswer(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop lets go of the connection.
  for await (const part of response.body ?? []) {
    parts.push(part as Uint8Array);
    size += (part as Uint8Array).length;
    if (size > maxAnswer) throw new Error('The SMS gateway answered at too great length');
  }
  return Buffer.concat(parts).toString('utf8');
}

function isSuccess(success: Send['success'], answer: string): boolean {
  if (!success) return true;
  if ('pattern' in success) return new RegExp(success.pattern).test(answer);
  const found = textAt(parsed(answer), success.field);
  return found !== null && success.equals.includes(found);
}

function referenceIn(reference: Send['reference'], answer: string): string | null {
  if (!reference) return null;
  const found =
    'pattern' in reference ? (new RegExp(reference.pattern).exec(answer)?.[1] ?? null) : textAt(parsed(answer), reference.field);
  return found === null || found === '' ? null : found.slice(0, 200);
}

function parsed(answer: string): unknown {
  try {
    return JSON.parse(answer) as unknown;
  } catch {
    return null;
  }
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Gateway } from './gateway-file.ts';
import { readIncoming, readTime } from './read-incoming.ts';

type Inbound = NonNullable<Gateway['inbound']>;
const door: Inbound = {
  secret: { in: 'header', name: 'x', value: 'x'.repeat(16) },
  ...{ answer: 'OK', from: 'from', text: 'text', encoding: 'plain', zone: '+05:00' },
};
const base = { from: '03001234567', text: 'A 4821' };

describe('a time', () => {
  it.each([
    ['2026-03-12T07:00:00Z', '2026-03-12T07:00:00.000Z'],
    ['2026-03-12 12:00:00', '2026-03-12T07:00:00.000Z'],
    ['2026-03-12 12:00', '2026-03-12T07:00:00.000Z'],
    ['2026-03-12T12:00:00+0500', '2026-03-12T07:00:00.000Z'],
    ['2026-03-12T12:00:00.5+05:00', '2026-03-12T07:00:00.500Z'],
    ['1773298800', '2026-03-12T07:00:00.000Z'],
    ['1773298800000', '2026-03-12T07:00:00.000Z'],
  ])('is understood: %s', (text, at) => expect(readTime(text, '+05:00')?.toISOString()).toBe(at));
  it.each(['', 'yesterday', '2026-13-40 12:00', '12/03/2026', '1', '9'.repeat(30)])('is none: %s', (text) =>
    expect(readTime(text, '+05:00')).toBeNull(),
  );
});

describe('a message', () => {
  it('may come in the digits of UCS-2', () => {
    const hex = Buffer.from('ہاں 😀', 'utf16le').swap16().toString('hex');
    expect(readIncoming({ ...door, encoding: 'ucs2hex' }, { ...base, text: hex })?.text).toBe('ہاں 😀');
    for (const wrong of ['xyz', '06', hex.slice(0, -4)])
      expect(readIncoming({ ...door, encoding: 'ucs2hex' }, { ...base, text: wrong })).toBeNull();
  });

  it.each([
    ['050003a70302', { reference: 'a7', number: 2, total: 3 }],
    ['06080412340302', { reference: '1234', number: 2, total: 3 }],
    ['0a0504158200000003a70302', { reference: 'a7', number: 2, total: 3 }],
    ['0504158200', null],
    ['', null],
    ['zz', null],
  ])('tells its part by the user data header %s', (udh, part) =>
    expect(readIncoming({ ...door, parts: { udh: 'udh' } }, { ...base, udh })?.part ?? null).toEqual(part),
  );

  it('is read or refused, whatever the gateway sends', () => {
    const parts = { reference: 'r', number: 'n', total: 't' };
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('from', 'text', 'id', 'at', 'r', 'n', 't', '__proto__'), fc.jsonValue()), (fields) => {
        const found = readIncoming({ ...door, id: 'id', sentAt: 'at', parts }, fields);
        if (found) expect(typeof found.from + typeof found.text).toBe('stringstring');
      }),
    );
  });
});

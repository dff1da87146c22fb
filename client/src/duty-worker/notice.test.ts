import { expect, test } from 'vitest';
import { pushPayloadSchema } from '#shared/reach/push-payload.ts';
import { hasArabicLetters } from '#shared/i18n/core.ts';
import { languageOf, noticeOf, readPush } from './notice.ts';

const token = 'abcdefghijklmnop';
const payload = (kind: string) => ({ v: 1, kind, tag: 'd-1', token, code: '4821', url: '/duty' });

test('every kind that the server sends has words of its own, with the code and in the chosen language', () => {
  const kinds = pushPayloadSchema.shape.kind.options;
  const titles = kinds.map((kind) => noticeOf(readPush(pushPayloadSchema.parse(payload(kind))), 'en').title);
  expect(new Set(titles).size).toBe(kinds.length);
  const urdu = noticeOf(readPush(payload('call')), 'ur');
  expect(hasArabicLetters(urdu.title)).toBe(true);
  expect(urdu).toMatchObject({ lang: 'ur', dir: 'rtl' });
  expect(urdu.body).toContain('4821');
});

test('what cannot be read still asks to open the page, and shows nothing of what came', () => {
  const odd = [null, 7, 'x', {}, { ...payload('call'), v: 2 }, { ...payload('dance') }];
  for (const data of odd) expect(noticeOf(readPush(data), 'en').title, JSON.stringify(data)).toBe('The helpline calls you');
  const wordy = noticeOf(readPush({ ...payload('call'), code: 'Zarmina, house 4', tag: 'x y', token: '<>' }), 'en');
  expect(JSON.stringify(wordy)).not.toContain('Zarmina');
  expect(wordy.body.endsWith('.')).toBe(true);
});

test('the token of a call, which names the device behind it, is what the receipt is given with', () => {
  const ofCall = `${token}.0b8f7c1e-53f0-4c39-9d5c-0d8d4b1c7e55`;
  expect(readPush(pushPayloadSchema.parse({ ...payload('call'), token: ofCall })).token).toBe(ofCall);
});

test('the language chosen on the device goes before its own', () => {
  expect(languageOf('en', 'ur-PK')).toBe('en');
  expect(languageOf(undefined, 'ur-PK')).toBe('ur');
  expect(languageOf('fr', 'de')).toBe('en');
});

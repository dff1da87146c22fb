import { describe, expect, it } from 'vitest';
import { smsSegments } from './segments.ts';
import { smsTexts } from '#shared/reach/sms-texts.ts';

const link = 'https://helpline.example.gov.pk/duty';
const all = (language: 'en' | 'ur'): [string, string][] => {
  const { verify, page, answer } = smsTexts[language];
  return [
    ['verify', verify('482193')],
    ...Object.entries(page).map(([kind, text]): [string, string] => [kind, text('4821', link)]),
    ...Object.entries(answer),
  ];
};

describe('what is written by SMS', () => {
  it.each(all('en'))('in English fits into one message of plain characters: %s', (_, text) =>
    expect(smsSegments(text)).toMatchObject({ coding: 'gsm7', segments: 1 }),
  );
  it.each(all('ur'))('in Urdu fits into two: %s', (_, text) => expect(smsSegments(text).segments).toBeLessThanOrEqual(2));
});

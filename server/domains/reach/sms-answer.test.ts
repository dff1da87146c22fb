import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSmsAnswer } from './sms-answer.ts';

const goes = (code: string) => ({ answer: 'acknowledge', code });
const cannot = (code: string) => ({ answer: 'decline', code });

describe('an answer by SMS', () => {
  it.each([
    ...[
      'A 4821',
      'a4821',
      'A-4821',
      'A.4821',
      ' a : 4821 ',
      '4821 A',
      '4821a',
      'ok 4821',
      'OK4821',
      'Yes 4821',
      '4821 yes',
      'a 4821 no traffic, coming',
    ],
    ...[
      'A ۴۸۲۱',
      'A ٤٨٢١',
      'A ４８２１',
      'ہاں ۴۸۲۱',
      'جی ہاں 4821',
      'ٹھیک ہے 4821',
      'اوکے ۴۸۲۱',
      'haan 4821',
      '\u200fA 4821\u200f',
      'A\n4821',
      'ji 4821 arha hoon',
    ],
  ])('with its code goes: %s', (text) => expect(readSmsAnswer(text)).toEqual(goes('4821')));

  it.each([
    ...['D 4821', 'd4821', 'D-4821', '4821 d', 'no 4821', 'No, 4821', 'nahi 4821', 'cannot 4821', "4821 can't come"],
    ...['نہیں ۴۸۲۱', 'جی نہیں 4821', 'معذرت 4821', 'ok but I cannot 4821', 'not coming 4821', '4821 sorry unable', 'd 4821 ok?'],
  ])('with its code cannot: %s', (text) => expect(readSmsAnswer(text)).toEqual(cannot('4821')));

  it.each([
    ...['A', 'a', 'Ok', 'OK sir', 'yes', 'جی', 'ہاں', 'جی ہاں', 'ٹھیک ہے', 'ji haan', 'A.', 'going'],
    ...['D', 'no', 'نہیں', 'جی نہیں', 'nahi', 'No sir', 'not coming', "can't"],
  ])('is none without the code, since a number can be forged: %s', (text) => expect(readSmsAnswer(text)).toBeNull());

  it.each([
    ...['', ' ', '4821', '۴۸۲۱', 'hello', 'who is this', 'A 482', 'A 48211', 'a 48 21', 'salam', '?', 'stop'],
    ...['who is going 4821?', 'there is a problem 4821', 'a child 4821', 'is d here 4821', 'i will not know'],
    "I'm driving right now and can't answer, I'll get back to you",
    "Sorry, I can't talk right now. What's up?",
    'The subscriber you have dialled is not available, ok',
    'میں گاڑی چلا رہا ہوں، بعد میں فون کرتا ہوں، ٹھیک ہے',
  ])('is none: %s', (text) => expect(readSmsAnswer(text)).toBeNull());

  it('is found or not in anything whatever, and its code is always four digits', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const found = readSmsAnswer(text);
        expect(found ? found.code : '0000').toMatch(/^\d{4}$/);
      }),
    );
  });
});

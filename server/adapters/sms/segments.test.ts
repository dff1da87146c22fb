import { describe, expect, it } from 'vitest';
import { smsSegments } from './segments.ts';

const ur = 'م';
describe('the segments of an SMS', () => {
  it.each([
    ['nothing', '', 'gsm7', 0, 1],
    ['160 plain characters', 'a'.repeat(160), 'gsm7', 160, 1],
    ['one more', 'a'.repeat(161), 'gsm7', 161, 2],
    ['two full ones', 'a'.repeat(306), 'gsm7', 306, 2],
    ['a third', 'a'.repeat(307), 'gsm7', 307, 3],
    ['characters of the extension, which count twice', '€'.repeat(80), 'gsm7', 160, 1],
    ['one of them too many', `${'€'.repeat(80)}a`, 'gsm7', 161, 2],
    ['one that would be cut in two at the edge', `${'a'.repeat(152)}€${'a'.repeat(152)}`, 'gsm7', 306, 3],
    ['70 Urdu characters', ur.repeat(70), 'ucs2', 70, 1],
    ['one more', ur.repeat(71), 'ucs2', 71, 2],
    ['134', ur.repeat(134), 'ucs2', 134, 2],
    ['135', ur.repeat(135), 'ucs2', 135, 3],
    ['one Urdu letter among plain ones', `${'a'.repeat(69)}${ur}`, 'ucs2', 70, 1],
    ['a character beyond the first plane, which counts twice', '😀'.repeat(35), 'ucs2', 70, 1],
    ['one of those that would be cut in two', `${ur.repeat(66)}😀${ur.repeat(66)}`, 'ucs2', 134, 3],
    ['a dash that the old alphabet lacks', 'a – b', 'ucs2', 5, 1],
  ])('%s', (_, text, coding, units, segments) => expect(smsSegments(text)).toEqual({ coding, units, segments }));
});

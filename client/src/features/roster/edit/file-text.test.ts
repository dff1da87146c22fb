import { expect, it } from 'vitest';
import { readText } from './file-text.ts';

it('a file is read as the encoding that its first bytes tell', () => {
  const text = 'area,علاقہ';
  const bytes = (order: boolean) => {
    const view = new DataView(new ArrayBuffer(2 * (text.length + 1)));
    [...`\ufeff${text}`].forEach((sign, i) => view.setUint16(2 * i, sign.charCodeAt(0), order));
    return view.buffer;
  };
  expect(readText(bytes(true))).toBe(text);
  expect(readText(bytes(false))).toBe(text);
  expect(readText(new TextEncoder().encode(text).buffer)).toBe(text);
  expect(readText(new ArrayBuffer(0))).toBe('');
});

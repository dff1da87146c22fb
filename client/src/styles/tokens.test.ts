import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const source = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

type Palette = Readonly<Record<string, string>>;

function paletteOf(selector: string): Palette {
  const body = source.slice(source.indexOf(`${selector} {`)).split('}')[0] ?? '';
  return Object.fromEntries(Array.from(body.matchAll(/--([\w-]+):\s*(#[0-9a-f]{3,6});/g), (m) => [m[1] ?? '', m[2] ?? '']));
}

function luminance(hex: string): number {
  const full = hex.length === 4 ? hex.replace(/[0-9a-f]/g, '$&$&') : hex;
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const c = Number.parseInt(full.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(palette: Palette, text: string, ground: string): number {
  const [a, b] = [text, ground].map((name) => {
    const hex = palette[name];
    if (!hex) throw new Error(`no colour named ${name}`);
    return luminance(hex);
  }) as [number, number];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

const grounds = ['bg', 'surface', 'raised', 'sunken'];
const softs = ['p0', 'p1', 'p2', 'p3', 'p4', 'ok', 'info', 'accent'];
const text: [string, string][] = [
  ...['ink', 'ink-2', 'ink-3', 'accent', 'p0', 'p1', 'p2', 'p3', 'p4', 'ok', 'info'].flatMap((ink) =>
    grounds.map((ground): [string, string] => [ink, ground]),
  ),
  ...softs.flatMap((name): [string, string][] => [
    [name, `${name}-soft`],
    ['ink', `${name}-soft`],
    ['ink-2', `${name}-soft`],
    [`${name}-ink`, name],
  ]),
  ['accent-ink', 'accent-2'],
  ['surface', 'ink-2'],
  ['surface', 'ink'],
];
const edges: [string, string][] = ['line-field', 'focus'].flatMap((line) => grounds.map((ground): [string, string] => [line, ground]));

describe.each([
  ['light', paletteOf(':root')],
  ['dark', paletteOf(":root[data-theme='dark']")],
])('the %s colours', (_name, palette) => {
  it.each(text)('let %s be read on %s (4.5 to 1)', (ink, ground) => {
    expect(contrast(palette, ink, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(edges)('let the edge %s be seen on %s (3 to 1)', (line, ground) => {
    expect(contrast(palette, line, ground)).toBeGreaterThanOrEqual(3);
  });
});

it('gives every zero a unit, since calc() refuses a bare one', () => {
  expect(source).not.toMatch(/--[\w-]+:\s*0;/);
});

import { expect, test } from 'vitest';
import { packagesInStep } from './packages.mjs';

const lock = {
  packages: {
    '': { name: 'muhafiz' },
    'node_modules/a': { version: '1.0.0', integrity: 'x' },
    'node_modules/b': { version: '2.0.0', integrity: 'y', dev: true },
    'node_modules/c-for-another-system': { version: '3.0.0', integrity: 'z', optional: true },
  },
};
const a = { version: '1.0.0', integrity: 'x' };
const b = { version: '2.0.0', integrity: 'y' };

test('is in step when every package that is wanted here is there in its version', () => {
  const installed = { packages: { 'node_modules/a': a, 'node_modules/b': b } };
  expect(packagesInStep({ lock, installed, dev: true })).toBe(true);
});

test('does not need the tools for checking when they are not wanted', () => {
  const installed = { packages: { 'node_modules/a': a } };
  expect(packagesInStep({ lock, installed, dev: false })).toBe(true);
  expect(packagesInStep({ lock, installed, dev: true })).toBe(false);
});

test('is out of step with another version, with other content, and when nothing is installed', () => {
  for (const other of [
    { ...a, version: '1.0.1' },
    { ...a, integrity: 'w' },
  ]) {
    expect(
      packagesInStep({
        lock,
        installed: { packages: { 'node_modules/a': other, 'node_modules/b': b } },
        dev: true,
      }),
    ).toBe(false);
  }
  expect(packagesInStep({ lock, installed: null, dev: true })).toBe(false);
});

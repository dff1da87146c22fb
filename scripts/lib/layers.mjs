import { inRoot } from './places.mjs';

const minute = 60_000;
const bin = (name) => inRoot('node_modules', '.bin', name);
const npmRun = (script) => ['npm', 'run', '--silent', script];
const vitest =
  (...projects) =>
  (reportFile, filters) => [
    [
      bin('vitest'),
      'run',
      ...projects.map((name) => `--project=${name}`),
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${reportFile}`,
      ...filters,
    ],
  ];

/**
 * A layer of the tests: commands that run one after another. `report` names who writes the counts; without it the layer counts as
 * one test. A quiet layer shows its output only when it fails, so that two can run side by side.
 * @typedef {{name: string, limitMs: number, report?: 'vitest' | 'playwright', quiet?: boolean, needs?: {browser?: boolean, build?: boolean},
 *   commands: (reportFile: string, filters: string[]) => string[][]}} Layer
 */

/** @type {Layer[]} */
export const layers = [
  { name: 'types', limitMs: 5 * minute, quiet: true, commands: () => [npmRun('typecheck')] },
  {
    name: 'lint',
    limitMs: 7 * minute,
    quiet: true,
    commands: () => [npmRun('lint'), [bin('prettier'), '--check', '--log-level=warn', '.']],
  },
  {
    name: 'architecture',
    limitMs: 2 * minute,
    quiet: true,
    commands: () => [npmRun('architecture'), [bin('knip')]],
  },
  {
    name: 'unit',
    limitMs: 8 * minute,
    report: 'vitest',
    commands: vitest('unit', 'unit-scripts', 'unit-server'),
  },
  {
    name: 'integration',
    limitMs: 12 * minute,
    report: 'vitest',
    needs: { build: true },
    commands: vitest('integration'),
  },
  {
    name: 'e2e',
    limitMs: 12 * minute,
    report: 'playwright',
    needs: { browser: true, build: true },
    commands: (_, filters) => [[bin('playwright'), 'test', '--reporter=list,json', ...filters]],
  },
];

/**
 * Which layers the words after `npm test --` name (all when none), and the filters that follow them.
 * @param {string[]} words
 * @returns {{chosen: Layer[], filters: string[]}}
 */
export function chooseLayers(words) {
  const known = layers.map(({ name }) => name);
  const first = words.findIndex((word) => !known.includes(word));
  const named = first < 0 ? words : words.slice(0, first);
  return {
    chosen: named.length > 0 ? layers.filter(({ name }) => named.includes(name)) : layers,
    filters: words.slice(named.length),
  };
}

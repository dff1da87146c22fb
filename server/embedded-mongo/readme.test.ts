import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands as supportedCommands, supported } from './supported.ts';

const code = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(' ');

/** The lists in README.md, made from the allow-list. */
const supportedLists = (): string =>
  [
    `- **Filters:** ${code(supported.filterLogic)} ${code(supported.filterOperators)}, equality with a value, dotted paths through arrays`,
    `- **Updates:** ${code(supported.updateOperators)}, with ${code(supported.pushModifiers)} in \`$push\`; dotted paths through objects; whole replacements`,
    `- **Projections:** 1, dotted; \`_id\` is always there`,
    `- **Pipeline stages:** ${code(supported.stages)} in any order; accumulators ${code(supported.accumulators)}; field paths, constants, and objects of these`,
    `- **Indexes:** 1 and -1, compound, with one array at most in a document, with ${code(supported.indexOptions)}`,
    `- **Commands:** ${Object.entries(supportedCommands)
      .map(([name, fields]) => `\`${name}\`${fields.length > 0 ? ` (${fields.join(', ')})` : ''}`)
      .join(', ')}`,
  ].join('\n');

describe('README.md', () => {
  it('lists exactly what is supported', () => {
    const readme = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8');
    expect(readme).toContain(supportedLists());
  });
});

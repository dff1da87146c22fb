import { commands, supported } from './supported.ts';

const code = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(' ');

/** The lists in README.md, made from the allow-list; a test compares the two. */
export const supportedLists = (): string =>
  [
    `- **Filters:** ${code(supported.filterLogic)} ${code(supported.filterOperators)}, equality with a value, dotted paths through arrays`,
    `- **Updates:** ${code(supported.updateOperators)}, with ${code(supported.pushModifiers)} in \`$push\`; dotted paths through objects`,
    `- **Projections:** 1 for whole fields; \`_id\` is always there`,
    `- **Pipeline stages:** ${code(supported.stages)}; accumulators ${code(supported.accumulators)} of field paths and constants`,
    `- **Indexes:** 1 and -1, compound, with one array at most in a document, with ${code(supported.indexOptions)}`,
    `- **Commands:** ${Object.entries(commands)
      .map(([name, fields]) => `\`${name}\`${fields.length > 0 ? ` (${fields.join(', ')})` : ''}`)
      .join(', ')}`,
  ].join('\n');

import { commands, supported } from './supported.ts';

const code = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(' ');

/** The lists in README.md, made from the allow-list; a test compares the two. */
export const supportedLists = (): string =>
  [
    `- **Filters:** ${code(supported.filterLogic)} ${code(supported.filterOperators)}, equality with a value, dotted paths through arrays`,
    `- **Updates:** ${code(supported.updateOperators)}, with ${code(supported.pushModifiers)} in \`$push\`; \`list.0\`, \`list.$\`, \`list.$[]\`, \`list.$[name]\` with array filters; whole replacements`,
    `- **Projections:** 0 and 1, dotted`,
    `- **Pipeline stages:** ${code(supported.stages)}; accumulators ${code(supported.accumulators)} of field paths and constants`,
    `- **Indexes:** 1 and -1, compound, over arrays, with ${code(supported.indexOptions)}; in a partial filter ${code(supported.partialFilterOperators)}`,
    `- **Commands:** ${Object.entries(commands)
      .map(([name, fields]) => `\`${name}\`${fields.length > 0 ? ` (${fields.join(', ')})` : ''}`)
      .join(', ')}`,
  ].join('\n');

/** ESLint rule: a function's own lines (nested functions, blank lines and comments not counted) stay within a limit, so that factories and components may hold many small functions. */
export const ownLines = {
  meta: {
    type: 'suggestion',
    schema: [{ type: 'integer' }],
    messages: { long: 'This function has {{lines}} lines of its own; split it (limit {{max}}).' },
  },
  create(context) {
    const max = context.options[0] ?? 30;
    const source = context.sourceCode.lines;
    const isCode = (line) => !/^\s*(\/\/|\/?\*|$)/.test(source[line - 1] ?? '');
    const count = ({ start, end }) => {
      let lines = 0;
      for (let line = start.line; line <= end.line; line += 1) if (isCode(line)) lines += 1;
      return lines;
    };
    const stack = [];
    const leave = (node) => {
      const nested = stack.pop();
      const total = count(node.loc);
      if (total - nested > max) context.report({ node, messageId: 'long', data: { lines: total - nested, max } });
      if (stack.length > 0) stack[stack.length - 1] += Math.max(total - 1, 0);
    };
    const types = ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'];
    return Object.fromEntries(
      types.flatMap((type) => [
        [type, () => stack.push(0)],
        [`${type}:exit`, leave],
      ]),
    );
  },
};

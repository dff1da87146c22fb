/** ESLint rule: a function's own lines (nested functions not counted) stay within a limit, so that factories and components may hold many small functions. */
export const ownLines = {
  meta: { type: 'suggestion', schema: [{ type: 'integer' }], messages: { long: 'This function has {{lines}} lines of its own; split it (limit {{max}}).' } },
  create(context) {
    const max = context.options[0] ?? 30;
    const stack = [];
    const enter = () => stack.push(0);
    const leave = (node) => {
      const nested = stack.pop();
      const total = node.loc.end.line - node.loc.start.line + 1;
      const lines = total - nested;
      if (lines > max) context.report({ node, messageId: 'long', data: { lines, max } });
      if (stack.length > 0) stack[stack.length - 1] += Math.max(total - 1, 0);
    };
    const types = ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'];
    return Object.fromEntries(types.flatMap((type) => [[type, enter], [`${type}:exit`, leave]]));
  },
};

/** An end told in one sentence that says what to do; shown to the reader without a stack. */
export class Refusal extends Error {
  /** @override */
  name = 'Refusal';
}

/**
 * Runs an entry point; a failure prints one sentence and ends the process with code 1.
 * @param {() => Promise<number | void>} main returns the exit code (0 when it returns nothing)
 */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    process.stderr.write(`\n${sentence(error)}\n`);
    process.exitCode = 1;
  }
}

/**
 * The sentence of an error; an unforeseen error is told with the place it came from.
 * @param {unknown} error
 */
export function sentence(error) {
  if (error instanceof Refusal) return error.message;
  if (!(error instanceof Error)) return String(error);
  const place = /(?:scripts|tests)\/[^\s)]+/.exec(error.stack ?? '')?.[0];
  return `Something unforeseen failed: ${error.message}${place ? ` (${place})` : ''}.`;
}

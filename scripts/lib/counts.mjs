/**
 * What a layer's tests came to.
 * @typedef {{passed: number, failed: number, skipped: number}} Counts
 */

/** @param {any} report what vitest's JSON reporter wrote
 * @returns {Counts} */
function fromVitest(report) {
  // A file that could not be loaded fails without any test of its own.
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** @param {any} report what Playwright's JSON reporter wrote
 * @returns {Counts} */
function fromPlaywright({ stats }) {
  // What passed only when tried again has failed once.
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
}

/**
 * Counts a layer by its report and its exit code: a run that ended badly, ran nothing or left no report never counts as passed.
 * @param {{kind: 'vitest' | 'playwright', report: any, code: number}} result
 * @returns {Counts & {trouble: string | null}}
 */
export function countLayer({ kind, report, code }) {
  const counts = report ? (kind === 'vitest' ? fromVitest(report) : fromPlaywright(report)) : { passed: 0, failed: 0, skipped: 0 };
  const trouble = !report
    ? 'it ended before it could report'
    : counts.passed + counts.failed === 0
      ? 'no test ran'
      : code !== 0 && counts.failed === 0
        ? `it ended with code ${code} though no test failed`
        : null;
  return { ...counts, failed: counts.failed + (trouble ? 1 : 0), trouble };
}

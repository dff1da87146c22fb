import { expect, test } from 'vitest';
import { countLayer } from './counts.mjs';

const vitestReport = (more: object = {}) => ({
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 0,
  testResults: [],
  ...more,
});

test('counts what passed and what was skipped', () => {
  expect(countLayer({ kind: 'vitest', report: vitestReport(), code: 0 })).toEqual({
    passed: 3,
    failed: 0,
    skipped: 1,
    trouble: null,
  });
});

test('counts a file that could not be loaded as a failure', () => {
  const testResults = [{ status: 'failed', assertionResults: [] }];
  expect(countLayer({ kind: 'vitest', report: vitestReport({ testResults }), code: 1 }).failed).toBe(1);
});

test('counts a file with failed tests once for each of them only', () => {
  const testResults = [{ status: 'failed', assertionResults: [{ status: 'failed' }] }];
  expect(countLayer({ kind: 'vitest', report: vitestReport({ numFailedTests: 1, testResults }), code: 1 }).failed).toBe(1);
});

test('fails when nothing ran, when there is no report, and when the run ended badly without a failed test', () => {
  expect(countLayer({ kind: 'vitest', report: vitestReport({ numPassedTests: 0 }), code: 0 })).toMatchObject({
    failed: 1,
    trouble: 'no test ran',
  });
  expect(countLayer({ kind: 'playwright', report: null, code: 1 })).toMatchObject({
    failed: 1,
    trouble: 'it ended before it could report',
  });
  expect(countLayer({ kind: 'vitest', report: vitestReport(), code: 1 })).toMatchObject({
    passed: 3,
    failed: 1,
  });
});

test('counts a browser test that passed only when tried again as a failure', () => {
  const report = { stats: { expected: 2, unexpected: 0, flaky: 1, skipped: 0 } };
  expect(countLayer({ kind: 'playwright', report, code: 0 })).toEqual({
    passed: 2,
    failed: 1,
    skipped: 0,
    trouble: null,
  });
});

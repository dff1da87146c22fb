import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startChild } from './child.mjs';
import { findProgram } from './command.mjs';
import { countLayer } from './counts.mjs';
import { endLeftovers, markedWith } from './leftovers.mjs';
import { inRoot } from './places.mjs';

/**
 * Runs one layer to its end and never rejects.
 * @param {import('./layers.mjs').Layer} layer
 * @param {{filters: string[], limitMs: number, signal: AbortSignal}} options
 * @returns {Promise<import('./counts.mjs').Counts & {name: string, seconds: number, troubles: string[], output: string}>}
 */
export async function runLayer(layer, { filters, limitMs, signal }) {
  const started = performance.now();
  const mark = randomUUID();
  const reportFile = inRoot('test-results', `${layer.name}.json`);
  mkdirSync(dirname(reportFile), { recursive: true });
  rmSync(reportFile, { force: true });
  const env = {
    ...markedWith(mark),
    PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile,
    FORCE_COLOR: process.stdout.isTTY ? '1' : '0',
  };
  const run = await runCommands(layer.commands(reportFile, filters), {
    env,
    quiet: layer.quiet,
    limitMs: Math.min(limitMs, layer.limitMs),
    signal,
  });
  const left = await endLeftovers(mark);
  const counts = layer.report
    ? countLayer({ kind: layer.report, report: readReport(reportFile), code: run.code })
    : { passed: run.code === 0 ? 1 : 0, failed: run.code === 0 ? 0 : 1, skipped: 0, trouble: null };
  const troubles = [
    run.late ? `stopped after ${Math.round(Math.min(limitMs, layer.limitMs) / 1000)} s` : '',
    counts.trouble ?? '',
    left.length > 0 ? `left running: ${left.join(', ')}` : '',
  ].filter(Boolean);
  if (troubles.length > 0) counts.failed = Math.max(counts.failed, 1);
  return {
    ...counts,
    name: layer.name,
    seconds: (performance.now() - started) / 1000,
    troubles,
    output: run.output,
  };
}

/** Every command runs, so that one look shows all that is wrong; the code is the first that is not 0. */
async function runCommands(commands, { env, quiet, limitMs, signal }) {
  const until = performance.now() + limitMs;
  const result = { code: 0, late: false, output: '' };
  for (const [program = '', ...args] of commands) {
    if (signal.aborted) return { ...result, code: 1 };
    const stdio = quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'];
    const child = await startChild(findProgram(program) ?? program, args, {
      env,
      stdio: /** @type {any} */ (stdio),
      signal,
    });
    for (const stream of [child.process.stdout, child.process.stderr])
      stream?.setEncoding('utf8').on('data', (text) => (result.output += text));
    const timer = new AbortController();
    const late = sleep(Math.max(0, until - performance.now()), 'late', { signal: timer.signal }).catch(() => null);
    const first = await Promise.race([child.exited, late]);
    timer.abort();
    const exit = await (first === 'late' ? child.stop(5_000) : child.exited);
    result.late ||= first === 'late';
    result.code ||= exit.code ?? 1;
  }
  return result;
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

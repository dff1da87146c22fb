import './lib/node-version.mjs';

const { chooseLayers, layers } = await import('./lib/layers.mjs');
const { sentence } = await import('./lib/refusal.mjs');
const { runLayer } = await import('./lib/run-layer.mjs');
const { onStopSignal } = await import('./lib/stop-signals.mjs');
const { runSetup } = await import('./setup.mjs');

const wholeLimitMs = 25 * 60_000;
const started = performance.now();
const print = (line) => process.stdout.write(`${line}\n`);
const stopping = new AbortController();
onStopSignal(() => stopping.abort());

/** The layers in turn, neighbours that are quiet two at a time (one core each). */
async function runAll(chosen, filters) {
  const results = [];
  const run = async (layer) => {
    const limitMs = Math.max(0, wholeLimitMs - (performance.now() - started));
    const result = await runLayer(layer, { filters, limitMs, signal: stopping.signal });
    results.push(result);
    tell(result);
  };
  const quiet = chosen.filter((layer) => layer.quiet);
  await Promise.all(
    [0, 1].map(async () => {
      for (let layer = quiet.shift(); layer && !stopping.signal.aborted; layer = quiet.shift()) await run(layer);
    }),
  );
  for (const layer of chosen.filter((one) => !one.quiet)) if (!stopping.signal.aborted) await run(layer);
  return results;
}

function tell({ name, passed, failed, skipped, seconds, troubles, output }) {
  if (failed > 0 && output) print(`\n--- ${name} ---\n${output.trim()}\n`);
  const extra = [skipped ? `${skipped} skipped` : '', ...troubles]
    .filter(Boolean)
    .map((text) => `, ${text}`)
    .join('');
  print(`${failed > 0 ? '✗' : '✓'} ${name.padEnd(14)}${seconds.toFixed(1).padStart(7)} s   ${passed} passed, ${failed} failed${extra}`);
}

async function main() {
  const words = process.argv.slice(2);
  const { chosen, filters } = chooseLayers(words);
  if (filters.length > 0 && chosen === layers) {
    print(`"${filters[0]}" is no layer: name one of ${layers.map(({ name }) => name).join(', ')}, then filters for it.`);
    return [{ passed: 0, failed: 1 }];
  }
  const needs = (what) => chosen.some((layer) => layer.needs?.[what]);
  try {
    await runSetup({ browser: needs('browser'), build: needs('build'), dev: true, signal: stopping.signal });
  } catch (error) {
    print(stopping.signal.aborted ? 'Stopped.' : sentence(error));
    return [{ passed: 0, failed: 1 }];
  }
  const results = await runAll(chosen, filters);
  if (results.length > 1) {
    print('');
    results.forEach((result) => tell({ ...result, output: '' }));
    print(`  ${'all'.padEnd(14)}${((performance.now() - started) / 1000).toFixed(1).padStart(7)} s`);
  }
  return stopping.signal.aborted ? [...results, { passed: 0, failed: 1 }] : results;
}

const results = await main();
const sum = (key) => results.reduce((total, result) => total + result[key], 0);
print(`\n${sum('passed')} passed, ${sum('failed')} failed`);
process.exit(sum('failed') > 0 ? 1 : 0);

import './lib/node-version.mjs';

const { runMain } = await import('./lib/refusal.mjs');
const { startAll } = await import('./lib/start-all.mjs');
const { runSetup } = await import('./setup.mjs');

await runMain(() => startAll({ setup: runSetup }));
process.exit();

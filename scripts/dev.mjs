import './lib/node-version.mjs';

const { runMain } = await import('./lib/refusal.mjs');
const { startAll } = await import('./lib/start-all.mjs');
const { runSetup } = await import('./setup.mjs');
const { vitePart, watchServer } = await import('./lib/dev-parts.mjs');

await runMain(() =>
  startAll({
    setup: ({ signal }) => runSetup({ signal, build: true }),
    patient: true,
    moreParts: ({ port }) => [vitePart(port)],
    onReady: watchServer,
  }),
);
process.exit();

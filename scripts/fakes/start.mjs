// Runs the real supervisor over a real Redis with the stand-ins for the store and the server.
import { runMain } from '../lib/refusal.mjs';
import { startAll } from '../lib/start-all.mjs';
import { inRoot } from '../lib/places.mjs';

await runMain(() =>
  startAll({
    setup: async () => {},
    commands: {
      store: [inRoot('scripts', 'fakes', 'store.mjs')],
      server: [inRoot('scripts', 'fakes', 'server.mjs')],
    },
  }),
);
process.exit();

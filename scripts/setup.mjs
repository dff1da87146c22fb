import './lib/node-version.mjs';

/**
 * Gets this machine ready: packages, Redis, the built client and, for the browser tests, Chromium. Does nothing that is done already.
 * `dev`: with the packages that only building and checking need.
 * @param {{browser?: boolean, build?: boolean, dev?: boolean, signal?: AbortSignal, say?: (line: string) => void}} [options]
 */
export async function runSetup({ browser = false, build = true, dev = process.env.NODE_ENV !== 'production', signal, say = tell } = {}) {
  const [{ ensurePackages }, { getRedis }, { ensureChromium }, { ensureClient }] = await Promise.all([
    import('./lib/packages.mjs'),
    import('./lib/redis-finder.mjs'),
    import('./lib/chromium.mjs'),
    import('./lib/client-build.mjs'),
  ]);
  const steps = [
    () => ensurePackages({ say, signal, dev }),
    () => (process.env.REDIS_URL ? null : getRedis({ say, signal })),
    () => (browser ? ensureChromium({ say, signal }) : null),
    () => (build ? ensureClient({ say, signal }) : null),
  ];
  for (const step of steps) {
    signal?.throwIfAborted();
    await step();
  }
}

function tell(line) {
  process.stdout.write(`  ${line}\n`);
}

if (process.argv[1] === (await import('node:url')).fileURLToPath(import.meta.url)) {
  const { runMain } = await import('./lib/refusal.mjs');
  await runMain(() => runSetup({ browser: process.argv.includes('--browser'), build: !process.argv.includes('--no-build') }));
}

import { defineConfig } from 'vitest/config';

// Redis and the store, once per run, for the tests that talk to them.
const services = ['tests/support/global-setup.ts'];
const project = (name: string, include: string[], more: object = {}) => ({
  extends: true as const,
  test: { name, include, ...more },
});

// Unit tests lie beside the code, so the client's own vite root does not apply here.
export default defineConfig({
  test: {
    environment: 'node',
    pool: 'forks',
    maxWorkers: 2,
    exclude: ['**/node_modules/**', 'dist/**', '.local/**', '.data/**', '**/*.e2e.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    teardownTimeout: 15_000,
    projects: [
      project('unit', ['{shared,client}/**/*.test.{ts,tsx}']),
      project('unit-scripts', ['scripts/**/*.test.ts'], { testTimeout: 60_000 }),
      project('unit-server', ['server/**/*.test.ts'], { globalSetup: services }),
      project('integration', ['tests/{api,realtime,security,chaos,architecture}/**/*.test.ts'], {
        globalSetup: services,
        testTimeout: 60_000,
        hookTimeout: 120_000,
      }),
    ],
  },
});

import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEnv } from '#server/config/env.ts';
import { startApp } from '#server/app/start-app.ts';
import { createLogger } from '#server/platform/logger.ts';
import { signInAt, startTestApp, type TestApp } from '#tests/support/test-app.ts';

let first: TestApp;
beforeAll(async () => {
  first = await startTestApp();
});
afterAll(() => first.stop());

/** Starts once more on the same data, with the password of the folder. */
async function again() {
  const { DEMO_PASSWORD: _, ...settings } = first.settings;
  return startApp({ env: readEnv(settings), logger: createLogger('silent'), services: { web: true, worker: false } });
}

describe('a data folder that lost a file', () => {
  it('of the keys is refused, and gets no new ones that would take the place of the old', async () => {
    const file = join(first.settings.DATA_DIR, 'keyring.json');
    const moved = `${file}.elsewhere`;
    renameSync(file, moved);
    await expect(again()).rejects.toThrow(/The keyring .*keyring\.json is missing.*put it back from your backup/);
    expect(existsSync(file)).toBe(false);
    renameSync(moved, file);
  });

  it('of the demonstration’s password, or one that is empty, shows sign-ins that are true', async () => {
    const file = join(first.settings.DATA_DIR, 'demo-password');
    for (const spoil of [() => rmSync(file, { force: true }), () => writeFileSync(file, '')]) {
      spoil();
      const app = await again();
      const [shown] = app.signIns;
      expect(shown?.password).toMatch(/^[a-z0-9]{10}$/);
      await signInAt(app.url ?? '', shown?.username ?? '', shown?.password ?? '');
      await app.stop();
    }
  });
});

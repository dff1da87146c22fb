import { expect, test } from '@playwright/test';
import { dutyStrings } from '#shared/i18n/duty.ts';
import { ownServer, signInOnDuty } from './own-server.ts';

test('the first load of the duty page is light enough for 2G', async ({ browser }) => {
  const server = await ownServer();
  try {
    const context = await server.phone(browser, 'en', { serviceWorkers: 'block' });
    const page = await context.newPage();
    const loaded = { page: 0, fonts: 0, api: 0 };
    const devtools = await context.newCDPSession(page);
    const kinds = new Map<string, keyof typeof loaded>();
    devtools.on('Network.responseReceived', ({ requestId, response }) => {
      const { pathname } = new URL(response.url);
      kinds.set(
        requestId,
        pathname.endsWith('.woff2') ? 'fonts' : pathname.startsWith('/api') || pathname.startsWith('/rt') ? 'api' : 'page',
      );
    });
    devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const kind = kinds.get(requestId);
      if (kind) loaded[kind] += encodedDataLength;
    });
    await devtools.send('Network.enable');
    await signInOnDuty(page, 'officer1', 'en');
    await expect(page.getByText(dutyStrings.en.linkOn, { exact: true })).toBeVisible();
    // The last part to come: what is loaded for an officer whose phone is not proven yet.
    await expect(page.getByRole('heading', { name: dutyStrings.en.ready })).toBeVisible();
    test.info().annotations.push({ type: 'bytes', description: JSON.stringify(loaded) });
    expect(loaded.page, JSON.stringify(loaded)).toBeGreaterThan(50_000);
    expect(loaded.page, JSON.stringify(loaded)).toBeLessThan(150_000);
  } finally {
    await server.stop();
  }
});

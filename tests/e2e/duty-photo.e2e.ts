import { expect, test } from '@playwright/test';
import { dispatchApi } from '#shared/dispatch/dispatch.api.ts';
import { photosApi } from '#shared/dispatch/photos.api.ts';
import { dutyStrings } from '#shared/i18n/duty.ts';
import { cameraStrings } from '#shared/i18n/camera.ts';
import { photoStrings } from '#shared/i18n/photo.ts';
import { findChromium } from '../../scripts/lib/chromium.mjs';
import { heldBy, ownServer, signInOnDuty, untilKept } from './own-server.ts';

test.use({
  launchOptions: {
    executablePath: findChromium() ?? '',
    args: ['--headless=new', '--no-sandbox', '--disable-gpu', '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
  },
});

test('a picture is covered from the first moment, taken without a network, and sent once', async ({ browser }) => {
  const words = { ...photoStrings.en, ...cameraStrings.en };
  const server = await ownServer();
  try {
    const { agent, contact, start, ladder } = await server.scene();
    const context = await server.phone(browser, 'en', { permissions: ['camera'] });
    const page = await context.newPage();
    await signInOnDuty(page, 'officer1', 'en');
    await untilKept(page);
    const contactId = await contact();
    const dispatch = await start(contactId);
    await page.getByRole('button', { name: dutyStrings.en.going }).click();
    await expect(page.getByRole('button', { name: words.open, exact: true })).toBeVisible();
    await server.app.kill();
    await page.getByRole('button', { name: words.open, exact: true }).click();
    await page.waitForFunction(() => (document.querySelector('video')?.videoWidth ?? 0) > 0);
    await page.getByRole('button', { name: words.take }).click();
    const canvas = page.getByRole('img', { name: words.covered });
    await expect(canvas).toBeVisible();
    /** How many colours a row of the picture has: blocks have few. */
    const colours = () =>
      canvas.evaluate((element: HTMLCanvasElement) => {
        const row = element.getContext('2d')?.getImageData(0, Math.round(element.height / 2), element.width, 1).data ?? [];
        const seen = new Set<string>();
        for (let at = 0; at < row.length; at += 4) seen.add(`${row[at]} ${row[at + 1]} ${row[at + 2]}`);
        return seen.size;
      });
    const covered = await colours();
    expect(covered).toBeLessThanOrEqual(24);
    await canvas.hover();
    await page.mouse.down();
    await page.mouse.up();
    expect(await colours()).toBeGreaterThanOrEqual(covered);
    await page.getByRole('button', { name: words.send, exact: true }).click();
    await expect(page.getByText(words.waiting_one)).toBeVisible();
    expect(await heldBy(page)).toContain('picture:');

    await page.reload();
    await server.app.restart();
    await expect.poll(async () => (await ladder(contactId)).photos.length, { timeout: 40_000 }).toBe(1);
    await expect.poll(() => heldBy(page)).not.toContain('picture:');
    const [photo] = (await ladder(contactId)).photos;
    const { jpeg } = await agent.call(photosApi.open, { params: { dispatchId: dispatch.id, photoId: photo?.id ?? '' } });
    const bytes = Buffer.from(jpeg, 'base64');
    expect(bytes.length).toBeLessThanOrEqual(200_000);
    expect(bytes.includes('Exif')).toBe(false);
    await agent.call(dispatchApi.standDown, {
      params: { dispatchId: dispatch.id },
      body: { commandId: crypto.randomUUID(), reason: 'over' },
    });
  } finally {
    await server.stop();
  }
});

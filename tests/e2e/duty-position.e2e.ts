import { expect, test } from '@playwright/test';
import { dutyStrings } from '#shared/i18n/duty.ts';
import { positionStrings } from '#shared/i18n/position.ts';
import { ownServer, signInOnDuty, untilKept } from './own-server.ts';

test('an officer shares where they are on the way, for as long as they want to', async ({ browser }) => {
  const words = positionStrings.en;
  const server = await ownServer();
  try {
    const { contact, start, ladder } = await server.scene();
    const context = await server.phone(browser, 'en');
    const page = await context.newPage();
    await signInOnDuty(page, 'officer1', 'en');
    await untilKept(page);
    const contactId = await contact();
    await start(contactId);
    await page.getByRole('button', { name: dutyStrings.en.going }).click();
    const share = page.getByRole('switch', { name: words.share });
    await expect(share).not.toBeChecked();
    await expect(page.getByText(words.who)).toBeVisible();
    const position = async () => (await ladder(contactId)).position;

    // Without the phone's permission it stays off, and says what to do.
    await share.click();
    await expect(page.getByRole('alert').filter({ hasText: words.denied })).toBeVisible();
    await expect(share).not.toBeChecked();

    await context.grantPermissions(['geolocation']);
    await context.setGeolocation({ latitude: 31.52037, longitude: 74.35871, accuracy: 30 });
    await share.click();
    await expect(share).toBeChecked();
    await expect.poll(position).toMatchObject({ lat: 31.52037, lon: 74.35871, accuracyM: 30, movedM: null });
    await expect(page.getByText(words.told.split('{{')[0] ?? '')).toBeVisible();
    await context.setGeolocation({ latitude: 31.53037, longitude: 74.35871, accuracy: 30 });
    await expect.poll(position, { timeout: 40_000 }).toMatchObject({ lat: 31.53037, movedM: 1112 });

    // A page that is loaded again goes on.
    await page.reload();
    await expect(share).toBeChecked();
    await share.click();
    await expect(share).not.toBeChecked();
    await expect.poll(position).toBeNull();
    await page.reload();
    await expect(share).not.toBeChecked();

    await share.click();
    await expect.poll(async () => (await position())?.lat, { timeout: 40_000 }).toBe(31.53037);
    await page.getByRole('button', { name: dutyStrings.en.enRoute }).click();
    await expect(share).toBeChecked();
    await page.getByRole('button', { name: dutyStrings.en.onScene }).click();
    await expect(share).toBeHidden();
    await expect.poll(position).toBeNull();
  } finally {
    await server.stop();
  }
});

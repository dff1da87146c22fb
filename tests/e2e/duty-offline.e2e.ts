import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { MongoClient } from 'mongodb';
import { dispatchApi } from '#shared/dispatch/dispatch.api.ts';
import { dutyStrings } from '#shared/i18n/duty.ts';
import { signInStrings } from '#shared/i18n/sign-in.ts';
import { shellStrings } from '#shared/i18n/shell.ts';
import { brief } from '../support/dispatch-scene.ts';
import { commandId } from '../support/test-app.ts';
import { heldBy, ownServer, signInOnDuty, untilKept, type OwnServer } from './own-server.ts';
import { filled } from './stage.ts';

let server: OwnServer;
test.beforeEach(async () => {
  server = await ownServer();
});
test.afterEach(() => server.stop());

/** How often an event of a dispatch was written. */
async function eventsOf(dispatchId: string): Promise<string[]> {
  const client = await new MongoClient(server.database).connect();
  try {
    const doc = await client.db().collection<{ _id: string; eventSeq: number }>('dispatches').findOne({ _id: dispatchId });
    await expect.poll(async () => client.db().collection('audit').countDocuments({ recordId: dispatchId })).toBe(doc?.eventSeq);
    const rows = await client.db().collection('audit').find({ recordId: dispatchId }).toArray();
    return rows.map((row) => String(row['type']));
  } finally {
    await client.close();
  }
}

test('without network or server the page opens, shows the task, keeps the steps through a restart, and sends them once and in order', async ({
  browser,
}) => {
  const words = dutyStrings.en;
  const { agent, contact, start, ladder } = await server.scene();
  const context = await server.phone(browser, 'en');
  let page = await context.newPage();
  await signInOnDuty(page, 'officer1', 'en');
  await untilKept(page);
  const contactId = await contact();
  const dispatch = await start(contactId);
  await page.getByRole('button', { name: words.going }).click();
  await expect(page.getByText(brief.where)).toBeVisible();

  await server.app.kill();
  await context.setOffline(true);
  await page.reload();
  await expect(page.getByText(brief.where)).toBeVisible();
  await expect(page.getByText(words.linkOff, { exact: true })).toBeVisible();
  await expect(page.getByText(filled(words.shownAge))).toBeVisible();
  await page.getByRole('button', { name: words.enRoute }).click();
  await page.getByRole('button', { name: words.onScene }).click();
  await expect(page.getByText(words.waitsToSend)).toHaveCount(2);

  // The phone is restarted: another page of the same device, still without anything to reach.
  await page.close();
  page = await context.newPage();
  await page.goto('/duty');
  await expect(page.getByText(words.waitsToSend)).toHaveCount(2);
  await page.getByRole('button', { name: words.childSafe }).click();
  await page.getByRole('textbox').fill('She is with her aunt.');
  await page.getByRole('button', { name: words.send, exact: true }).click();
  await expect(page.getByText(words.waitsToSend)).toHaveCount(3);

  await server.app.restart();
  await context.setOffline(false);
  await expect(page.getByText(words.waitsToSend)).toHaveCount(0, { timeout: 30_000 });
  const after = await ladder(contactId);
  expect(after.state).toBe('childSafe');
  expect(after.claim?.report).toBe('She is with her aunt.');
  expect(after.taken.enRoute?.pressedAt).not.toBeNull();
  const events = await eventsOf(dispatch.id);
  const steps = ['dispatch:acknowledged', 'dispatch:enRoute', 'dispatch:onScene', 'dispatch:claimed'];
  expect(events.filter((type) => steps.includes(type)).sort()).toEqual([...steps].sort());
  const at = (step: keyof typeof after.taken) => Date.parse(after.taken[step]?.at ?? '');
  expect(at('enRoute')).toBeLessThanOrEqual(at('onScene'));
  expect(at('onScene')).toBeLessThanOrEqual(at('claimed'));

  // Closed by the helpline: nothing of it stays on the phone.
  expect(await heldBy(page)).toContain(brief.where);
  const params = { dispatchId: dispatch.id };
  await agent.call(dispatchApi.confirm, { params, body: { commandId: commandId(), how: 'spokeToChild', note: 'spoke' } });
  await agent.call(dispatchApi.close, { params, body: { commandId: commandId() } });
  await expect(page.getByText(filled(words.endedClosed))).toBeVisible();
  await expect.poll(() => heldBy(page)).not.toContain(brief.where);
  expect(await heldBy(page)).not.toContain('aunt');
});

test('signing out and the sign-in of another take everything off the device, also without a network', async ({ browser }) => {
  const words = dutyStrings.en;
  const { contact, start } = await server.scene();
  const context = await server.phone(browser, 'en');
  const page = await context.newPage();
  await signInOnDuty(page, 'officer1', 'en');
  await untilKept(page);
  await start(await contact());
  await page.getByRole('button', { name: words.going }).click();
  await expect(page.getByText(brief.where)).toBeVisible();
  await expect.poll(() => heldBy(page)).toContain(brief.where);

  // The session ends elsewhere and somebody else signs in on this phone.
  await context.clearCookies();
  await page.reload();
  await expect(page.getByRole('button', { name: signInStrings.en.submit, exact: true })).toBeVisible();
  await expect.poll(() => heldBy(page)).not.toContain(brief.where);
  await signInOnDuty(page, 'officer2', 'en');
  await expect(page.getByText(words.linkOn)).toBeVisible();
  expect(await heldBy(page)).not.toContain('officer1');

  await context.clearCookies();
  await page.reload();
  await signInOnDuty(page, 'officer1', 'en');
  await expect(page.getByText(brief.where)).toBeVisible();
  await expect.poll(() => heldBy(page)).toContain(brief.where);
  await context.setOffline(true);
  await expect(page.getByText(words.linkOff, { exact: true })).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: shellStrings.en.account }).click();
  await page.getByRole('button', { name: shellStrings.en.signOut }).click();
  await expect(page.getByText(words.leaving)).toBeVisible();
  expect(await heldBy(page)).not.toContain(brief.where);
  await context.setOffline(false);
  await expect(page.getByRole('button', { name: signInStrings.en.submit, exact: true })).toBeVisible({ timeout: 30_000 });
  expect((await page.request.get('/api/session')).status()).toBe(200);
  expect(await (await page.request.get('/api/session')).json()).toEqual({ session: null });
});

test('the worker belongs to the duty page alone, and a newer one replaces it', async ({ browser }) => {
  const pages = await mkdtemp(join(tmpdir(), 'muhafiz-pages-'));
  await cp('dist/client', pages, { recursive: true });
  await server.stop();
  server = await ownServer({ CLIENT_DIR: pages });
  const context = await server.phone(browser, 'ur');
  const page = await context.newPage();
  await signInOnDuty(page, 'officer1', 'ur');
  await untilKept(page);
  expect(
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => new URL(scope).pathname)),
  ).toEqual(['/duty']);
  const held = await heldBy(page);
  expect(held).not.toMatch(/\/api\//);
  for (const path of ['/talk', '/report', '/desk']) {
    const other = await context.newPage();
    await other.goto(path);
    expect(await other.evaluate(() => navigator.serviceWorker.controller), path).toBeNull();
    await other.close();
  }
  const before = await page.evaluate(() => caches.keys());
  expect(before).toHaveLength(1);
  // The server brings a newer worker. It waits for a press, because the alarm of a page in a tab falls silent with a reload.
  const script = await readFile(join(pages, 'duty-sw.js'), 'utf8');
  await writeFile(join(pages, 'duty-sw.js'), script.replace(/(version:[`"'])[0-9a-f]{16}/, '$1feedfeedfeedfeed'));
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration('/duty'))?.update());
  await page.getByRole('button', { name: shellStrings.ur.reload, exact: true }).click();
  await expect.poll(() => page.evaluate(() => caches.keys()).catch(() => [])).toEqual(['muhafiz-duty-feedfeedfeedfeed']);
  await rm(pages, { recursive: true });
});

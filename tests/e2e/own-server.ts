import { randomUUID } from 'node:crypto';
import { expect, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from '@playwright/test';
import { signInStrings } from '#shared/i18n/sign-in.ts';
import { dispatchScene } from '../support/dispatch-scene.ts';
import { startApp, withDatabase, type App } from '../support/services.ts';
import { createClient, signInAt, type TestApp } from '../support/test-app.ts';
import { say, type Language } from './stage.ts';

const password = process.env['DEMO_PASSWORD'] ?? '';
const phone = { viewport: { width: 360, height: 640 }, hasTouch: true } as const;

/** A server of a test's own, which it may end and start again. */
export async function ownServer(env: Record<string, string> = {}) {
  const database = withDatabase(process.env['MONGODB_URL'] ?? '');
  const app: App = await startApp({
    env: {
      REDIS_URL: process.env['REDIS_URL'] ?? '',
      MONGODB_URL: database,
      QUEUE_PREFIX: `e2e-${randomUUID()}`,
      DEMO_PASSWORD: password,
      NODE_ENV: 'test',
      ...env,
    },
  });
  const contexts: BrowserContext[] = [];
  const asApp = {
    anonymous: () => createClient(app.url),
    signIn: (username: string) => signInAt(app.url, username, password),
    withCode: (code: string) => createClient(app.url, { code }),
  };
  return {
    app,
    database,
    /** The people of the dispatch tests, by HTTP. */
    scene: () => dispatchScene(asApp as unknown as TestApp),
    signIn: asApp.signIn,
    /** A phone of somebody's own. */
    phone: async (browser: Browser, language: Language, more: BrowserContextOptions = {}): Promise<BrowserContext> => {
      const context = await browser.newContext({ ...phone, baseURL: app.url, ...more });
      contexts.push(context);
      await context.addInitScript((value) => localStorage.setItem('muhafiz.language', value), language);
      return context;
    },
    stop: async (): Promise<void> => {
      await Promise.all(contexts.splice(0).map((context) => context.close()));
      await app.stop();
    },
  };
}
export type OwnServer = Awaited<ReturnType<typeof ownServer>>;

/** Opens the duty page and signs in on it, as after a link in a message. */
export async function signInOnDuty(page: Page, username: string, language: Language): Promise<void> {
  const words = say(signInStrings, language);
  await page.goto('/duty');
  await page.getByRole('textbox', { name: words.username }).fill(username);
  await page.getByLabel(words.password, { exact: true }).fill(password);
  await page.getByRole('button', { name: words.submit, exact: true }).click();
}

/** Waits until the page's worker keeps it: from here on it opens without a network. */
export async function untilKept(page: Page): Promise<void> {
  await page.waitForFunction(async () => {
    const registration = await navigator.serviceWorker.ready;
    return registration.active?.state === 'activated' && navigator.serviceWorker.controller !== null;
  });
}

/** Everything this device holds, as text: keys and values of its store, its storages and its caches. */
export const heldBy = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('muhafiz-duty');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error ?? new Error('no store'));
    });
    const objects = db.transaction('kept').objectStore('kept');
    const all = (request: IDBRequest<unknown[]>) =>
      new Promise<unknown[]>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('not read'));
      });
    const [keys, values] = await Promise.all([all(objects.getAllKeys() as IDBRequest<unknown[]>), all(objects.getAll())]);
    db.close();
    const cached: string[] = [];
    for (const name of await caches.keys()) for (const { url } of await (await caches.open(name)).keys()) cached.push(url);
    return JSON.stringify([keys, values, { ...localStorage }, { ...sessionStorage }, cached]);
  });

/** Hands pushes to the page's worker as the browser does when one arrives, and waits until each is shown. */
export async function pusher(server: OwnServer, context: BrowserContext, page: Page) {
  const devtools = await context.newCDPSession(page);
  const found = new Promise<string>((resolve) =>
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const own = registrations.find(({ scopeURL, isDeleted }) => scopeURL.endsWith('/duty') && !isDeleted);
      if (own) resolve(own.registrationId);
    }),
  );
  await devtools.send('ServiceWorker.enable');
  const registrationId = await found;
  await page.evaluate(() => {
    const shown = Object.assign(window, { pagesShown: 0 });
    navigator.serviceWorker.addEventListener('message', ({ data }) => {
      if ((data as { type?: string } | null)?.type === 'paged') shown.pagesShown += 1;
    });
  });
  const shown = () => page.evaluate(() => (window as unknown as { pagesShown: number }).pagesShown);
  // Chromium forgets a notification that it is asked for before it is on the screen: nobody looks until the worker says that it is.
  return async (data: unknown): Promise<void> => {
    const before = await shown();
    await devtools.send('ServiceWorker.deliverPushMessage', { origin: server.app.url, registrationId, data: JSON.stringify(data) });
    await expect.poll(shown).toBeGreaterThan(before);
  };
}

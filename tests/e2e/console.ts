import type { Browser, BrowserContext, Page } from '@playwright/test';
import { signInStrings } from '#shared/i18n/sign-in.ts';
import type { OwnServer } from './own-server.ts';
import { say, type Language } from './stage.ts';

const password = process.env['DEMO_PASSWORD'] ?? '';
export const wide = { width: 1366, height: 768 };
export const phone = { width: 360, height: 640 };

type At = { username: string; path: string; language: Language; viewport?: typeof wide };

/** Signs somebody in at a server of a test's own and opens a page of the console. */
export async function openConsole(
  browser: Browser,
  { app }: OwnServer,
  { username, path, language, viewport = wide }: At,
): Promise<[Page, BrowserContext]> {
  const context = await browser.newContext({ viewport, baseURL: app.url });
  await context.addInitScript((value) => localStorage.setItem('muhafiz.language', value), language);
  const page = await context.newPage();
  const words = say(signInStrings, language);
  await page.goto('/sign-in');
  await page.getByRole('textbox', { name: words.username }).fill(username);
  await page.getByLabel(words.password, { exact: true }).fill(password);
  await page.getByRole('button', { name: words.submit, exact: true }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  await page.goto(path);
  return [page, context];
}

import { expect, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { deskHomeStrings } from '#shared/i18n/desk-home.ts';
import { deskStrings } from '#shared/i18n/desk.ts';
import { signInStrings } from '#shared/i18n/sign-in.ts';

export type Language = 'en' | 'ur';
const demoPassword = process.env['DEMO_PASSWORD'] ?? '';

/** The words of a set in the language of the run. */
export const say = <T extends { en: object; ur: object }>(strings: T, language: Language): T['en'] => strings[language];

/** A text with its placeholders filled, as a pattern that finds it inside longer text. */
export function filled(text: string, values: Record<string, string | number> = {}): RegExp {
  const escaped = text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(escaped.replaceAll(/\\\{\\\{(\w+)\\\}\\\}/g, (_, name: string) => String(values[name] ?? '.*')));
}

/** Somebody with a browser of their own. */
export type Person = { page: Page; context: BrowserContext; problems: string[] };

const opened: BrowserContext[] = [];

/** Everybody leaves: desks that stay open would go on taking contacts. */
export async function everybodyLeaves(): Promise<void> {
  await Promise.all(opened.splice(0).map((context) => context.close()));
}

/** Opens a browser for somebody; whatever the page complains of is kept. */
export async function open(browser: Browser, size: { width: number; height: number }): Promise<Person> {
  const context = await browser.newContext({ viewport: size, baseURL: process.env['BASE_URL'] ?? '' });
  opened.push(context);
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 40[149]/.test(message.text())) problems.push(message.text());
  });
  return { page, context, problems };
}

/** Signs in through the page and lands on the person's own screen. */
export async function signIn(person: Person, username: string, path: string, language: Language): Promise<Page> {
  const { page } = person;
  await page.addInitScript((value) => localStorage.setItem('muhafiz.language', value), language);
  await page.goto('/sign-in');
  const words = say(signInStrings, language);
  await page.getByRole('textbox', { name: words.username }).fill(username);
  await page.getByLabel(words.password, { exact: true }).fill(demoPassword);
  await page.getByRole('button', { name: words.submit }).click();
  await page.waitForURL((url) => url.pathname.startsWith(path));
  return page;
}

/** Makes an agent ready, through the page. */
export async function goReady(page: Page, language: Language): Promise<void> {
  await page
    .getByRole('button', { name: say(deskHomeStrings, language).goReady, exact: true })
    .first()
    .click();
  await expect(
    page.getByRole('button', { name: filled(`${say(deskStrings, language).myState}: ${say(deskStrings, language).stateReady}`) }),
  ).toBeVisible();
}

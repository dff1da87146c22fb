import { expect, test, type Page } from '@playwright/test';
import { deskTalkStrings } from '#shared/i18n/desk-talk.ts';
import { deskStrings } from '#shared/i18n/desk.ts';
import { nonDataTypes } from '#shared/taxonomy/contact-types.ts';
import { label } from '#shared/taxonomy/taxonomy.ts';
import { expectAccessible } from './accessible.ts';
import { childWrites } from './acts.ts';
import { clearLine } from './line.ts';
import { everybodyLeaves, goReady, open, say, signIn, type Language } from './stage.ts';

const wide = { width: 1366, height: 768 };
const phone = { width: 360, height: 640 };
const agents = { ur: 'agent1', en: 'agent2' } as const;

test.beforeEach(clearLine);
test.afterEach(everybodyLeaves);

async function dark(page: Page): Promise<void> {
  await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'));
}

async function both(page: Page, what: string): Promise<void> {
  await expectAccessible(page, what);
  await dark(page);
  await expectAccessible(page, `${what}, dark`);
}

for (const language of ['ur', 'en'] as const satisfies readonly Language[]) {
  test(`public pages are accessible, in ${language}`, async ({ browser }) => {
    const { page } = await open(browser, phone);
    const suffix = language === 'en' ? '?lang=en' : '';
    for (const path of ['/talk', '/report', '/nowhere']) {
      await page.goto(path + suffix);
      await expect(page.getByRole('heading').first()).toBeVisible();
      await expectAccessible(page, path);
    }
  });

  test(`pages of staff are accessible, in ${language}`, async ({ browser }) => {
    const [agent, supervisor, officer, department, child] = await Promise.all([
      open(browser, wide),
      open(browser, wide),
      open(browser, phone),
      open(browser, wide),
      open(browser, phone),
    ]);
    await agent.page.goto('/sign-in');
    await expect(agent.page.getByRole('heading').first()).toBeVisible();
    await both(agent.page, 'sign-in');
    const desk = await signIn(agent, agents[language], '/desk', language);
    await goReady(desk, language);
    await both(desk, 'an empty desk');
    await childWrites(child.page, language, 'Salaam');
    await expect(desk.getByRole('region', { name: say(deskStrings, language).offer, exact: true })).toBeVisible();
    await expectAccessible(desk, 'an offer');
    await desk.keyboard.press('Enter');
    await expect(desk.getByRole('textbox', { name: say(deskTalkStrings, language).replyLabel })).toBeVisible();
    await expectAccessible(child.page, 'a conversation');
    await both(desk, 'a contact');
    await desk.keyboard.press('Escape');
    await desk.keyboard.press('n');
    await expectAccessible(desk, 'closing without data');
    await desk
      .getByRole('dialog')
      .getByText(label(nonDataTypes, 'test', language), { exact: true })
      .click();
    await expect(desk.getByRole('dialog')).toBeHidden();
    await both(await signIn(supervisor, 'supervisor2', '/floor', language), 'the floor');
    await both(await signIn(officer, 'officer3', '/duty', language), 'duty');
    await both(await signIn(department, 'desk2', '/referrals', language), 'referrals');
  });
}

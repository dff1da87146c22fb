import { expect, test, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { rosterFileStrings as file } from '#shared/i18n/roster-file.ts';
import { rosterMineStrings as mine } from '#shared/i18n/roster-mine.ts';
import { rosterStrings as rosters } from '#shared/i18n/roster.ts';
import { expectAccessible } from './accessible.ts';
import { openConsole, phone, wide } from './console.ts';
import { ownServer, type OwnServer } from './own-server.ts';
import { filled, say, type Language } from './stage.ts';

const rosterWords = {
  en: { ...rosters.en, ...file.en, ...mine.en },
  ur: { ...rosters.ur, ...file.ur, ...mine.ur },
};

const names = {
  officer1: { en: 'Zabarjad (demo officer)', ur: 'زبرجد (نمونہ افسر)' },
  officer3: { en: 'Aqeeq (demo officer)', ur: 'عقیق (نمونہ افسر)' },
};

let server: OwnServer;
test.beforeEach(async () => {
  server = await ownServer();
});
test.afterEach(() => server.stop());

const at = (browser: Browser, username: string, path: string, language: Language, viewport = wide): Promise<[Page, BrowserContext]> =>
  openConsole(browser, server, { username, path, language, viewport });

for (const language of ['ur', 'en'] as const) {
  test(`a gap is seen, closed by an edit, and opened again by undoing it, in ${language}`, async ({ browser }) => {
    const t = say(rosterWords, language);
    const [page, context] = await at(browser, 'supervisor1', '/roster?area=district.faisalabad', language);
    await expect(page.getByRole('heading', { name: t.gapsTitle })).toBeVisible();
    await expectAccessible(page, 'the roster');
    await page.keyboard.press('e');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText(t.left)).toBeVisible();
    // In the demonstration nobody begins a shift on Sundays; the last of the seven boxes is Sunday's.
    await dialog.getByRole('group', { name: t.days }).getByRole('checkbox').last().check({ force: true });
    await expect(dialog.getByText(t.leftNone)).toBeVisible();
    await expectAccessible(page, 'editing layers');
    await dialog.getByRole('button', { name: t.save, exact: true }).click();
    await expect(page.getByText(t.gapsNone)).toBeVisible();
    await page.getByRole('button', { name: t.undo, exact: true }).click();
    await expect(page.getByRole('heading', { name: t.gapsTitle })).toBeVisible();
    await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'));
    await expectAccessible(page, 'the roster, dark');
    await context.close();
  });

  test(`a swap is asked on one phone, accepted on another, and seen by the supervisor at once, in ${language}`, async ({ browser }) => {
    const t = say(rosterWords, language);
    const [desk, deskContext] = await at(browser, 'supervisor1', '/roster?area=fallback', language);
    const rows = 'area,layer,officer,turn days,from,until\nfallback,1,officer1,weekly,08:00,08:00\nfallback,1,officer3,,,';
    await desk.getByRole('button', { name: t.importFile }).click();
    const dialog = desk.getByRole('dialog');
    await dialog.getByRole('textbox', { name: t.fileText }).fill(`${rows.replace('officer3', 'officer9')}\nkasur,1,officer9,,,`);
    await dialog.getByRole('button', { name: t.fileLook }).click();
    await expect(dialog.getByText(t.why_unknownOfficer).first()).toBeVisible();
    await dialog.getByRole('textbox', { name: t.fileText }).fill(rows);
    await dialog.getByRole('button', { name: t.fileLook }).click();
    await expect(dialog.getByRole('button', { name: t.fileApply_one })).toBeEnabled();
    await expectAccessible(desk, 'the preview of a file');
    await dialog.getByRole('button', { name: t.fileApply_one }).click();
    await expect(desk.getByText(t.fileDone_one)).toBeVisible();

    const [asker, askerContext] = await at(browser, 'officer1', '/roster/mine', language, phone);
    const [asked, askedContext] = await at(browser, 'officer3', '/roster/mine', language, phone);
    await expectAccessible(asker, 'my shifts');
    // The last area is the fallback list; its first turn is asked for.
    const mine = asker.getByRole('region', { name: t.fallback, exact: true });
    await mine.getByRole('button', { name: t.swapAsk }).first().click();
    const ask = asker.getByRole('dialog');
    await ask.getByRole('button', { name: filled(t.swapWhom) }).click();
    await asker.getByRole('option', { name: names.officer3[language] }).click();
    await ask.getByRole('button', { name: t.swapAsk, exact: true }).click();
    await expect(asked.getByText(t.swapOfMe.replace('{{name}}', names.officer1[language]))).toBeVisible();
    await expectAccessible(asked, 'a swap to answer');
    await asked.getByRole('button', { name: t.accept, exact: true }).click();
    await expect(asker.getByText(t.state_accepted)).toBeVisible();
    await expect(desk.getByRole('region', { name: t.swaps }).getByText(t.state_accepted)).toBeVisible();
    for (const page of [asker, asked]) expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await desk.getByRole('region', { name: t.swaps }).getByRole('button', { name: t.withdraw }).click();
    await expect(asked.getByText(t.state_withdrawn)).toBeVisible();
    for (const context of [deskContext, askerContext, askedContext]) await context.close();
  });
}

test('a coordinator reads the rosters and changes nothing; a stretch of time is changed and withdrawn by keys alone', async ({
  browser,
}) => {
  const t = rosterWords.en;
  const [reading, readingContext] = await at(browser, 'coordinator1', '/roster?area=district.lahore', 'en');
  await expect(reading.getByRole('region', { name: 'Lahore', exact: true })).toBeVisible();
  for (const name of [t.edit, t.override, t.holidays, t.importFile]) await expect(reading.getByRole('button', { name })).toHaveCount(0);
  const [page, context] = await at(browser, 'supervisor1', '/roster?area=district.lahore', 'en');
  await expect(page.getByRole('region', { name: 'Lahore', exact: true })).toBeVisible();
  await page.keyboard.press('c');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: filled(t.whom) }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await dialog
    .getByRole('button', { name: filled(t.who), exact: false })
    .last()
    .focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: t.overrideAdd, exact: true }).press('Enter');
  await expect(page.getByText(t.overrideDone)).toBeVisible();
  await expect(reading.getByRole('region', { name: t.overrides }).getByRole('listitem')).toHaveCount(1);
  await page.getByRole('region', { name: t.overrides }).getByRole('button', { name: t.withdraw }).press('Enter');
  await expect(reading.getByRole('region', { name: t.overrides }).getByRole('listitem')).toHaveCount(0);
  for (const one of [context, readingContext]) await one.close();
});

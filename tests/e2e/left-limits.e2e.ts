import { expect, test, type Page } from '@playwright/test';
import { deskStrings } from '#shared/i18n/desk.ts';
import { floorLeftStrings } from '#shared/i18n/floor-left.ts';
import { floorStrings } from '#shared/i18n/floor.ts';
import { limitsStrings } from '#shared/i18n/limits.ts';
import { talkStrings } from '#shared/i18n/talk.ts';
import { nonDataTypes } from '#shared/taxonomy/contact-types.ts';
import { label } from '#shared/taxonomy/taxonomy.ts';
import { agentAccepts, agentReplies, childSays, childWrites } from './acts.ts';
import { clearLine, closeWaiting } from './line.ts';
import { everybodyLeaves, filled, goReady, open, say, signIn, type Language } from './stage.ts';
import { names } from './together.ts';

const wide = { width: 1366, height: 768 };
const phone = { width: 360, height: 640 };

test.beforeEach(clearLine);
test.afterEach(everybodyLeaves);

/** The child leaves the line by the panel of what else it can do. */
async function leavesLine(page: Page, language: Language): Promise<void> {
  const words = say(talkStrings, language);
  await page.getByRole('button', { name: words.more, exact: true }).click();
  await page.getByRole('button', { name: words.leaveLine, exact: true }).click();
  await page.getByRole('button', { name: words.leaveLineYes, exact: true }).click();
  await expect(page.getByRole('button', { name: words.leaveLineYes, exact: true })).toBeHidden();
}

/** Chooses what follows in the open decision. */
async function decides(page: Page, language: Language, what: 'write' | 'nothing', choice: RegExp): Promise<void> {
  const words = say(floorLeftStrings, language);
  const dialog = page.getByRole('dialog', { name: filled(words.dialog) });
  await dialog
    .locator('label')
    .filter({ hasText: words[`what_${what}`] })
    .click();
  await dialog.getByRole('button', { name: filled(what === 'write' ? words.who : words.why) }).click();
  await page.getByRole('option', { name: choice }).click();
  await dialog.getByRole('button', { name: words.decide, exact: true }).click();
  await expect(dialog).toBeHidden();
}

test('a child who leaves is decided for by risk: every floor sees it live, the alarm is quiet afterwards, and words reach the child', async ({
  browser,
}) => {
  const [urgent, child, agent, first, second] = await Promise.all([
    open(browser, phone),
    open(browser, phone),
    open(browser, wide),
    open(browser, wide),
    open(browser, wide),
  ]);
  const [desk, floor, other] = await Promise.all([
    signIn(agent, 'agent1', '/desk', 'en'),
    signIn(first, 'supervisor1', '/floor', 'ur'),
    signIn(second, 'supervisor2', '/floor', 'en'),
  ]);
  const [ur, en] = [say(floorLeftStrings, 'ur'), say(floorLeftStrings, 'en')];
  await childWrites(child.page, 'ur', 'بعد میں لکھوں گی');
  await leavesLine(child.page, 'ur');
  await urgent.page.goto('/talk');
  await urgent.page.getByRole('button', { name: filled(say(talkStrings, 'ur').helpNow) }).click();
  await expect(urgent.page.getByText(say(talkStrings, 'ur').takeYourTime)).toBeVisible();
  await leavesLine(urgent.page, 'ur');

  const bar = other.getByRole('region', { name: en.title, exact: true });
  await expect(bar).toContainText(filled(en.bar_other, { count: 2 }));
  await expect(bar).toContainText(filled(en.barUrgent_one, { count: 1 }));
  const alarm = (page: Page, language: Language) => page.getByText(filled(say(floorStrings, language).alarm_leftUrgent));
  await expect(alarm(floor, 'ur')).toBeVisible();
  await expect(alarm(other, 'en')).toBeVisible();

  await floor.keyboard.press('l');
  const sheet = floor.getByRole('dialog', { name: ur.title });
  const group = (urgency: 0 | 1) => sheet.getByRole('region', { name: ur[`group_${urgency}`] });
  await group(0).getByRole('button', { name: ur.decide, exact: true }).click();
  await decides(floor, 'ur', 'nothing', filled(ur.why_noDanger));
  await expect(group(0)).toHaveCount(0);
  await expect(bar).toContainText(filled(en.bar_one, { count: 1 }));
  await expect(alarm(floor, 'ur')).toHaveCount(0);
  await expect(alarm(other, 'en')).toHaveCount(0);

  await goReady(desk, 'en');
  await group(1).getByRole('button', { name: ur.decide, exact: true }).click();
  await decides(floor, 'ur', 'write', filled(names.agent1.ur));
  await expect(sheet.getByText(ur.empty)).toBeVisible();
  await expect(bar).toHaveCount(0);
  await floor.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await agentReplies(desk, 'en', 'ہم یہیں ہیں');
  await expect(child.page.getByText('ہم یہیں ہیں')).toBeVisible();
  expect([...child.problems, ...urgent.problems, ...agent.problems, ...first.problems, ...second.problems]).toEqual([]);
});

test('a limit is asked for, agreed to, made longer and lifted before both supervisors, and help now goes through it', async ({
  browser,
}) => {
  const [child, agent, first, second] = await Promise.all([
    open(browser, phone),
    open(browser, wide),
    open(browser, wide),
    open(browser, wide),
  ]);
  const [ur, en] = [say(limitsStrings, 'ur'), say(limitsStrings, 'en')];
  // Three closes without data within a day suggest a limit.
  await childWrites(child.page, 'ur', 'ہا ہا ہا');
  await closeWaiting();
  for (const text of ['پھر سے', 'اور پھر']) {
    await childSays(child.page, 'ur', text);
    await closeWaiting();
  }
  const [desk, floor, other] = await Promise.all([
    signIn(agent, 'agent1', '/desk', 'en'),
    signIn(first, 'supervisor1', '/floor', 'ur'),
    signIn(second, 'supervisor2', '/floor', 'en'),
  ]);
  await goReady(desk, 'en');
  await childSays(child.page, 'ur', 'چوتھی بار');
  await agentAccepts(desk, 'en', 'چوتھی بار');
  await desk.keyboard.press('Escape');
  await desk.keyboard.press('n');
  await desk
    .getByRole('dialog')
    .getByRole('button', { name: `${en.askNow}: ${en.hours_1}` })
    .click();
  const bar = (page: Page, words: typeof en) => page.getByRole('region', { name: words.title, exact: true });
  await expect(bar(floor, ur)).toContainText(filled(ur.asked_one, { count: 1 }));
  await expect(bar(other, en)).toContainText(filled(en.asked_one, { count: 1 }));
  await desk
    .getByRole('dialog')
    .getByText(label(nonDataTypes, 'prank', 'en'), { exact: true })
    .click();

  const sheet = async (page: Page, words: typeof en) => {
    await bar(page, words).getByRole('button', { name: words.open }).click();
    return page.getByRole('dialog', { name: words.title });
  };
  const [mine, theirs] = [await sheet(floor, ur), await sheet(other, en)];
  await mine.getByRole('button', { name: ur.agree, exact: true }).click();
  await expect(theirs.getByRole('button', { name: en.lift, exact: true })).toBeVisible();
  await theirs.getByRole('button', { name: filled(en.renew, { hours: 1 }) }).click();
  await expect(mine.getByText(filled(ur.renewed_one, { count: 1 }))).toBeVisible();

  // Nobody takes anything now: the child waits behind the others, and is told so kindly.
  const top = say(deskStrings, 'en');
  await desk.getByRole('button', { name: filled(top.myState) }).click();
  await desk.getByRole('menuitem', { name: top.whyBreak, exact: true }).click();
  await childSays(child.page, 'ur', 'پانچویں بار');
  const words = say(talkStrings, 'ur');
  await expect(child.page.getByText(words.slower)).toBeVisible();
  await child.page.getByRole('button', { name: words.helpNowShort, exact: true }).click();
  await expect(child.page.getByText(words.slower)).toHaveCount(0);
  await expect(other.getByText(filled(en.bar_one, { count: 1 })).first()).toBeVisible();
  await goReady(desk, 'en');
  await agentAccepts(desk, 'en', 'پانچویں بار');

  await mine.getByRole('button', { name: ur.lift, exact: true }).click();
  await expect(theirs.getByText(en.empty)).toBeVisible();
  await expect(mine.getByText(ur.empty)).toBeVisible();
  expect([...child.problems, ...agent.problems, ...first.problems, ...second.problems]).toEqual([]);
});

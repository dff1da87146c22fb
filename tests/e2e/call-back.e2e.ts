import { expect, test, type Page } from '@playwright/test';
import { callBackStrings } from '#shared/i18n/call-backs.ts';
import { deskTalkStrings } from '#shared/i18n/desk-talk.ts';
import { deskStrings } from '#shared/i18n/desk.ts';
import { floorSheetsStrings } from '#shared/i18n/floor-sheets.ts';
import { talkStrings } from '#shared/i18n/talk.ts';
import { asksForCall, choosesTime, fillsCall, saysOutcome } from './calls.ts';
import { closeGeneralLine, openGeneralLine } from './hours.ts';
import { clearLine } from './line.ts';
import { everybodyLeaves, filled, goReady, open, say, signIn, type Language } from './stage.ts';

const wide = { width: 1366, height: 768 };
const phone = { width: 360, height: 640 };
const facts = { number: '0300 1234567', mayAnswer: 'میری بہن، اور کوئی نہیں', neutralWords: 'اسکول کی کتابوں کے لیے فون ہے' };
const words = say(talkStrings, 'ur');
const closed = new RegExp(`${filled(words.closedUntil).source}|${filled(words.closedToday).source}`);

test.beforeEach(clearLine);
test.afterEach(everybodyLeaves);
test.afterEach(openGeneralLine);

/** The child asks again, from inside the conversation. */
async function asksAgain(page: Page, when: 'soon' | 'last', promise: RegExp): Promise<void> {
  await choosesTime(page, 'ur', when);
  await asksForCall(page, 'ur', promise);
}
const opensForm = (page: Page) => page.getByRole('button', { name: filled(words.callMe) }).click();
const calls = (floor: Page, language: Language, text: string) =>
  floor.getByRole('button', { name: filled(say(callBackStrings, language)[text as 'floorDue_one'], { count: 1 }) });

test('on a closed line a child asks to be called once it is open, and can wait instead', async ({ browser }) => {
  await closeGeneralLine();
  const child = await open(browser, phone);
  const { page } = child;
  await page.goto('/talk');
  await expect(page.getByRole('status').filter({ hasText: closed })).toBeVisible();
  await opensForm(page);
  await page.getByRole('button', { name: words.callSubmit, exact: true }).click();
  await expect(page.getByRole('alert').filter({ hasText: words.callNumberWrong })).toBeVisible();
  await expect(page.getByRole('alert').filter({ hasText: words.callTimeMissing })).toBeVisible();
  await fillsCall(page, 'ur', facts);
  expect(await choosesTime(page, 'ur', 'soon')).toMatch(filled(words.callSoonOpen));
  await asksForCall(page, 'ur', filled(words.callThen));
  await expect(page.getByText(words.statusCallBack).first()).toBeVisible();

  await page.getByRole('button', { name: words.waitInstead, exact: true }).click();
  await expect(page.getByText(words.callBackKept)).toHaveCount(0);
  await expect(page.getByText(words.statusClosed).first()).toBeVisible();
  expect(child.problems).toEqual([]);
});

test('a promised call is planned and due before the floor, is offered, tried and reached, and the child sees each step in plain words', async ({
  browser,
}) => {
  const [child, agent, first] = await Promise.all([open(browser, phone), open(browser, wide), open(browser, wide)]);
  const [floor, desk] = await Promise.all([signIn(first, 'supervisor1', '/floor', 'ur'), signIn(agent, 'agent1', '/desk', 'en')]);
  const { page } = child;
  const [en, ur] = [say(callBackStrings, 'en'), say(callBackStrings, 'ur')];
  await page.goto('/talk');
  await opensForm(page);
  await fillsCall(page, 'ur', facts);
  await choosesTime(page, 'ur', 'last');
  await asksForCall(page, 'ur', filled(words.callThen));
  const planned = calls(floor, 'ur', 'floorPlanned_one');
  await planned.click();
  await expect(floor.getByRole('region', { name: ur.floorPlannedHead })).toContainText(filled(ur.windowOf));
  await floor.keyboard.press('Escape');

  // The child changes the time: what was written stays, only the time is asked for again.
  await page.getByRole('button', { name: words.callAnother, exact: true }).click();
  await expect(page.getByRole('textbox', { name: words.callNumber })).toHaveValue(facts.number);
  await asksAgain(page, 'soon', filled(words.callNowUntil));
  await expect(calls(floor, 'ur', 'floorDue_one')).toBeVisible();
  await expect(planned).toHaveCount(0);

  await page.getByRole('button', { name: words.waitInstead, exact: true }).click();
  await expect(page.getByText(words.statusNext).first()).toBeVisible();
  await expect(calls(floor, 'ur', 'floorDue_one')).toHaveCount(0);
  await page.getByRole('button', { name: words.more, exact: true }).click();
  await opensForm(page);
  // Whoever would rather wait has taken everything back.
  await expect(page.getByRole('textbox', { name: words.callNumber })).toHaveValue('');
  await fillsCall(page, 'ur', facts);
  await asksAgain(page, 'soon', filled(words.callNowUntil));

  await goReady(desk, 'en');
  const offer = desk.getByRole('region', { name: say(deskStrings, 'en').offer, exact: true });
  await expect(offer).toContainText(filled(en.offer));
  await expect(offer).not.toContainText(facts.number);
  await desk.keyboard.press('Enter');
  const call = desk.getByRole('region', { name: en.title });
  for (const text of Object.values(facts)) await expect(call).toContainText(text);
  await saysOutcome(desk, 'en', 'noAnswer', en.nextSoon);
  await expect(page.getByText(words.callTried)).toBeVisible();

  await expect(offer).toBeVisible();
  await desk.keyboard.press('Enter');
  await expect(call).toContainText(filled(en.tries_one, { count: 1, end: en.e_noAnswer }));
  await expect(desk.getByText(say(deskTalkStrings, 'en').noMessages)).toBeVisible();
  await call.getByRole('button', { name: en.reached, exact: true }).click();
  await expect(call).toHaveCount(0);
  await expect(desk.getByRole('log', { name: say(deskTalkStrings, 'en').conversation })).toContainText(en.reachedThen);
  await expect(page.getByText(words.statusJoined).first()).toBeVisible();
  // Nothing of it stands on the child's page, which somebody else may see.
  await expect(page.getByText(ur.reachedThen)).toHaveCount(0);
  const held = { name: /C-\d+/ };
  await floor.getByRole('button', held).first().click();
  await floor.getByRole('dialog').getByRole('button', held).click();
  await expect(floor.getByRole('log', { name: say(floorSheetsStrings, 'ur').conversation })).toContainText(ur.reachedThen);
  await floor.keyboard.press('Escape');
  await expect(calls(floor, 'ur', 'floorDue_one')).toHaveCount(0);
  expect([...child.problems, ...agent.problems, ...first.problems]).toEqual([]);
});

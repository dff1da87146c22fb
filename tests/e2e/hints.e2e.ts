import { expect, test } from '@playwright/test';
import { deskStrings } from '#shared/i18n/desk.ts';
import { hintsStrings } from '#shared/i18n/hints.ts';
import { nonDataTypes } from '#shared/taxonomy/contact-types.ts';
import { label } from '#shared/taxonomy/taxonomy.ts';
import { currentSuicideScreen } from '#shared/triage/instruments.ts';
import { expectAccessible } from './accessible.ts';
import { childWrites } from './acts.ts';
import { clearLine } from './line.ts';
import { everybodyLeaves, filled, goReady, open, say, signIn } from './stage.ts';

test.beforeEach(clearLine);
test.afterEach(everybodyLeaves);

test('words of danger are a hint for the agent alone, which leads to its question by keyboard and can be put aside', async ({
  browser,
}) => {
  const words = say(hintsStrings, 'en');
  const hint = filled(words.hintOf, { what: words.hint_selfHarm });
  const agent = await open(browser, { width: 1366, height: 768 });
  const desk = await signIn(agent, 'agent1', '/desk', 'en');
  await goReady(desk, 'en');
  const child = await open(browser, { width: 360, height: 640 });
  await childWrites(child.page, 'ur', 'میں مرنا چاہتی ہوں');
  const offer = desk.getByRole('region', { name: say(deskStrings, 'en').offer, exact: true });
  await expect(offer.getByText(hint)).toBeVisible();
  await desk.keyboard.press('Enter');
  const inMessage = desk.getByRole('log').getByRole('button', { name: hint });
  await expect(inMessage).toBeVisible();

  await inMessage.focus();
  await desk.keyboard.press('Enter');
  await expect(desk.getByRole('button', { name: words.toQuestion })).toBeVisible();
  await expectAccessible(desk, 'what a hint says');
  await desk.getByRole('button', { name: words.toQuestion }).press('Enter');
  const asked = currentSuicideScreen.questions[0]?.text.en ?? '';
  await expect(desk.getByText(asked).first()).toBeVisible();
  await expect(desk.locator('[data-jump="s1"]').locator(':focus')).toHaveCount(1);

  await inMessage.press('Enter');
  await desk.getByRole('button', { name: words.putAside }).press('Enter');
  await expect(desk.getByRole('button', { name: hint })).toHaveCount(0);
  await expect(child.page.getByText(new RegExp(`${words.hint_selfHarm}|${say(hintsStrings, 'ur').hint_selfHarm}`))).toHaveCount(0);

  // The next test finds an empty desk, which takes nothing until it is told to.
  await desk.keyboard.press('n');
  await desk
    .getByRole('dialog')
    .getByText(label(nonDataTypes, 'test', 'en'), { exact: true })
    .click();
  const wordsOfDesk = say(deskStrings, 'en');
  await desk.getByRole('button', { name: filled(wordsOfDesk.myState) }).click();
  await desk.getByRole('menuitem', { name: wordsOfDesk.whyBreak, exact: true }).click();
  await expect(desk.getByRole('button', { name: filled(`${wordsOfDesk.myState}: ${wordsOfDesk.whyBreak}`) })).toBeVisible();
  expect([...agent.problems, ...child.problems]).toEqual([]);
});

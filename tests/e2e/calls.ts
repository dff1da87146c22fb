import { expect, type Page } from '@playwright/test';
import { callBackStrings } from '#shared/i18n/call-backs.ts';
import { talkStrings } from '#shared/i18n/talk.ts';
import type { CallBackOutcome } from '#shared/contacts/call-back.schema.ts';
import { filled, say, type Language } from './stage.ts';

/** What a child leaves who asks to be called, beside the time. */
export type Facts = { number: string; mayAnswer: string; neutralWords: string };
/** Which of the times offered: the soonest there is, or the last, which is not before tomorrow. */
type When = 'soon' | 'last';

/** The child chooses a safe time in the open form, and gives what that time is called there. */
export async function choosesTime(page: Page, language: Language, when: When): Promise<string> {
  const words = say(talkStrings, language);
  const time = page.getByRole('combobox', { name: words.callTime });
  // The times come from the helpline; until then only "as soon as possible" is there.
  await expect(time.locator('optgroup').first()).toBeAttached();
  const option = when === 'soon' ? time.locator('option[value="soon"]') : time.locator('option').last();
  await time.selectOption((await option.getAttribute('value')) ?? '');
  return (await option.innerText()).trim();
}

/** The child fills the open form. */
export async function fillsCall(page: Page, language: Language, { number, mayAnswer, neutralWords }: Facts): Promise<void> {
  const words = say(talkStrings, language);
  await page.getByRole('textbox', { name: words.callNumber }).fill(number);
  await page.getByRole('textbox', { name: filled(words.callWho) }).fill(mayAnswer);
  await page.getByRole('textbox', { name: filled(words.callWords) }).fill(neutralWords);
}

/** The child sends the form and reads what is promised. */
export async function asksForCall(page: Page, language: Language, promise: RegExp): Promise<void> {
  const words = say(talkStrings, language);
  await page.getByRole('button', { name: words.callSubmit, exact: true }).click();
  await expect(page.getByText(promise)).toBeVisible();
  await expect(page.getByText(words.callBackKept)).toBeVisible();
}

/** The agent says what came of the call, and when to call next; without a time it is as the rule proposes. */
export async function saysOutcome(page: Page, language: Language, outcome: CallBackOutcome, next?: string): Promise<void> {
  const words = say(callBackStrings, language);
  await page.getByRole('button', { name: words.others, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog
    .locator('label')
    .filter({ hasText: words[`o_${outcome}`] })
    .click();
  if (next !== undefined) {
    await dialog.getByRole('button', { name: filled(words.next) }).click();
    await page.getByRole('option', { name: next, exact: true }).click();
  }
  await dialog.getByRole('button', { name: words.act, exact: true }).click();
  await expect(dialog).toBeHidden();
}

import { expect, type Page } from '@playwright/test';
import { deskStepsStrings } from '#shared/i18n/desk-steps.ts';
import { deskTalkStrings } from '#shared/i18n/desk-talk.ts';
import { deskTriageStrings } from '#shared/i18n/desk-triage.ts';
import { deskStrings } from '#shared/i18n/desk.ts';
import { dispatchStrings } from '#shared/i18n/dispatch.ts';
import { dutyStrings } from '#shared/i18n/duty.ts';
import { ladderStrings } from '#shared/i18n/ladder.ts';
import { deskRecordStrings } from '#shared/i18n/desk-record.ts';
import { publicPageStrings } from '#shared/i18n/public.ts';
import { referStrings } from '#shared/i18n/refer.ts';
import { referralsStrings } from '#shared/i18n/referrals.ts';
import { talkStrings } from '#shared/i18n/talk.ts';
import { uiStrings } from '#shared/i18n/ui.ts';
import { currentInstrument } from '#shared/triage/instruments.ts';
import { services } from '#shared/taxonomy/services.ts';
import { label } from '#shared/taxonomy/taxonomy.ts';
import { filled, say, type Language } from './stage.ts';

/** The child opens the door, says where it is, and writes; resolves when "arrived" is shown. */
export async function childWrites(page: Page, language: Language, text: string): Promise<void> {
  await page.goto(language === 'ur' ? '/talk' : '/talk?lang=en');
  await page
    .getByRole('combobox', { name: say(publicPageStrings, language).area })
    .first()
    .selectOption('lahore');
  await page.getByRole('button', { name: filled(say(talkStrings, language).write) }).click();
  await childSays(page, language, text);
}

/** The child writes one more message. */
export async function childSays(page: Page, language: Language, text: string): Promise<void> {
  const words = say(talkStrings, language);
  await page.getByRole('textbox', { name: words.compose }).fill(text);
  await page.getByRole('button', { name: words.send, exact: true }).click();
  const kept = new RegExp([words.fateArrived, words.fateDelivered, words.fateRead].join('|'));
  await expect(page.getByRole('listitem').filter({ hasText: text })).toContainText(kept);
}

/** The agent takes the offer with one key and sees the child's words. */
export async function agentAccepts(page: Page, language: Language, text: string): Promise<void> {
  await expect(page.getByRole('region', { name: say(deskStrings, language).offer, exact: true })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByText(text)).toBeVisible();
}

/** The agent writes to the caller. */
export async function agentReplies(page: Page, language: Language, text: string): Promise<void> {
  const box = page.getByRole('textbox', { name: say(deskTalkStrings, language).replyLabel });
  await box.fill(text);
  await box.press('Enter');
}

/** The agent notes something and waits for the truthful "saved". */
export async function agentNotes(page: Page, language: Language, text: string): Promise<void> {
  await page.getByRole('textbox', { name: say(deskTalkStrings, language).notes }).fill(text);
  const { saved, savedAgo } = say(uiStrings, language);
  await expect(page.getByText(new RegExp(`${saved}|${filled(savedAgo).source}`)).first()).toBeVisible();
}

/** Answers every question of the main instrument by keyboard: yes to the named ones, no to the others. */
export async function agentWeighs(page: Page, language: Language, yes: readonly string[]): Promise<void> {
  for (const question of currentInstrument.questions) {
    const group = page.getByRole('radiogroup', { name: filled(question.text[language]) });
    const answer = yes.includes(question.id) ? 0 : 1;
    await group.getByRole('radio').first().focus();
    await page.keyboard.press(String(answer + 1));
    await expect(group.getByRole('radio').nth(answer)).toBeChecked();
  }
}

/** Submits the level shown. */
export async function agentSubmits(page: Page, language: Language, level: string): Promise<void> {
  const words = say(deskTriageStrings, language);
  await page.getByRole('button', { name: filled(words.submit, { level }) }).click();
  await expect(page.getByText(filled(words.submitted)).first()).toBeVisible();
}

/** Sends help in two keystrokes from the desk. */
export async function agentDispatches(page: Page, language: Language): Promise<void> {
  await page.keyboard.press('Escape');
  await page.keyboard.press('d');
  await expect(page.getByRole('button', { name: filled(say(dispatchStrings, language).send) })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText(say(ladderStrings, language).s_paging).first()).toBeVisible();
}

/** The helpline makes sure of the officer's word, and closes the dispatch. */
export async function agentMakesSure(page: Page, language: Language): Promise<void> {
  const words = say(ladderStrings, language);
  await expect(page.getByText(words.s_childSafe).first()).toBeVisible();
  await page.getByRole('button', { name: words.confirm, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(words.spokeToChild).click();
  await dialog.getByRole('textbox').fill(spoken);
  await dialog.getByRole('button', { name: words.confirm, exact: true }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole('button', { name: words.close, exact: true }).click();
  await expect(page.getByText(words.s_closed).first()).toBeVisible();
}

/** What the agent writes down of having spoken to the child. */
export const spoken = 'Spoke with Zarmina alone at five.';

/** Fills the fields without which a contact with data does not close. */
export async function agentRecords(page: Page, language: Language, childName: string): Promise<void> {
  const words = say(deskRecordStrings, language);
  const tab = (name: string) => page.getByRole('tab', { name: filled(name) }).click();
  await page.getByText(words.childSelf, { exact: true }).click();
  await page.getByRole('textbox', { name: words.childName }).fill(childName);
  await tab(words.tabMatter);
  const reasons = page.getByRole('combobox', { name: words.reasons });
  await reasons.fill(language === 'ur' ? 'جسمانی' : 'physical');
  await page.getByRole('option').first().click();
  await page.keyboard.press('Escape');
  await tab(words.tabSafety);
  const ui = say(uiStrings, language);
  await page.getByRole('radiogroup', { name: words.safeToContact }).getByText(ui.yes, { exact: true }).click();
}

/** Refers to the child protection bureau, on consent. */
export async function agentRefers(page: Page, language: Language, summary: string): Promise<void> {
  const words = { ...say(referralsStrings, language), ...say(referStrings, language) };
  await page.keyboard.press('Escape');
  await page.keyboard.press('r');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: words.service }).fill(label(services, 'childProtection.officer', language));
  await page.getByRole('option').first().click();
  await dialog.getByText(words.consentYes, { exact: true }).first().click();
  await dialog.getByText(words.consentYes, { exact: true }).nth(1).click();
  await dialog.getByRole('textbox', { name: words.summary }).fill(summary);
  await dialog.getByRole('button', { name: words.send }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText(words.state_sent, { exact: true }).first()).toBeVisible();
}

/** The department opens the referral, acknowledges and accepts it by keys. */
export async function deskAccepts(page: Page, language: Language, summary: string): Promise<void> {
  const words = say(referralsStrings, language);
  await page.getByRole('button').filter({ hasText: words.isNew }).first().click();
  await expect(page.getByText(summary)).toBeVisible();
  // The list shows other referrals with the same words: what tells of this one is which steps are left.
  const step = (name: string, key: string) => page.getByRole('button', { name: `${name} ${key}`, exact: true });
  await expect(step(words.do_acknowledge, 'R')).toBeVisible();
  await page.keyboard.press('r');
  await expect(step(words.do_acknowledge, 'R')).toHaveCount(0);
  await expect(step(words.do_accept, 'A')).toBeVisible();
  await page.keyboard.press('a');
  await expect(step(words.do_accept, 'A')).toHaveCount(0);
  await expect(step(words.do_startService, 'S')).toBeVisible();
}

/** Confirms contact with the child, wraps up and closes as dispatched. */
export async function agentCloses(page: Page, language: Language, number: RegExp): Promise<void> {
  const words = say(deskTriageStrings, language);
  await page.getByRole('button', { name: words.confirm, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill(spoken);
  await dialog.getByRole('button', { name: words.confirmNow, exact: true }).click();
  await expect(dialog).toBeHidden();
  await page.keyboard.press('Escape');
  await page.keyboard.press('w');
  await expect(page.getByText(say(deskStepsStrings, language).whatCame)).toBeVisible();
  await page.keyboard.press('5');
  await expect(page.getByRole('tab', { name: number })).toHaveCount(0);
}

/** The officer takes it, goes, arrives, and reports the child safe. */
export async function officerGoes(page: Page, language: Language): Promise<void> {
  const words = say(dutyStrings, language);
  await page.getByRole('button', { name: words.going }).click();
  await page.getByRole('button', { name: words.enRoute }).click();
  await page.getByRole('button', { name: words.onScene }).click();
  await page.getByRole('button', { name: words.childSafe }).click();
  await page.getByRole('textbox', { name: words.report_childSafe }).fill('Found her with her teacher.');
  await page.getByRole('button', { name: words.send, exact: true }).click();
  await expect(page.getByText(words.reportedBody)).toBeVisible();
}

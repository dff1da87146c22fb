import { expect, type Page } from '@playwright/test';
import { togetherStrings } from '#shared/i18n/together.ts';
import type { TransferKind } from '#shared/contacts/together.schema.ts';
import { say, type Language } from './stage.ts';

/** The people of the demonstration as screens name them. */
export const names = {
  agent1: { en: 'Amber', ur: 'عنبر' },
  agent2: { en: 'Feroza', ur: 'فیروزہ' },
  supervisor1: { en: 'Marjan', ur: 'مرجان' },
} as const;

/** The owner asks somebody (or a line) by what the choice is called. */
export async function passOn(
  page: Page,
  language: Language,
  { kind, to, note = '' }: { kind: TransferKind; to: string; note?: string },
): Promise<void> {
  const words = say(togetherStrings, language);
  await page.keyboard.press('Escape');
  await page.keyboard.press('h');
  const dialog = page.getByRole('dialog');
  await dialog.getByText(words[`kind_${kind}`], { exact: true }).click();
  await dialog.locator('label').filter({ hasText: to }).first().click();
  await dialog.getByRole('textbox', { name: words.note }).fill(note);
  const act = kind === 'cold' && to === words.line ? words.act_line : words[`act_${kind}`];
  await dialog.getByRole('button', { name: act, exact: true }).click();
  await expect(dialog).toBeHidden();
}

/** Whoever is asked comes, by key, and has the contact in front. */
export async function comes(page: Page, language: Language, text: string): Promise<void> {
  await expect(page.getByRole('region', { name: say(togetherStrings, language).ask, exact: true })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByText(text)).toBeVisible();
}

/** Says something among colleagues. */
export async function saysAside(page: Page, language: Language, text: string): Promise<void> {
  const words = say(togetherStrings, language);
  await page.getByRole('textbox', { name: words.side }).fill(text);
  await page.getByRole('button', { name: words.sideSend, exact: true }).click();
  await expect(page.getByRole('list', { name: words.side })).toContainText(text);
}

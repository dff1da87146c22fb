import { expect, test, type Locator, type Page } from '@playwright/test';
import { policyStrings } from '#shared/i18n/policy.ts';
import { expectAccessible } from './accessible.ts';
import { openConsole, phone } from './console.ts';
import { ownServer, type OwnServer } from './own-server.ts';
import { say } from './stage.ts';

let server: OwnServer;
test.beforeEach(async () => {
  server = await ownServer();
});
test.afterEach(() => server.stop());

const path = '/roster?show=ladder';
const n = (text: string, number: number): string => text.replace('{{n}}', String(number));
const panelOf = (page: Page, name: string): Locator => page.getByRole('region', { name });
const stepsIn = (of: Locator, name: string): Locator => of.getByRole('list', { name }).getByRole('listitem');

for (const language of ['ur', 'en'] as const) {
  test(`a ladder is read, changed by keys, seen by a colleague at once, and put back as shipped, in ${language}`, async ({ browser }) => {
    const t = say(policyStrings, language);
    const [page, context] = await openConsole(browser, server, { username: 'supervisor1', path, language });
    const [other, otherContext] = await openConsole(browser, server, { username: 'coordinator1', path, language, viewport: phone });
    const [urgent, others] = [panelOf(page, t.kind_urgent), panelOf(other, t.kind_urgent)];
    await expect(stepsIn(urgent, t.steps)).toHaveCount(5);
    await expect(urgent.getByText(t.reached.replace('{{time}}', t.minutes.replace('{{n}}', '4')))).toBeVisible();
    await expectAccessible(page, 'the ladder');
    await expect(others.getByRole('button', { name: t.edit })).toHaveCount(0);

    await urgent.getByRole('button', { name: t.edit }).press('Enter');
    const dialog = page.getByRole('dialog');
    const save = dialog.getByRole('button', { name: t.save });
    await dialog.getByRole('button', { name: t.add }).press('Enter');
    await expect(dialog.getByText(t.noTarget)).toBeVisible();
    const fifth = dialog.getByRole('region', { name: n(t.step, 5) });
    await fifth.getByRole('checkbox', { name: t.target_secondOfficer }).press('Space');
    await fifth.getByRole('button', { name: n(t.up, 5) }).press('Enter');
    // The button keeps the focus while its step climbs.
    for (const at of [4, 3])
      await expect(dialog.getByRole('button', { name: n(t.up, at) }))
        .toBeFocused()
        .then(() => page.keyboard.press('Enter'));
    await dialog.getByRole('button', { name: n(t.remove, 6) }).press('Enter');
    await dialog
      .getByRole('region', { name: n(t.step, 5) })
      .getByRole('checkbox', { name: t.target_supervisors })
      .press('Space');
    await expect(dialog.getByText(t.problem_quietEnd)).toBeVisible();
    await dialog
      .getByRole('region', { name: n(t.step, 5) })
      .getByRole('checkbox', { name: t.target_fallback })
      .press('Space');
    await expect(dialog.getByText(t.problem_quietEnd)).toHaveCount(0);
    await expectAccessible(page, 'editing a ladder');
    await expect(save).toBeDisabled();
    await dialog.getByRole('textbox', { name: t.note }).fill('عید / Eid');
    await save.press('Enter');
    await expect(dialog).toHaveCount(0);
    const second = [stepsIn(urgent, t.steps).nth(1), stepsIn(others, t.steps).nth(1)];
    for (const one of second) await expect(one).toContainText(t.target_secondOfficer);
    await expect(others.getByText('عید / Eid')).toBeVisible();
    await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'));
    await expectAccessible(page, 'the ladder, dark');
    await expectAccessible(other, 'the ladder on a phone');
    expect(await other.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);

    await others.getByRole('button', { name: n(t.look, 1) }).click();
    await expect(other.getByRole('dialog', { name: n(t.edition, 1) })).toContainText(t.target_secondOfficer);
    await expect(other.getByRole('button', { name: t.takeBack })).toHaveCount(0);
    await urgent.getByRole('button', { name: t.asShipped }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: t.note }).fill('vorbei');
    await page.getByRole('dialog').getByRole('button', { name: t.takeShipped }).click();
    await expect(stepsIn(urgent, t.steps).nth(1)).not.toContainText(t.target_secondOfficer);
    await expect(urgent.getByText(n(t.edition, 2))).toBeVisible();
    for (const one of [context, otherContext]) await one.close();
  });
}

test('what somebody else has set meanwhile is told in the editor, and nothing is thrown away unasked', async ({ browser }) => {
  const t = policyStrings.en;
  const open = (username: string) => openConsole(browser, server, { username, path, language: 'en' });
  const [[page, context], [other, otherContext]] = [await open('supervisor1'), await open('admin1')];
  const editing = async (of: Page, note: string): Promise<Locator> => {
    await panelOf(of, t.kind_helpNow).getByRole('button', { name: t.edit }).click();
    const dialog = of.getByRole('dialog', { name: t.editOf.replace('{{name}}', t.kind_helpNow) });
    await dialog.getByRole('radio', { name: t.ends_officer }).check({ force: true });
    await dialog.getByRole('textbox', { name: t.note }).fill(note);
    return dialog;
  };
  const mine = await editing(page, 'mine');
  const theirs = await editing(other, 'theirs');
  await theirs.getByRole('button', { name: t.save }).click();
  await expect(mine.getByText(t.stale)).toBeVisible();
  await expect(mine.getByRole('button', { name: t.save })).toBeDisabled();
  await mine.getByRole('button', { name: t.staleKeep }).click();
  await page.keyboard.press('Escape');
  const question = page.getByRole('alertdialog', { name: t.throwTitle });
  await page.keyboard.press('Escape');
  await expect(question).toHaveCount(0);
  await expect(mine.getByRole('textbox', { name: t.note })).toHaveValue('mine');
  await page.keyboard.press('Escape');
  await question.getByRole('button', { name: t.throwAct }).click();
  await expect(mine).toHaveCount(0);
  await expect(panelOf(page, t.kind_helpNow).getByText('theirs')).toBeVisible();
  for (const one of [context, otherContext]) await one.close();
});

test('without the server the ladder says so and can be asked for again', async ({ browser }) => {
  const t = policyStrings.en;
  const [page, context] = await openConsole(browser, server, { username: 'supervisor1', path: '/roster', language: 'en' });
  await page.route('**/api/dispatch-policies', (route) => route.fulfill({ status: 403, json: { code: 'notAllowed', status: 403 } }));
  await page.getByRole('tab', { name: t.tabLadder }).click();
  await expect(page.getByText(t.failed)).toBeVisible();
  await page.unroute('**/api/dispatch-policies');
  await page.getByRole('alert').getByRole('button').click();
  await expect(panelOf(page, t.kind_urgent)).toBeVisible();
  await context.close();
});

import { expect, test, type Page } from '@playwright/test';

const phone = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true } as const;
test.use(phone);

async function openDoor(page: Page): Promise<void> {
  await page.goto('/talk?lang=en');
  await page.getByRole('button', { name: /Write to us/ }).click();
}
async function say(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox').fill(text);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
}
const shown = (page: Page) => page.locator('[role=log] li p:first-of-type');
const codeOf = (page: Page) => page.evaluate(() => sessionStorage.getItem('code'));
async function kept(page: Page, code: string | null): Promise<string[]> {
  const answer = await page.request.get('/api/talk/messages?after=0', { headers: { authorization: `Conversation ${code ?? ''}` } });
  return ((await answer.json()) as { messages: { text: string }[] }).messages.map(({ text }) => text);
}

test('words arrive once and in order when the answers to sending are lost and no socket gets through', async ({ page }) => {
  const lost = { open: 0, post: 0 };
  await page.route('**/rt/**', (route) => route.abort());
  await page.route('**/api/talk/conversations', async (route) => {
    if (lost.open++ >= 2) return route.continue();
    await route.fetch();
    await route.abort('connectionreset');
  });
  await page.route('**/api/talk/messages', async (route) => {
    if (route.request().method() !== 'POST' || lost.post++ >= 2) return route.continue();
    await route.fetch();
    await route.abort('connectionreset');
  });
  await openDoor(page);
  for (const text of ['one', 'two', 'three']) await say(page, text);
  // They arrive one after the other: the last one says when all have.
  await expect(page.locator('[role=log] li').last()).toContainText(/three.*arrived/, { timeout: 20_000 });
  await expect(shown(page)).toHaveText(['one', 'two', 'three']);
  expect(await kept(page, await codeOf(page))).toEqual(['one', 'two', 'three']);
  expect(lost.post).toBeGreaterThan(2);
});

test('the opening words are one line from the first moment, over a slow network with lost answers too, and stay the same one', async ({
  page,
}) => {
  let opened = 0;
  await page.route('**/api/talk/conversations', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 700));
    if (opened++ > 0) return route.continue();
    await route.fetch();
    await route.abort('connectionreset');
  });
  await openDoor(page);
  // Every state of the page is looked at, also those that nobody has time to see.
  await page.evaluate(() => {
    const seen = { most: 0, lines: new Set<Element>() };
    Object.assign(window, { seen });
    new MutationObserver(() => {
      const lines = [...document.querySelectorAll('[role=log] li')].filter(({ textContent }) => textContent.includes('only once'));
      seen.most = Math.max(seen.most, lines.length);
      for (const line of lines) seen.lines.add(line);
    }).observe(document.body, { childList: true, subtree: true });
  });
  await say(page, 'only once');
  await expect(page.locator('[role=log] li').last()).toContainText(/only once.*arrived/, { timeout: 20_000 });
  await say(page, 'and more');
  await expect(page.locator('[role=log] li').last()).toContainText(/and more.*arrived/);
  const seen = await page.evaluate(() => {
    const { most, lines } = (window as unknown as { seen: { most: number; lines: Set<Element> } }).seen;
    return { most, lines: lines.size };
  });
  expect(seen).toEqual({ most: 1, lines: 1 });
  await expect(shown(page)).toHaveText(['only once', 'and more']);
  expect(opened).toBe(2);
});

test('much written at once is kept with kind words, and help goes before it at once', async ({ page }) => {
  await openDoor(page);
  await say(page, 'first');
  await expect(page.getByText('arrived')).toBeVisible();
  const authorization = `Conversation ${(await codeOf(page)) ?? ''}`;
  for (let i = 0; i < 59; i += 1) {
    const data = { commandId: crypto.randomUUID(), text: `word ${i}` };
    expect((await page.request.post('/api/talk/messages', { headers: { authorization }, data })).status()).toBe(201);
  }
  await say(page, 'the sixty-first');
  await expect(page.getByText(/You have written a lot/)).toBeVisible();
  await expect(page.getByText('kept here, goes in a moment')).toBeVisible();
  await page.getByRole('button', { name: 'Help now' }).click();
  const view = async () => (await (await page.request.get('/api/talk/conversation', { headers: { authorization } })).json()) as object;
  await expect.poll(view, { timeout: 5_000 }).toMatchObject({ helpNow: true });
  await expect(page.getByText('kept here, goes in a moment')).toBeVisible();
});

test('without network the phone says so, names the numbers when help was asked for, and sends all of it once afterwards', async ({
  page,
  context,
}) => {
  await openDoor(page);
  await context.setOffline(true);
  await say(page, 'first words');
  await expect(page.getByText('kept on this phone, will be sent')).toBeVisible();
  await page.getByRole('button', { name: 'Help now' }).click();
  await expect(page.getByRole('alert')).toContainText('has not reached us yet');
  await expect(page.getByRole('alert').getByRole('link', { name: /15/ }).first()).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText('arrived')).toBeVisible({ timeout: 20_000 });
  const authorization = `Conversation ${(await codeOf(page)) ?? ''}`;
  const helpNow = async () =>
    ((await (await page.request.get('/api/talk/conversation', { headers: { authorization } })).json()) as { helpNow: boolean }).helpNow;
  await expect.poll(helpNow).toBe(true);
  expect(await kept(page, await codeOf(page))).toEqual(['first words']);
});

test('a reload goes on with the same conversation; after a quick exit nothing is shown without the code', async ({ page }) => {
  await page.route('https://www.google.com/**', (route) => route.fulfill({ body: 'weather', contentType: 'text/html' }));
  await openDoor(page);
  await say(page, 'only for you');
  await expect(page.getByText('arrived')).toBeVisible();
  await page.reload();
  await expect(shown(page)).toHaveText(['only for you']);
  const code = (await codeOf(page)) ?? '';
  const before = await page.evaluate(() => history.length);

  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.waitForURL(/google/);
  expect(await page.evaluate(() => history.length)).toBe(before);

  await page.goto('/talk?lang=en');
  await expect(page.getByRole('heading', { name: 'You can talk to us' })).toBeVisible();
  await expect(page.getByText('only for you')).toHaveCount(0);
  expect(await page.evaluate(() => sessionStorage.length + localStorage.length)).toBe(0);

  await page.getByRole('button', { name: /I have a code/ }).click();
  await page.getByRole('textbox').fill('ABCDE-12345');
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByRole('alert')).toContainText('do not find this code');
  await page.getByRole('textbox').fill(`${code.slice(0, 5).toLowerCase()} ${code.slice(5)}`);
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(shown(page)).toHaveText(['only for you']);
});

test('a report sent without network arrives once, and its code opens the conversation', async ({ page, context }) => {
  await page.goto('/report?lang=en');
  await page.getByLabel('What is happening?').fill('A boy is kept at the kiln.');
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Send the report' }).click();
  await expect(page.getByText(/your report is kept on this page/)).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByRole('heading', { name: /has arrived/ })).toBeVisible({ timeout: 20_000 });
  const words = await kept(page, await codeOf(page));
  expect(words.filter((text) => text.includes('A boy is kept at the kiln.'))).toHaveLength(1);
  await page.getByRole('link', { name: 'Open the conversation' }).click();
  await expect(page.getByText('A boy is kept at the kiln.')).toBeVisible();
});

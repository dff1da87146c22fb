import { expect, test, type Page } from '@playwright/test';
import { SOCKET_PATHS } from '#shared/realtime/protocol.ts';
import { deskSilentStrings } from '#shared/i18n/desk-silent.ts';
import { deskTalkStrings } from '#shared/i18n/desk-talk.ts';
import { shellStrings } from '#shared/i18n/shell.ts';
import { agentAccepts, agentReplies, childSays, childWrites } from './acts.ts';
import { clearLine } from './line.ts';
import { everybodyLeaves, goReady, open, say, signIn } from './stage.ts';

const wide = { width: 1366, height: 768 };
const phone = { width: 360, height: 640 };

test.beforeEach(clearLine);
test.afterEach(everybodyLeaves);

/** A page's live connection that can be cut and let through again, and whose greeting can be made that of an older page. */
async function holdLink(page: Page) {
  const open = new Set<{ close: () => Promise<void> }>();
  const link = { isDown: false, isOld: false };
  await page.routeWebSocket(new RegExp(SOCKET_PATHS.console), (socket) => {
    if (link.isDown) return void socket.close();
    const server = socket.connectToServer();
    open.add(socket);
    socket.onMessage((message) => server.send(link.isOld ? String(message).replace(/"protocol":\d+/, '"protocol":0') : message));
  });
  const cut = async () => {
    link.isDown = true;
    await Promise.all([...open].map((socket) => socket.close()));
    open.clear();
  };
  return { cut, restore: () => (link.isDown = false), age: () => (link.isOld = true) };
}

test('a desk whose link is down says how old its news is, and shows what it missed when it is back; an old page is told to reload', async ({
  browser,
}) => {
  const [child, first, second] = await Promise.all([open(browser, phone), open(browser, wide), open(browser, wide)]);
  const words = say(shellStrings, 'ur');
  const link = await holdLink(first.page);
  const [one, two] = await Promise.all([signIn(first, 'agent1', '/desk', 'ur'), signIn(second, 'agent1', '/desk', 'en')]);
  await goReady(one, 'ur');
  await childWrites(child.page, 'ur', 'پہلی بات');
  await agentAccepts(one, 'ur', 'پہلی بات');
  await expect(two.getByText('پہلی بات')).toBeVisible();

  await link.cut();
  const note = one.getByRole('status').filter({ hasText: words.linkLost });
  await expect(note).toContainText(words.linkAge);
  await expect(note.getByRole('timer', { includeHidden: true })).toHaveText(/^\d+:\d\d$/);
  await childSays(child.page, 'ur', 'دوسری بات');
  await expect(two.getByText('دوسری بات')).toBeVisible();
  await expect(one.getByText('دوسری بات')).toHaveCount(0);
  link.restore();
  await expect(one.getByText('دوسری بات')).toBeVisible();
  await expect(note).toHaveCount(0);

  link.age();
  await link.cut();
  link.restore();
  const outdated = one.getByRole('alert').filter({ hasText: words.linkOutdated });
  await expect(outdated.getByRole('button', { name: words.reload })).toBeVisible();
});

test('into a silence gentle lines go by one key, in the language of the child, and what the agent had begun stays', async ({ browser }) => {
  const [child, agent] = await Promise.all([open(browser, phone), open(browser, wide)]);
  const desk = await signIn(agent, 'agent1', '/desk', 'en');
  const [en, ur] = [say(deskSilentStrings, 'en'), say(deskSilentStrings, 'ur')];
  const box = desk.getByRole('textbox', { name: say(deskTalkStrings, 'en').replyLabel });
  await goReady(desk, 'en');
  await childWrites(child.page, 'ur', 'میں');
  await agentAccepts(desk, 'en', 'میں');
  await agentReplies(desk, 'en', 'جی، میں سن رہی ہوں');
  await expect(child.page.getByText('جی، میں سن رہی ہوں')).toBeVisible();
  await expect(desk.getByText(en.offer)).toHaveCount(0);
  await box.fill('اگر آپ');
  const begun = Date.now();
  const lines = [ur.line_1, ur.line_2, ur.line_3];
  for (const [index, minutes] of [2, 5, 10].entries()) {
    // Only this desk's clock goes on; every timer of the page still runs.
    await desk.clock.setFixedTime(begun + minutes * 60_000 + 30_000);
    await expect(desk.getByText(lines[index] ?? '')).toBeVisible();
    await desk.keyboard.press('Escape');
    await desk.keyboard.press('i');
    await expect(child.page.getByText(lines[index] ?? '')).toBeVisible();
    await expect(box).toHaveValue('اگر آپ');
  }
  await desk.clock.setFixedTime(begun + 15 * 60_000 + 30_000);
  await expect(desk.getByText(en.long)).toBeVisible();
  await childSays(child.page, 'ur', 'چچا آ گئے تھے');
  await expect(desk.getByText(en.long)).toHaveCount(0);
  await expect(box).toHaveValue('اگر آپ');
  expect([...child.problems, ...agent.problems]).toEqual([]);
});

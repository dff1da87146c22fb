import { expect, test } from '@playwright/test';
import { deskTalkStrings } from '#shared/i18n/desk-talk.ts';
import { talkStrings } from '#shared/i18n/talk.ts';
import { togetherStrings } from '#shared/i18n/together.ts';
import { agentAccepts, agentNotes, agentReplies, childSays, childWrites } from './acts.ts';
import { clearLine } from './line.ts';
import { everybodyLeaves, filled, goReady, open, say, signIn } from './stage.ts';
import { comes, names, passOn, saysAside } from './together.ts';

const wide = { width: 1366, height: 768 };
const phone = { width: 360, height: 640 };

test.beforeEach(clearLine);
test.afterEach(everybodyLeaves);

test('warm, in Urdu: both are in the conversation, notes and the reply begun go along, and the child reads who is there', async ({
  browser,
}) => {
  const [child, first, second] = await Promise.all([open(browser, phone), open(browser, wide), open(browser, wide)]);
  const [own, other] = await Promise.all([signIn(first, 'agent1', '/desk', 'ur'), signIn(second, 'agent2', '/desk', 'en')]);
  const [ur, en] = [say(togetherStrings, 'ur'), say(togetherStrings, 'en')];
  const reply = (page: typeof own, language: 'ur' | 'en') => page.getByRole('textbox', { name: say(deskTalkStrings, language).replyLabel });
  await goReady(own, 'ur');
  await childWrites(child.page, 'ur', 'مجھے ڈر لگ رہا ہے');
  await agentAccepts(own, 'ur', 'مجھے ڈر لگ رہا ہے');
  await agentReplies(own, 'ur', 'میں سن رہی ہوں');
  await goReady(other, 'en');
  await agentNotes(own, 'ur', 'بچی اکیلی ہے');

  await passOn(own, 'ur', { kind: 'warm', to: names.agent2.ur, note: 'پنجابی بولتی ہے' });
  await comes(other, 'en', 'میں سن رہی ہوں');
  await expect(other.getByText('پنجابی بولتی ہے')).toBeVisible();
  await expect(child.page.getByText(say(talkStrings, 'ur').personJoined)).toBeVisible();
  await agentReplies(other, 'en', 'میں بھی یہیں ہوں');
  await expect(child.page.getByText('میں بھی یہیں ہوں')).toBeVisible();
  // On both desks it stands who of them wrote, on the child's page not.
  await expect(own.getByRole('log').getByRole('listitem').filter({ hasText: 'میں بھی یہیں ہوں' })).toContainText(names.agent2.ur);
  await expect(other.getByRole('log').getByRole('listitem').filter({ hasText: 'میں سن رہی ہوں' })).toContainText(names.agent1.en);
  await expect(child.page.getByText(filled(`${names.agent1.ur}|${names.agent2.ur}|${names.agent2.en}`))).toHaveCount(0);

  await reply(own, 'ur').fill('میں ابھی');
  await own.getByRole('button', { name: filled(ur.handOver, { name: `${names.agent2.ur}.*` }) }).click();
  await expect(own.getByRole('tab', { name: /C-\d+/ })).toHaveCount(0);
  await expect(reply(other, 'en')).toHaveValue('میں ابھی');
  await expect(other.getByRole('textbox', { name: say(deskTalkStrings, 'en').notes })).toHaveValue('بچی اکیلی ہے');
  await expect(other.getByText(filled(en.news_mine)).first()).toBeVisible();
  await expect(child.page.getByText(say(talkStrings, 'ur').personStays)).toBeVisible();
  await childSays(child.page, 'ur', 'شکریہ');
  await expect(other.getByText('شکریہ')).toBeVisible();
  expect([...child.problems, ...first.problems, ...second.problems]).toEqual([]);
});

test('cold: a colleague has it at once and the owner is told what did not go along; to the line it waits with its note', async ({
  browser,
}) => {
  const words = say(togetherStrings, 'en');
  const [child, first, second] = await Promise.all([open(browser, phone), open(browser, wide), open(browser, wide)]);
  const [own, other] = await Promise.all([signIn(first, 'agent1', '/desk', 'en'), signIn(second, 'agent2', '/desk', 'ur')]);
  const box = own.getByRole('textbox', { name: say(deskTalkStrings, 'en').replyLabel });
  await goReady(own, 'en');
  await childWrites(child.page, 'en', 'They took my phone');
  await agentAccepts(own, 'en', 'They took my phone');
  await goReady(other, 'ur');
  await box.fill('I am with');
  await passOn(own, 'en', { kind: 'cold', to: names.agent2.en, note: 'knows about phones' });
  await expect(own.getByText(words.draftStays)).toHaveCount(0);
  await box.fill('I am with you, sparrow');
  await expect(own.getByText(words.draftStays)).toBeVisible();
  await comes(other, 'ur', 'They took my phone');
  await expect(other.getByRole('textbox', { name: say(deskTalkStrings, 'ur').replyLabel })).toHaveValue('I am with');
  await expect(own.getByText(filled(words.news_draftLeft, { words: 'I am with you, sparrow' }))).toBeVisible();
  await expect(child.page.getByText(say(talkStrings, 'en').personContinues)).toBeVisible();

  const { line } = say(togetherStrings, 'ur');
  await passOn(other, 'ur', { kind: 'cold', to: line, note: 'فون کے بغیر' });
  // Whoever gave it back is asked last: it comes to the other one.
  await agentAccepts(own, 'en', 'They took my phone');
  await expect(own.getByText('فون کے بغیر')).toBeVisible();
  await agentReplies(own, 'en', 'I am back');
  await expect(child.page.getByText('I am back')).toBeVisible();
  expect([...child.problems, ...first.problems, ...second.problems]).toEqual([]);
});

test('advice of a supervisor stays among staff; another one comes in and takes over, and the child is told', async ({ browser }) => {
  const [child, agent, adviser, leader] = await Promise.all([
    open(browser, phone),
    open(browser, wide),
    open(browser, wide),
    open(browser, wide),
  ]);
  const [desk, advice, floor] = await Promise.all([
    signIn(agent, 'agent1', '/desk', 'en'),
    signIn(adviser, 'supervisor1', '/floor', 'ur'),
    signIn(leader, 'supervisor2', '/floor', 'en'),
  ]);
  const [en, ur] = [say(togetherStrings, 'en'), say(togetherStrings, 'ur')];
  await goReady(desk, 'en');
  await childWrites(child.page, 'en', 'What shall I do');
  await agentAccepts(desk, 'en', 'What shall I do');
  const number = (await desk.getByRole('tab', { name: /C-\d+/ }).textContent())?.match(/C-\d+/)?.[0] ?? '';

  await passOn(desk, 'en', { kind: 'consult', to: names.supervisor1.en });
  await advice.getByRole('region', { name: ur.ask }).getByRole('button', { name: ur.accept, exact: true }).click();
  await expect(advice.getByText(filled(ur.youConsult, { name: `${names.agent1.ur}.*` }))).toBeVisible();
  await saysAside(advice, 'ur', 'پہلے پوچھیں کہ وہ کہاں ہے');
  await expect(desk.getByText('پہلے پوچھیں کہ وہ کہاں ہے')).toBeVisible();
  await saysAside(desk, 'en', 'I ask where');
  await expect(advice.getByText('I ask where')).toBeVisible();
  await expect(advice.getByRole('textbox', { name: say(deskTalkStrings, 'ur').replyLabel })).toHaveCount(0);

  expect(await child.page.locator('body').textContent()).not.toMatch(/کہاں ہے|I ask where/);

  await floor
    .getByRole('button', { name: filled(number) })
    .first()
    .click();
  const look = floor.getByRole('dialog');
  await look.getByRole('button', { name: number, exact: true }).click();
  await expect(look.getByText('What shall I do')).toBeVisible();
  await look.getByRole('button', { name: en.takeOver, exact: true }).click();
  await floor
    .getByRole('dialog', { name: filled(en.takeOverTitle) })
    .getByRole('button', { name: en.takeOver, exact: true })
    .click();
  await expect(floor.getByRole('textbox', { name: say(deskTalkStrings, 'en').replyLabel })).toBeVisible();
  await expect(desk.getByRole('tab', { name: filled(number) })).toHaveCount(0);
  await expect(desk.getByText(filled(en.news_moved)).first()).toBeVisible();
  await agentReplies(floor, 'en', 'I take care of it now');
  await expect(child.page.getByText('I take care of it now')).toBeVisible();
  await expect(child.page.getByText(say(talkStrings, 'en').personContinues)).toBeVisible();
  expect([...child.problems, ...agent.problems, ...adviser.problems, ...leader.problems]).toEqual([]);
});

import { delimiter } from 'node:path';
import { expect, test } from '@playwright/test';
import { floorStrings } from '#shared/i18n/floor.ts';
import { scanFolders, scanRedis } from '../support/scan.ts';
import {
  agentAccepts,
  agentCloses,
  agentDispatches,
  agentMakesSure,
  agentNotes,
  agentRecords,
  agentRefers,
  agentReplies,
  agentSubmits,
  agentWeighs,
  childSays,
  childWrites,
  deskAccepts,
  officerGoes,
  spoken,
} from './acts.ts';
import { clearLine } from './line.ts';
import { everybodyLeaves, goReady, open, say, signIn, type Language } from './stage.ts';

const wide = { width: 1366, height: 768 };
const phone = { width: 360, height: 640 };

const typed: Record<Language, { first: string; thanks: string; reply: string; note: string; name: string; summary: string }> = {
  en: {
    first: 'Quokkas frighten me so I hide behind the tandoor',
    thanks: 'Thank you marmalade aunty',
    reply: 'I stay with you, sparrow, you are brave',
    note: 'Girl about eleven hides behind the tandoor in Gulistania',
    name: 'Zarmina Quettawal',
    summary: 'Zarmina needs a caseworker from Gulistania',
  },
  ur: {
    first: 'مجھے تندور کے پیچھے چھپنا پڑا، زنجبیلہ ناراض ہے',
    thanks: 'شکریہ مرجانہ باجی',
    reply: 'میں تمہارے ساتھ ہوں، چڑیا، تم بہادر ہو',
    note: 'لڑکی تقریباً گیارہ سال، گلستانیہ میں تندور کے پیچھے',
    name: 'زرمینہ کوئٹوال',
    summary: 'زرمینہ کو گلستانیہ سے نگران چاہیے',
  },
};

test.beforeEach(clearLine);
test.afterEach(everybodyLeaves);

// Each run has an agent of its own, so that one that failed leaves nothing in the other's hands.
const agents = { ur: 'agent1', en: 'agent2' } as const;

for (const language of ['ur', 'en'] as const) {
  test(`a child's message becomes help, in ${language}`, async ({ browser }) => {
    const words = typed[language];
    const [child, agent, supervisor, officer, department] = await Promise.all([
      open(browser, phone),
      open(browser, wide),
      open(browser, wide),
      open(browser, phone),
      open(browser, wide),
    ]);
    const [desk, floor, duty, inbox] = await Promise.all([
      signIn(agent, agents[language], '/desk', language),
      signIn(supervisor, 'supervisor1', '/floor', language),
      signIn(officer, 'officer1', '/duty', language),
      signIn(department, 'desk1', '/referrals', language),
    ]);
    await goReady(desk, language);

    await childWrites(child.page, language, words.first);
    await agentAccepts(desk, language, words.first);
    await agentReplies(desk, language, words.reply);
    // On a small phone the newest must come into sight by itself, below all that stands above it.
    await expect(child.page.getByText(words.reply)).toBeInViewport({ ratio: 1 });
    await childSays(child.page, language, words.thanks);
    await expect(child.page.getByText(words.thanks)).toBeInViewport({ ratio: 1 });
    await expect(desk.getByText(words.thanks)).toBeVisible();

    await agentNotes(desk, language, words.note);
    await agentWeighs(desk, language, ['q1']);
    await agentSubmits(desk, language, 'P0');
    await expect(floor.getByText('P0').first()).toBeVisible();

    await agentDispatches(desk, language);
    await officerGoes(duty, language);
    await agentMakesSure(desk, language);

    await agentRecords(desk, language, words.name);
    await agentRefers(desk, language, words.summary);
    await deskAccepts(inbox, language, words.summary);

    await agentCloses(desk, language, /C-\d+/);
    await expect(floor.getByText(say(floorStrings, language).floor).first()).toBeVisible();
    for (const person of [child, agent, supervisor, officer, department]) expect(person.problems).toEqual([]);
  });
}

test('none of the words and names typed is in Redis, its file, the logs or the database', async () => {
  const all = Object.values(typed)
    .flatMap((words) => Object.values(words))
    .concat(spoken, 'Quettawal', 'Gulistania', 'کوئٹوال', 'گلستانیہ', 'tandoor', 'تندور');
  const folders = (process.env['SERVICE_FOLDERS'] ?? '').split(delimiter).filter(Boolean);
  const files = await scanFolders(folders, all);
  const redis = await scanRedis(process.env['REDIS_URL'] ?? '', all);
  // The scan would find what is there: a name that the store keeps in plain.
  expect((await scanFolders(folders, ['supervisor1'])).traces).not.toEqual([]);
  expect(redis.keys).toBeGreaterThan(0);
  expect([...files.traces, ...redis.traces]).toEqual([]);
});

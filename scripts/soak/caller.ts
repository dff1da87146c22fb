import { setTimeout as sleep } from 'node:timers/promises';
import { livePage } from '#tests/support/live-page.ts';
import type { Random } from '../../tests/chaos/storm/random.ts';
import { nextCaller } from '../simulate/callers.ts';
import type { Door } from '../simulate/door.ts';
import { talkNews } from '../../client/src/lib/public/channel-names.ts';
import type { Tally } from './tally.ts';

type Deps = { base: string; door: Door; areas: readonly string[]; tally: Tally; random: Random; opened: (code: string) => void };

/** A page without a live connection asks this often, in milliseconds, and looks whether it is over. */
const askMs = 4_000;
/** For so long a caller stays at most, in milliseconds. */
const stayMs = 60_000;

/** One simulated caller from the first word to the end: opens, writes on, leaves or stays until it is over. */
export async function call({ base, door, areas, tally, random, opened }: Deps): Promise<void> {
  const script = nextCaller(random.next);
  const area = random.pick(areas);
  const isReport = script.kind === 'report';
  const code = isReport ? await door.report(script, area) : await door.open(script, area);
  opened(code);
  tally.add('opened');
  if (isReport) return;
  const page = openPage({ base, door, tally, random }, code);
  try {
    for (const text of script.then) {
      await sleep(1_000 + random.below(3_000));
      await door.write(code, text);
      tally.add('child wrote');
    }
    if (!script.leaves) return await page.stay();
    await door.leave(code);
    tally.add('child left');
  } finally {
    page.close();
  }
}

/** The caller's page: some have a live connection, the others ask every few seconds. */
function openPage({ base, door, tally, random }: Pick<Deps, 'base' | 'door' | 'tally' | 'random'>, code: string) {
  let known = 0;
  let over = false;
  const sync = async (): Promise<void> => {
    const { phase } = await door.view(code);
    known = (await door.messages(code, known)).messages.at(-1)?.seq ?? known;
    over = phase === 'ended' || phase === 'callBackAsked';
  };
  const live = random.chance(0.35) ? keepLive(base, code, () => void sync().catch(() => tally.add('page not shown'))) : null;
  const stay = async (): Promise<void> => {
    for (const until = performance.now() + stayMs; !over && performance.now() < until;) {
      await sleep(askMs);
      if (!live) await sync();
    }
  };
  return { stay, close: () => live?.disconnect() };
}

function keepLive(base: string, code: string, sync: () => void) {
  const page = livePage('field', base, { code });
  page.on('connect', sync);
  page.on(talkNews.posted, sync);
  page.on(talkNews.changed, sync);
  return page;
}

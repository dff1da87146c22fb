import { setTimeout as sleep } from 'node:timers/promises';
import { livePage } from '#tests/support/live-page.ts';
import type { World } from './world.ts';

/** Nobody waits longer than this for a part to work again, in milliseconds; what has not come back by then is said to have taken so long. */
const longestMs = 60_000;
const lookMs = 100;

export type Timed = { what: string; seconds: number };

/**
 * Watches, without taking part, how soon everything works again when a fault has ended: each web node says that a write
 * stuck and a job came through, and a console that lost a node is live at it again, by the client's own way of coming back.
 */
export async function watchRecovery({ webs, onlooker }: Pick<World, 'webs' | 'onlooker'>) {
  const cookie = onlooker.cookie ?? '';
  const pages = webs.map(({ url }) => livePage('console', url, { cookie }));
  const everyWeb = async (works: (i: number) => Promise<boolean>): Promise<number> => {
    const from = performance.now();
    for (;;) {
      const all = await Promise.all(webs.map((_, i) => works(i).catch(() => false)));
      const ms = performance.now() - from;
      if (all.every(Boolean) || ms > longestMs) return ms / 1_000;
      await sleep(lookMs);
    }
  };
  const answers = async (i: number, path: string): Promise<boolean> => {
    const signal = AbortSignal.timeout(5_000);
    return (await fetch(`${webs[i]?.url}${path}`, { headers: { cookie }, signal })).status === 200;
  };
  const isLive = async (i: number): Promise<boolean> => pages[i]?.connected === true && (await answers(i, '/api/session'));
  return {
    /** Called when a fault has just ended. */
    after: async (): Promise<Timed[]> => {
      const [work, consoles] = await Promise.all([everyWeb((i) => answers(i, '/readyz')), everyWeb(isLive)]);
      return [
        { what: 'jobs ran', seconds: work },
        { what: 'consoles live', seconds: consoles },
      ];
    },
    close: () => pages.forEach((page) => void page.disconnect()),
  };
}

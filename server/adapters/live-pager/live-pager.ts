import type { PagerChannel } from '../../domains/dispatch/pager.port.ts';
import type { Live } from '../../platform/sockets/live.ts';

/** Pages through the page that somebody has open: the news names the dispatch and the person, and each node loads and shows it to its own sockets. */
export function createLivePager(live: Live, present: () => Promise<Set<string>>): PagerChannel {
  return {
    name: 'live',
    send: async ({ dispatchId, staffId, round, kind }) => {
      if (!(await present()).has(staffId)) return { accepted: false, why: 'noAddress' };
      if (kind === 'call') live.spread({ kind: 'page', id: dispatchId, version: round, type: 'page', data: { staffId } });
      return { accepted: true, reference: null };
    },
  };
}

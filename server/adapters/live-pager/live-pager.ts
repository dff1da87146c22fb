import type { PagerChannel } from '../../domains/dispatch/pager.port.ts';
import type { Live } from '../../platform/sockets/live.ts';

/** Pages through the officer's open page: the news names the dispatch and the person, and each node loads and shows it to its own sockets. */
export function createLivePager(live: Live): PagerChannel {
  return {
    name: 'live',
    send: async ({ dispatchId, staffId, round }) =>
      live.spread({ kind: 'page', id: dispatchId, version: round, type: 'page', data: { staffId } }),
  };
}

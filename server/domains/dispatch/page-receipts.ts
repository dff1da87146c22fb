import type { Channel } from '#shared/dispatch/channels.ts';
import type { PagesRepository, Receipt, Told } from './pages.repository.ts';

type Deps = { pages: PagesRepository; moved: (dispatchId: string) => void };

export type PageReceipts = ReturnType<typeof createPageReceipts>;

/** Takes what devices and providers tell of pages; gives whose page it was, or null when there is none of that token or number. */
export function createPageReceipts({ pages, moved }: Deps) {
  function told(of: Told | null): string | null {
    if (of?.news) moved(of.page.dispatchId);
    return of?.page.staffId ?? null;
  }
  return {
    byToken: async (token: string, what: Receipt): Promise<string | null> => told(await pages.receiptByToken(token, what)),
    byReference: async (channel: Channel, reference: string, what: 'received' | 'failed'): Promise<string | null> =>
      told(what === 'received' ? await pages.receiptByReference(channel, reference, what) : await pages.refused(channel, reference)),
  };
}

import type { Clock } from '#shared/kernel/clock.ts';
import type { Logger } from '../../platform/logger.ts';
import { isPaging } from '#shared/dispatch/dispatch.lifecycle.ts';
import { withClocks } from './clocks.ts';
import type { Dispatch } from './dispatch.model.ts';
import type { DispatchRepository } from './dispatch.repository.ts';
import { byItself, hasDeclined } from './dispatch-rules.ts';
import type { MayBeTold } from './may-be-told.ts';
import type { PagerChannel } from './pager.port.ts';
import type { PageDraft, PageRow } from './pages.model.ts';
import type { PagesRepository } from './pages.repository.ts';
import { createSender } from './sender.ts';

type Deps = {
  dispatches: DispatchRepository;
  mayBeTold: MayBeTold;
  pages: PagesRepository;
  channels: readonly PagerChannel[];
  moved: (dispatchId: string) => void;
  clock: Clock;
  logger: Logger;
  patienceMs?: number | undefined;
  signalAfter?: ((ms: number) => AbortSignal) | undefined;
};

export type Delivery = ReturnType<typeof createDelivery>;

/** Brings pages from the dispatch that asks for them to the channels, each at least once. */
export function createDelivery({ dispatches, mayBeTold, ...deps }: Deps) {
  const sender = createSender({ ...deps, wanted });

  /** Writes the pages that a dispatch still asks for, and begins to hand them over; asked again, it does only what is missing. */
  async function deliver({ _id: id, unsent, code, contactId, deliverAt }: Dispatch): Promise<void> {
    // Whoever was still to be paged may have been taken out meanwhile: then only the clock is left to stop.
    if (unsent.length === 0 && !deliverAt) return;
    const told = await mayBeTold(
      contactId,
      unsent.map(({ staffId }) => staffId),
    );
    await sender.send(
      { dispatchId: id, code },
      unsent.filter(({ staffId }) => told.has(staffId)),
    );
    await dispatches.change(id, byItself, (dispatch) => {
      // Somebody may have been added meanwhile: those are still to be written.
      const rest = dispatch.unsent.filter((draft) => !unsent.some((one) => isSame(one, draft)));
      return { set: withClocks(dispatch, { unsent: rest, deliverAt: rest.length > 0 ? dispatch.deliverAt : null }), events: [] };
    });
  }

  /** A page that did not go out is tried again only while it still asks for something of somebody who may know. */
  async function wanted({ dispatchId, kind, staffId }: PageRow): Promise<boolean> {
    const dispatch = await dispatches.find(dispatchId);
    return dispatch !== null && asksOf(dispatch, kind, staffId) && (await mayBeTold(dispatch.contactId, [staffId])).has(staffId);
  }

  return { deliver, sendDue: sender.sendDue, standIn: sender.standIn, settled: sender.settled };
}

function asksOf(dispatch: Dispatch, kind: PageRow['kind'], staffId: string): boolean {
  const isOut = dispatch.paged.some((one) => one.staffId === staffId && one.excluded);
  if (isOut) return false;
  if (kind === 'call') return isPaging(dispatch.state) && !hasDeclined(dispatch.replies, staffId);
  if (kind === 'remind') return dispatch.leaderId === staffId && Boolean(dispatch.checkIn?.askedAt);
  return kind === 'silent' && Boolean(dispatch.checkIn?.silentSince);
}

const isSame = (a: PageDraft, b: PageDraft): boolean => a.kind === b.kind && a.round === b.round && a.staffId === b.staffId;

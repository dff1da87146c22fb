import { setTimeout as sleep } from 'node:timers/promises';
import { routingApi } from '#shared/routing/routing.api.ts';
import { routingEvents } from '#shared/routing/routing.events.ts';
import type { DeskView, OfferView } from '#shared/routing/routing.schema.ts';
import type { Signed } from '#tests/support/crowd.ts';
import { livePage } from '#tests/support/live-page.ts';
import { commandId, createClient } from '#tests/support/test-app.ts';
import type { Random } from '../../tests/chaos/storm/random.ts';
import type { Tally } from './tally.ts';
import { serve } from './serve.ts';

type Deps = { base: string; me: Signed; tally: Tally; random: Random };
/** A screen of a simulated member of staff. */
export type Desk = { look: () => Promise<void>; isLive: () => boolean; close: () => void };

/** Opens the desk of a simulated agent: ready, takes what is offered, serves it and closes it; looks again when told to, as the page does every half minute. */
export function openDesk({ base, me, tally, random }: Deps): Desk {
  const client = createClient(base, me);
  const socket = livePage('console', base, me);
  const inWork = new Set<string>();
  let looking = false;
  let closed = false;

  /** Each contact is in work once; what goes wrong in it is taken up when the desk is looked at again. */
  function work(id: string, act: () => Promise<void>): void {
    if (closed || inWork.has(id)) return;
    inWork.add(id);
    act()
      .catch(() => tally.add('failed at a desk'))
      .finally(() => inWork.delete(id));
  }
  function offered(offer: OfferView): void {
    tally.offered(offer.contactId, Date.now() - Date.parse(offer.arrivedAt));
    work(offer.contactId, () => take(offer));
  }
  async function take({ id }: OfferView): Promise<void> {
    await sleep(300 + random.below(900));
    const answer = await client.send(routingApi.accept, { params: { offerId: id }, body: { commandId: commandId() } });
    if (answer.status !== 200) return tally.add(`accept refused (${answer.status})`);
    tally.add('accepted');
    await serve(client, answer.body, { tally, random });
  }

  async function look(): Promise<void> {
    if (looking || closed) return;
    looking = true;
    try {
      const view = await client.call(routingApi.desk);
      await stayReady(view);
      view.offers.forEach(offered);
      for (const contact of view.contacts)
        if (contact.ownerId === me.staffId) work(contact.id, () => serve(client, contact, { tally, random }));
    } catch {
      tally.add('desk not shown');
    } finally {
      looking = false;
    }
  }
  async function stayReady({ agent }: DeskView): Promise<void> {
    if (agent.state === 'ready' || closed) return;
    if (agent.state === 'notReady') tally.add(`was not ready (${agent.reason ?? 'no reason'})`);
    await client.call(routingApi.setState, { body: { commandId: commandId(), state: 'ready' } });
  }

  socket.on('connect', () => void look());
  socket.on('disconnect', () => tally.add('desk lost its connection'));
  socket.on(routingEvents.offerMade.name, (offer: OfferView) => offered(offer));
  return {
    look,
    isLive: () => socket.connected,
    close: () => {
      closed = true;
      socket.off('disconnect').disconnect();
    },
  };
}

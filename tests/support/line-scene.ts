import { talkApi } from '#shared/channels/talk.api.ts';
import { contactsApi } from '#shared/contacts/contacts.api.ts';
import type { Actor } from '#shared/kernel/actor.ts';
import { createManualClock, type ManualClock } from '#shared/kernel/clock.ts';
import { routingApi } from '#shared/routing/routing.api.ts';
import { routingEvents } from '#shared/routing/routing.events.ts';
import type { OfferView } from '#shared/routing/routing.schema.ts';
import { commandId, eventually, startTestApp, type TestApp, type TestClient, type TestSocket } from './test-app.ts';

const by = { actor: { kind: 'system', part: 'test' } satisfies Actor };

/** A child with a conversation, and the contact it began with. */
export type Child = TestClient & { contactId: string; conversationId: string };
/** An agent with a connected desk. */
export type Desk = TestClient & { socket: TestSocket; staffId: string };
export type LineScene = Awaited<ReturnType<typeof startLineScene>>;

/** A whole node on a clock that stands still, with words for what children and agents do in it. */
export async function startLineScene() {
  const clock: ManualClock = createManualClock(new Date('2026-03-01T06:00:00Z'));
  const app: TestApp = await startTestApp({ clock });
  const { contacts, routing } = app.app;
  const desks: Desk[] = [];
  const contact = (id: string) => contacts.repository.get(id);
  const agent = (id: string) => routing.agents.get(id);

  /** A child writes and waits; each arrives a second after the one before. */
  async function child(more: object = {}): Promise<Child> {
    clock.advance(1_000);
    const body = {
      commandId: commandId(),
      language: 'ur',
      screen: 'ur',
      areaId: 'lahore',
      helpNow: false,
      text: 'السلام علیکم',
      callBack: null,
      ...more,
    };
    const { code, view } = await app.anonymous().call(talkApi.open, { body });
    const { contactId } = await app.app.channels.get(view.conversationId);
    return Object.assign(app.withCode(code), { contactId, conversationId: view.conversationId });
  }
  const setReady = (who: TestClient) => who.call(routingApi.setState, { body: { commandId: commandId(), state: 'ready' } });
  /** An agent signs in, opens the desk and, unless told otherwise, goes ready. */
  async function desk(username: string, ready = true): Promise<Desk> {
    const who = await app.signIn(username);
    const made: Desk = Object.assign(who, { socket: await who.connect(), staffId: String(who.me.staffId) });
    desks.push(made);
    await eventually(() => routing.presence.isPresent(made.staffId), 5_000, 'presence');
    await who.call(routingApi.desk);
    if (ready) await setReady(who);
    return made;
  }
  const offerOf = (who: Desk, one: { contactId: string }): Promise<OfferView> =>
    who.socket.hear(routingEvents.offerMade, (offer) => offer.contactId === one.contactId);
  const accept = (who: TestClient, offerId: string, id = commandId()) =>
    who.send(routingApi.accept, { params: { offerId }, body: { commandId: id } });
  /** A child who writes and is answered by this agent. */
  async function joined(who: Desk, more: object = {}): Promise<Child> {
    const one = await child(more);
    const { status, body } = await accept(who, (await offerOf(who, one)).id);
    if (status !== 200) throw new Error(`accept: ${status} ${JSON.stringify(body)}`);
    return one;
  }
  /** The desk has shown everything that the caller wrote. */
  async function seen(who: TestClient, { contactId }: { contactId: string }): Promise<void> {
    const { lastCallerSeq } = await contact(contactId);
    await who.send(contactsApi.seen, { params: { contactId }, body: { delivered: lastCallerSeq, read: lastCallerSeq } });
  }
  async function closeNonData(who: TestClient, one: { contactId: string }) {
    await seen(who, one);
    const body = { commandId: commandId(), type: 'prank', prompted: true };
    return who.send(contactsApi.closeNonData, { params: { contactId: one.contactId }, body });
  }
  /** How often something happened to a record, by its audit trail and what is still on its way there. */
  async function happened(id: string, type: string): Promise<number> {
    const [trail, doc] = await Promise.all([app.app.audit.of(id), contacts.repository.find(id)]);
    return new Set(
      [...trail.map((row) => ({ id: row._id, type: row.type })), ...(doc?.outbox ?? [])]
        .filter((event) => event.type === type)
        .map((event) => event.id),
    ).size;
  }
  /** Moves the clock on and does at once what its sweeps would do then. */
  async function later(ms: number): Promise<void> {
    clock.advance(ms);
    await app.platform.sweeper.runAll();
  }
  /** Ends everything that is under way, so that the next test begins with an empty line and empty desks. */
  async function clear(): Promise<void> {
    for (const one of desks.splice(0)) one.close();
    await eventually(async () => (await routing.presence.present()).size === 0, 5_000, 'empty desks');
    for (const one of await contacts.repository.list({ state: { $in: ['queued', 'offered', 'active', 'wrapUp', 'promised'] } })) {
      const ended = { state: 'closed' as const, ownerId: null, offer: null, helpDueAt: null, callBackPlan: null, nextActionAt: null };
      await contacts.repository.change(one._id, by, () => ({ set: ended, events: [] }));
    }
    for (const one of await routing.agents.list({})) {
      const care = { heavy: [], restedAt: null, pauseOfferedAt: null };
      const set = { state: 'off' as const, holds: [], load: 0, goneAt: null, pending: null, until: null, care };
      await routing.agents.change(one._id, by, () => ({ set, events: [] }));
    }
  }
  return { app, clock, contact, agent, child, desk, setReady, offerOf, accept, joined, seen, closeNonData, happened, later, clear };
}

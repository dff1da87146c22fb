import { talkApi } from '#shared/channels/talk.api.ts';
import { floorApi } from '#shared/floor/floor.api.ts';
import { routingApi } from '#shared/routing/routing.api.ts';
import { routingEvents } from '#shared/routing/routing.events.ts';
import { commandId, eventually, type TestApp, type TestClient, type TestSocket } from './test-app.ts';

/** A child that writes, with the code that it was given. */
export type Child = { client: TestClient; contactId: string };

/** What somebody does at a desk: its socket and its hands. */
export type Desk = { client: TestClient; socket: TestSocket; staffId: string };

/** Brings a child into the line. */
export async function childWrites(
  app: TestApp,
  { helpNow = false, text = 'sunen' }: { helpNow?: boolean; text?: string } = {},
): Promise<Child> {
  const body = { commandId: commandId(), language: 'ur', screen: 'ur', areaId: 'lahore', helpNow, text, callBack: null };
  const { code, view } = await app.anonymous().call(talkApi.open, { body });
  const { contactId } = await app.app.channels.get(view.conversationId);
  return { client: app.withCode(code), contactId };
}

/** Opens a desk in this state. */
export async function openDesk(app: TestApp, username: string, state: 'ready' | 'notReady' | 'off'): Promise<Desk> {
  const client = await app.signIn(username);
  const socket = await client.connect();
  await client.call(routingApi.desk);
  await setState(client, state);
  return { client, socket, staffId: client.me.staffId ?? '' };
}

/** Goes ready or not ready; `off` is how everybody starts. */
export async function setState(client: TestClient, state: 'ready' | 'notReady' | 'off'): Promise<void> {
  if (state === 'ready') await client.call(routingApi.setState, { body: { commandId: commandId(), state } });
  if (state === 'notReady') await client.call(routingApi.setState, { body: { commandId: commandId(), state, reason: 'break' } });
}

/** Takes the offer of this contact. */
export async function takeOffer({ client, socket }: Desk, contactId: string): Promise<void> {
  const offer = await socket.hear(routingEvents.offerMade, (made) => made.contactId === contactId);
  await client.call(routingApi.accept, { params: { offerId: offer.id }, body: { commandId: commandId() } });
}

/** The contacts in somebody's hands, once they are these. */
export async function handsAre(app: TestApp, staffId: string, contactIds: string[]): Promise<void> {
  const wanted = [...contactIds].sort().join();
  await eventually(
    async () =>
      ((await app.app.routing.agents.find(staffId))?.holds
        .map((hold) => hold.contactId)
        .sort()
        .join() ?? '') === wanted,
    5_000,
    `hands to be [${wanted}]`,
  );
}

/** A supervisor gives this contact to a desk that is on duty. */
export async function give(supervisor: TestClient, contactId: string, { staffId }: Desk): Promise<void> {
  await supervisor.call(floorApi.reassign, { params: { contactId }, body: { commandId: commandId(), to: staffId } });
}

import type { Message } from '#shared/channels/message.schema.ts';
import { talkApi } from '#shared/channels/talk.api.ts';
import type { TransferKind } from '#shared/contacts/together.schema.ts';
import { contactsApi } from '#shared/contacts/contacts.api.ts';
import { transferApi, type TransferTo } from '#shared/routing/transfer.api.ts';
import { routingApi } from '#shared/routing/routing.api.ts';
import { startLineScene, type Child, type Desk } from './line-scene.ts';
import { commandId, eventually, type TestClient } from './test-app.ts';

export type TransferScene = Awaited<ReturnType<typeof startTransferScene>>;
type Wish = { kind: TransferKind; note?: string; draft?: string };

/** The code of a refusal. */
export const codeOf = (answer: { body: unknown }): string | undefined => (answer.body as { code?: string }).code;

/** A line scene with words for passing contacts on. */
export async function startTransferScene() {
  const scene = await startLineScene();
  const params = (one: { contactId: string }) => ({ contactId: one.contactId });

  /** A desk that is there and takes nothing by itself. */
  async function beside(username: string): Promise<Desk> {
    const desk = await scene.desk(username, false);
    await desk.call(routingApi.setState, { body: { commandId: commandId(), state: 'notReady', reason: 'break' } });
    return desk;
  }
  const ask = (owner: TestClient, one: { contactId: string }, to: Desk | TransferTo, wish: Wish, id = commandId()) =>
    owner.send(transferApi.ask, {
      params: params(one),
      body: { commandId: id, to: 'kind' in to ? to : { kind: 'person', staffId: to.staffId }, ...wish },
    });
  /** Asks, and gives the id of the question. */
  async function asked(owner: TestClient, one: { contactId: string }, to: Desk | TransferTo, wish: Wish): Promise<string> {
    const { status, body } = await ask(owner, one, to, wish);
    if (status !== 200 || !body.transfer) throw new Error(`ask: ${status} ${JSON.stringify(body)}`);
    return body.transfer.id;
  }
  const accept = (who: TestClient, one: { contactId: string }, transferId: string, id = commandId()) =>
    who.send(transferApi.accept, { params: { ...params(one), transferId }, body: { commandId: id } });
  /** Asks and is answered. */
  async function cameIn(owner: TestClient, one: { contactId: string }, to: Desk, wish: Wish): Promise<void> {
    const { status, body } = await accept(to, one, await asked(owner, one, to, wish));
    if (status !== 200) throw new Error(`accept: ${status} ${JSON.stringify(body)}`);
  }
  const reply = (who: TestClient, one: { contactId: string }, text: string) =>
    who.send(contactsApi.reply, { params: params(one), body: { commandId: commandId(), text } });
  const reads = async (who: TestClient, one: { contactId: string }): Promise<number> =>
    (await who.send(contactsApi.messages, { params: params(one) })).status;
  /** What the child is shown, once it has so many lines. */
  async function childSees(child: Child, count: number): Promise<Message[]> {
    return eventually(async () => {
      const { messages } = await child.call(talkApi.messages);
      return messages.length >= count && messages;
    });
  }
  const hands = async (desk: Desk): Promise<string[]> =>
    ((await scene.app.app.routing.agents.find(desk.staffId))?.holds ?? []).map((hold) => hold.contactId);
  return { ...scene, beside, ask, asked, accept, cameIn, reply, reads, childSees, hands };
}

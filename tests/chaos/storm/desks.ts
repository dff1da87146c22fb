import { setTimeout as sleep } from 'node:timers/promises';
import { contactsApi } from '#shared/contacts/contacts.api.ts';
import type { ContactSummary } from '#shared/contacts/contact.schema.ts';
import { recordApi } from '#shared/contacts/record.api.ts';
import { floorApi } from '#shared/floor/floor.api.ts';
import type { RouteAnswer, RouteContract } from '#shared/kernel/route.ts';
import { routingApi } from '#shared/routing/routing.api.ts';
import type { DeskView, OfferView } from '#shared/routing/routing.schema.ts';
import { commandId, type Answer, type TestSocket } from '#tests/support/test-app.ts';
import { did, type Ledger } from './ledger.ts';
import type { Random } from './random.ts';
import { insist, type Member, type World } from './world.ts';

type Deps = { world: World; member: Member; ledger: Ledger; random: Random; until: number; drainUntil: number; isDrained: () => boolean };
type Input = { params?: Record<string, string>; body?: unknown };

/** One member of staff at a desk: takes, declines and misses offers, writes, saves notes, closes, loses the link and comes back. */
export async function desk({ world, member, ledger, random, until, drainUntil, isDrained }: Deps): Promise<void> {
  let socket = null as TestSocket | null;
  const storming = (): boolean => performance.now() < until;
  const send = <C extends RouteContract>(contract: C, input: Input = {}): Promise<Answer<RouteAnswer<C>> | null> =>
    insist(world, drainUntil, (base) => member.at(base).send(contract, input));

  while (performance.now() < drainUntil && !isDrained()) {
    await comeIn();
    const answer = await send(routingApi.desk);
    if (answer?.status === 200) await work(answer.body);
    if (storming() && random.chance(0.03)) await leaveFor(random.chance(0.2) ? 21_000 + random.below(4_000) : random.below(3_000));
    await sleep(100 + random.below(300));
  }
  socket?.close();

  async function comeIn(): Promise<void> {
    if (socket?.raw.connected) return;
    const { url } = random.pick(world.webs);
    socket = await member
      .at(url)
      .connect()
      .catch(() => null);
    if (!socket) await sleep(200 + random.below(600));
  }
  async function leaveFor(ms: number): Promise<void> {
    did(ledger, ms > 20_000 ? 'desk gone' : 'link lost');
    socket?.close();
    await sleep(Math.min(ms, Math.max(0, until - performance.now())));
  }

  async function work({ agent, offers, contacts }: DeskView): Promise<void> {
    if (agent.state !== 'ready' && socket?.raw.connected)
      await send(routingApi.setState, { body: { commandId: commandId(), state: 'ready' } });
    for (const offer of offers) await decideOn(offer);
    for (const contact of contacts) await (storming() ? workOn(contact) : finish(contact));
    if (storming() && member.username.startsWith('supervisor') && random.chance(0.1)) await reassignSome();
  }

  async function decideOn({ id, contactId }: OfferView): Promise<void> {
    if (storming() && random.chance(0.1)) return did(ledger, 'offer left alone');
    const params = { offerId: id };
    if (storming() && random.chance(0.12)) {
      const reason = random.pick(['language', 'technical', 'other']);
      if ((await send(routingApi.decline, { params, body: { commandId: commandId(), reason } }))?.status === 204) did(ledger, 'declined');
      return;
    }
    const answer = await send(routingApi.accept, { params, body: { commandId: commandId() } });
    if (answer?.status !== 200) return;
    did(ledger, 'accepted');
    const takers = [...(ledger.accepted.get(id) ?? []), member.staffId];
    ledger.accepted.set(id, takers);
    if (new Set(takers).size > 1) ledger.wrongs.push(`offer ${id} of contact ${contactId} was given to two people`);
  }

  async function workOn(contact: ContactSummary): Promise<void> {
    const chance = random.next();
    if (chance < 0.3) return reply(contact);
    if (chance < 0.55) return takeNotes(contact);
    if (chance < 0.7) return finish(contact);
  }

  async function reply({ id, conversationId }: ContactSummary): Promise<void> {
    const body = { commandId: commandId(), text: `reply ${random.below(1e9)}` };
    const answer = await send(contactsApi.reply, { params: { contactId: id }, body });
    if (answer?.status !== 201) return;
    did(ledger, 'agent wrote');
    ledger.replies.push({ conversationId: String(conversationId), commandId: body.commandId, seq: answer.body.message.seq });
  }

  async function takeNotes({ id }: ContactSummary): Promise<void> {
    const params = { contactId: id };
    const before = await send(recordApi.notes, { params });
    if (before?.status !== 200) return;
    const text = `${before.body.text.slice(-200)} note ${random.below(1e9)}`.trim();
    const answer = await send(recordApi.saveNotes, { params, body: { commandId: commandId(), base: before.body.revision, text } });
    if (answer?.status !== 200) return;
    did(ledger, 'notes saved');
    ledger.notes.push({ contactId: id, revision: answer.body.revision, text });
  }

  async function finish({ id, lastCallerSeq, state }: ContactSummary): Promise<void> {
    const params = { contactId: id };
    await send(contactsApi.seen, { params, body: { delivered: lastCallerSeq, read: lastCallerSeq } });
    if (state === 'active' && random.chance(0.5)) {
      if ((await send(contactsApi.wrapUp, { params, body: { commandId: commandId() } }))?.status === 200) did(ledger, 'wrapped up');
    }
    const body = { commandId: commandId(), type: 'prank', prompted: true };
    if ((await send(contactsApi.closeNonData, { params, body }))?.status === 200) did(ledger, 'closed');
  }

  async function reassignSome(): Promise<void> {
    const floor = await send(floorApi.floor);
    const contacts = floor?.status === 200 ? (floor.body.lists?.working ?? []) : [];
    if (contacts.length === 0) return;
    const { id } = random.pick(contacts);
    const to = random.chance(0.4) ? null : random.pick(world.staff).staffId;
    const answer = await send(floorApi.reassign, { params: { contactId: id }, body: { commandId: commandId(), to } });
    if (answer?.status === 200) did(ledger, to ? 'given to somebody' : 'given back to the line');
  }
}

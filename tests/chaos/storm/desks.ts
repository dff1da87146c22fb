import { setTimeout as sleep } from 'node:timers/promises';
import type { ContactSummary } from '#shared/contacts/contact.schema.ts';
import type { RouteAnswer, RouteContract } from '#shared/kernel/route.ts';
import { routingApi } from '#shared/routing/routing.api.ts';
import type { DeskView } from '#shared/routing/routing.schema.ts';
import { commandId, type Answer, type TestSocket } from '#tests/support/test-app.ts';
import { contactActs } from './contact-acts.ts';
import { floorActs } from './floor-acts.ts';
import { did, type Ledger } from './ledger.ts';
import type { Random } from './random.ts';
import { togetherActs } from './together-acts.ts';
import { insist, type Member, type World } from './world.ts';

type Deps = { world: World; member: Member; ledger: Ledger; random: Random; until: number; drainUntil: number; isDrained: () => boolean };
type Input = { params?: Record<string, string>; body?: unknown };
/** Somebody at a desk, as their acts see them; `send` goes on until somebody decides, and gives null when nobody did. */
export type AtDesk = {
  member: Member;
  /** Everybody who might be at a desk. */
  staff: readonly Member[];
  ledger: Ledger;
  random: Random;
  storming: () => boolean;
  send: <C extends RouteContract>(contract: C, input?: Input) => Promise<Answer<RouteAnswer<C>> | null>;
};

/** One member of staff at a desk: takes and misses offers, works alone and with others, closes, loses the link and comes back. */
export async function desk({ world, member, ledger, random, until, drainUntil, isDrained }: Deps): Promise<void> {
  let socket = null as TestSocket | null;
  const storming = (): boolean => performance.now() < until;
  const send: AtDesk['send'] = (contract, input = {}) => insist(world, drainUntil, (base) => member.at(base).send(contract, input));
  const at: AtDesk = { member, staff: world.staff, ledger, random, storming, send };
  const [own, together, floor] = [contactActs(at), togetherActs(at), floorActs(at)];

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
    for (const offer of offers) await own.decideOn(offer);
    if (storming()) await together.answer();
    for (const contact of contacts) await workOn(contact);
    if (storming() && member.username.startsWith('supervisor') && random.chance(0.15)) await floor.walk();
  }

  async function workOn(contact: ContactSummary): Promise<void> {
    if (contact.ownerId !== member.staffId) return together.besideOwner(contact);
    if (!storming()) return own.finish(contact);
    if (contact.callBackPlan && random.chance(0.4)) return own.call(contact);
    const chance = random.next();
    if (chance < 0.25) return own.reply(contact);
    if (chance < 0.45) return own.takeNotes(contact);
    if (chance < 0.7) return together.asOwner(contact);
    if (chance < 0.8) return own.finish(contact);
  }
}

import { talkApi } from '#shared/channels/talk.api.ts';
import type { CallBackWhen } from '#shared/contacts/call-back.schema.ts';
import { commandId, createClient } from '#tests/support/test-app.ts';
import { did, type Ledger } from './ledger.ts';
import type { Random } from './random.ts';
import { insist, type World } from './world.ts';

type Deps = { world: World; ledger: Ledger; random: Random; drainUntil: number };
const facts = { number: '0300 1234567', safeTime: '', mayAnswer: 'a sister', neutralWords: 'about the books' };

/** What a child does about being called. */
export function childCalls({ world, ledger, random, drainUntil }: Deps) {
  /** A wish to be called: as soon as possible, or in one of the times offered (for this conversation, when there is one). */
  async function wish(code: string | null): Promise<{ when: CallBackWhen } & typeof facts> {
    const query = { language: 'ur' };
    const answer = await insist(world, drainUntil, (base) =>
      createClient(base, code === null ? {} : { code }).send(talkApi.callBackTimes, { query }),
    );
    const slots = answer?.status === 200 ? answer.body.slots.map(({ from }) => from) : [];
    return { ...facts, when: slots.length === 0 || random.chance(0.5) ? 'soon' : random.pick(slots) };
  }

  /** Asks for a call or for another time. A time that has passed meanwhile is refused and changes nothing. */
  async function ask(code: string): Promise<void> {
    const body = { commandId: commandId(), ...(await wish(code)) };
    const answer = await insist(world, drainUntil, (base) => createClient(base, { code }).send(talkApi.callBack, { body }));
    if (answer?.status !== 200) return;
    did(ledger, body.when === 'soon' ? 'asked to be called soon' : 'asked to be called then');
    ledger.calls.push({ conversationId: answer.body.conversationId, wants: true });
  }

  /** Would rather wait here. */
  async function takeBack(code: string): Promise<void> {
    const body = { commandId: commandId() };
    const answer = await insist(world, drainUntil, (base) => createClient(base, { code }).send(talkApi.takeBackCall, { body }));
    if (answer?.status !== 200) return;
    did(ledger, 'waits instead of a call');
    ledger.calls.push({ conversationId: answer.body.conversationId, wants: false });
  }

  return { wish, change: (code: string): Promise<void> => (random.chance(0.7) ? ask(code) : takeBack(code)) };
}

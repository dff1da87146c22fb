import { setTimeout as sleep } from 'node:timers/promises';
import { talkApi } from '#shared/channels/talk.api.ts';
import { commandId, createClient } from '#tests/support/test-app.ts';
import { childCalls } from './child-calls.ts';
import { did, type Ledger } from './ledger.ts';
import type { Random } from './random.ts';
import { insist, type World } from './world.ts';

type Deps = { world: World; ledger: Ledger; random: Random; until: number; drainUntil: number };
const opening = { language: 'ur', screen: 'ur', areaId: 'lahore' };

/** One child after another opens a conversation, writes, asks for help or for a call, leaves or comes back, until the storm is over. */
export async function children({ world, ledger, random, until, drainUntil }: Deps): Promise<void> {
  const calls = childCalls({ world, ledger, random, drainUntil });
  for (let name = 0; performance.now() < until; name += 1) {
    const code = await open(`child ${random.below(1e6)}-${name}`);
    for (let steps = random.below(5); code && steps > 0 && performance.now() < until; steps -= 1) {
      await sleep(random.below(1_500));
      await step(code, `${name}.${steps} ${random.below(1e9)}`);
    }
    await sleep(200 + random.below(1_500));
  }

  async function open(text: string): Promise<string | null> {
    const callBack = random.chance(0.15) ? await calls.wish(null) : null;
    const body = { ...opening, commandId: commandId(), helpNow: random.chance(0.15), text, callBack };
    const answer = await insist(world, drainUntil, (base) => createClient(base).send(talkApi.open, { body }));
    if (answer?.status !== 201 && answer?.status !== 200) return null;
    const { code, view } = answer.body;
    did(ledger, body.helpNow ? 'opened with help now' : 'opened');
    ledger.codes.push(code);
    if (callBack) ledger.calls.push({ conversationId: view.conversationId, wants: true });
    ledger.messages.push({ code, commandId: view.conversationId, text, seq: 1 });
    return code;
  }

  async function step(code: string, text: string): Promise<void> {
    const body = { commandId: commandId() };
    const at = (base: string) => createClient(base, { code });
    if (random.chance(0.25)) return calls.change(code);
    if (random.chance(0.7)) {
      const answer = await insist(world, drainUntil, (base) => at(base).send(talkApi.post, { body: { ...body, text } }));
      if (answer?.status !== 201) return;
      did(ledger, 'child wrote');
      ledger.messages.push({ code, commandId: body.commandId, text, seq: answer.body.message.seq });
    } else if (random.chance(0.3)) {
      if ((await insist(world, drainUntil, (base) => at(base).send(talkApi.helpNow, { body })))?.status === 200) did(ledger, 'help now');
    } else if (await insist(world, drainUntil, (base) => at(base).send(talkApi.leave, { body }))) did(ledger, 'child left');
  }
}

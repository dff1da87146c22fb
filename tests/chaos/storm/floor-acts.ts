import { floorApi } from '#shared/floor/floor.api.ts';
import { transferApi } from '#shared/routing/transfer.api.ts';
import { commandId } from '#tests/support/test-app.ts';
import type { AtDesk } from './desks.ts';
import { did } from './ledger.ts';

/** What a supervisor does with what they see on the floor. */
export function floorActs({ staff, ledger, random, send }: AtDesk) {
  /** Picks one contact on the floor, and gives it to somebody, gives it back to the line, comes in, or takes it over. */
  async function walk(): Promise<void> {
    const floor = await send(floorApi.floor);
    const { working = [], waiting = [] } = (floor?.status === 200 ? floor.body.lists : null) ?? {};
    const chance = random.next();
    const some = chance < 0.1 && waiting.length > 0 ? waiting : working;
    if (some.length === 0) return;
    const params = { contactId: random.pick(some).id };
    if (chance < 0.3) return takeOver(params);
    return chance < 0.6 ? comeIn(params) : reassign(params);
  }

  type Params = { contactId: string };
  async function takeOver(params: Params): Promise<void> {
    if ((await send(transferApi.takeOver, { params, body: { commandId: commandId() } }))?.status === 200) did(ledger, 'taken over');
  }
  async function comeIn(params: Params): Promise<void> {
    if ((await send(transferApi.join, { params, body: { commandId: commandId() } }))?.status === 200) did(ledger, 'supervisor came in');
  }
  async function reassign(params: Params): Promise<void> {
    const to = random.chance(0.4) ? null : random.pick(staff).staffId;
    const answer = await send(floorApi.reassign, { params, body: { commandId: commandId(), to } });
    if (answer?.status === 200) did(ledger, to ? 'given to somebody' : 'given back to the line');
  }

  return { walk };
}

import type { ContactSummary } from '#shared/contacts/contact.schema.ts';
import { sideApi } from '#shared/contacts/side.api.ts';
import { helperRoleSchema, transferKindSchema } from '#shared/contacts/together.schema.ts';
import { transferApi, type TransferTo } from '#shared/routing/transfer.api.ts';
import type { AskView } from '#shared/routing/transfer.schema.ts';
import { commandId } from '#tests/support/test-app.ts';
import { contactActs } from './contact-acts.ts';
import type { AtDesk } from './desks.ts';
import { did, took } from './ledger.ts';

const { joined } = helperRoleSchema.enum;
const kinds = transferKindSchema.options;

/** What somebody at a desk does with colleagues: asks, answers, passes on, comes in, leaves, and talks beside the caller. */
export function togetherActs(at: AtDesk) {
  const { member, staff, ledger, random, storming, send } = at;
  const own = contactActs(at);
  const command = (more = {}) => ({ commandId: commandId(), ...more });

  /** Answers what colleagues ask, or leaves it for later. */
  async function answer(): Promise<void> {
    const asks = await send(transferApi.asks);
    for (const one of asks?.status === 200 ? asks.body.asks : []) await answerOne(one);
  }
  async function answerOne({ id, contactId, kind }: AskView): Promise<void> {
    if (random.chance(0.3)) return;
    const params = { contactId, transferId: id };
    if (random.chance(0.2)) {
      if ((await send(transferApi.decline, { params, body: command() }))?.status === 204) did(ledger, 'said no');
      return;
    }
    if ((await send(transferApi.accept, { params, body: command() }))?.status !== 200) return;
    did(ledger, `came in ${kind}`);
    took(ledger, member, id, `question ${id} about contact ${contactId}`);
  }

  /** The owner asks somebody or takes that back, hands over or lets go, or talks with who is beside them. */
  async function asOwner(contact: ContactSummary): Promise<void> {
    const { id, helpers, transfer } = contact;
    if (helpers.length > 0 && random.chance(0.3)) return say(id);
    const there = helpers.filter(({ role }) => role === joined);
    if (there.length > 0 && random.chance(0.5)) return handOver(id, random.pick(there).staffId);
    if (helpers.length > 0 && random.chance(0.2)) return letGo(id, random.pick(helpers).staffId);
    if (!transfer) return ask(id);
    const params = { contactId: id, transferId: transfer.id };
    if (random.chance(0.2) && (await send(transferApi.cancel, { params, body: command() }))?.status === 200) did(ledger, 'took back');
  }
  async function ask(contactId: string): Promise<void> {
    const kind = random.pick(kinds);
    const to = whom();
    const body = command({ kind, to, note: `for you ${random.below(1e9)}`, draft: `begun ${random.below(1e9)}` });
    if ((await send(transferApi.ask, { params: { contactId }, body }))?.status === 200)
      did(ledger, to.kind === 'line' ? 'passed to the line' : `asked ${kind}`);
  }
  function whom(): TransferTo {
    const chance = random.next();
    if (chance < 0.15) return { kind: 'line' };
    if (chance < 0.4) return { kind: 'supervisor' };
    return { kind: 'person', staffId: random.pick(staff.filter((one) => one !== member)).staffId };
  }
  async function handOver(contactId: string, to: string): Promise<void> {
    const body = command({ to, draft: `begun ${random.below(1e9)}` });
    if ((await send(transferApi.handOver, { params: { contactId }, body }))?.status === 204) did(ledger, 'handed over');
  }
  async function letGo(contactId: string, staffId: string): Promise<void> {
    if ((await send(transferApi.letGo, { params: { contactId, staffId }, body: command() }))?.status === 200) did(ledger, 'let go');
  }
  async function say(contactId: string): Promise<void> {
    const body = { commandId: commandId(), text: `beside ${random.below(1e9)}` };
    const said = await send(sideApi.write, { params: { contactId }, body });
    if (said?.status !== 201) return;
    did(ledger, 'said beside');
    ledger.sides.push({ contactId, ...body, seq: said.body.message.seq });
  }

  /** Whoever is beside the owner talks, with the caller too when they have joined, and leaves sooner or later. */
  async function besideOwner(contact: ContactSummary): Promise<void> {
    const chance = random.next();
    if (!storming() || chance < 0.06) return leave(contact);
    if (chance < 0.25) return say(contact.id);
    const talks = contact.helpers.some(({ staffId, role }) => staffId === member.staffId && role === joined);
    if (talks && chance < 0.5) return own.reply(contact);
    if (talks && chance < 0.65) return own.takeNotes(contact);
  }
  async function leave({ id }: ContactSummary): Promise<void> {
    if ((await send(transferApi.leave, { params: { contactId: id }, body: command() }))?.status === 204) did(ledger, 'left');
  }

  return { answer, asOwner, besideOwner };
}

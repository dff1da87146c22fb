import { callBackApi } from '#shared/contacts/call-back.api.ts';
import { callBackOutcomeSchema } from '#shared/contacts/call-back.schema.ts';
import { contactsApi } from '#shared/contacts/contacts.api.ts';
import type { ContactSummary } from '#shared/contacts/contact.schema.ts';
import { recordApi } from '#shared/contacts/record.api.ts';
import { routingApi } from '#shared/routing/routing.api.ts';
import type { OfferView } from '#shared/routing/routing.schema.ts';
import { commandId } from '#tests/support/test-app.ts';
import type { AtDesk } from './desks.ts';
import { did, took } from './ledger.ts';

/** What somebody at a desk does with offers and with contacts in which they talk. */
export function contactActs({ member, ledger, random, storming, send }: AtDesk) {
  /** Takes an offer, declines it, or leaves it to run out. */
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
    took(ledger, member, id, `offer ${id} of contact ${contactId}`);
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

  /** Calls as it was promised, and says what came of it. */
  async function call({ id }: ContactSummary): Promise<void> {
    const outcome = storming() ? random.pick(callBackOutcomeSchema.options) : 'reached';
    const next = outcome === 'later' ? 'soon' : random.pick(['soon', 'proposed', null]);
    const body = { commandId: commandId(), outcome, next };
    if ((await send(callBackApi.record, { params: { contactId: id }, body }))?.status !== 200) return;
    did(ledger, `called: ${outcome}`);
    if (outcome === 'reached') ledger.reached.push(id);
  }

  async function finish(contact: ContactSummary): Promise<void> {
    const { id, lastCallerSeq, state, callBackPlan } = contact;
    const params = { contactId: id };
    if (callBackPlan) await call(contact);
    await send(contactsApi.seen, { params, body: { delivered: lastCallerSeq, read: lastCallerSeq } });
    if (state === 'active' && random.chance(0.5)) {
      if ((await send(contactsApi.wrapUp, { params, body: { commandId: commandId() } }))?.status === 200) did(ledger, 'wrapped up');
    }
    const body = { commandId: commandId(), type: 'prank', prompted: true };
    if ((await send(contactsApi.closeNonData, { params, body }))?.status === 200) did(ledger, 'closed');
  }

  return { decideOn, reply, takeNotes, call, finish };
}

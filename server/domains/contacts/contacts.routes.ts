import { contactsApi as api } from '#shared/contacts/contacts.api.ts';
import type { Actor } from '#shared/kernel/actor.ts';
import { AppError } from '../../platform/errors.ts';
import type { GuardedRouter } from '../../platform/http/guarded-router.ts';
import { staffWith } from '../../platform/http/policies.ts';
import type { AuditService } from '../audit/index.ts';
import type { ChannelsService } from '../channels/index.ts';
import { requireOwner, requireTalker } from './contact-rules.ts';
import { byStaff } from './by-staff.ts';
import type { ContactWork } from './contact-work.ts';
import type { Contact } from './contacts.model.ts';
import type { DroppedCalls } from './dropped-call.ts';
import type { Hints } from './hints.ts';
import type { WrapUps } from './wrap-up.ts';
import { presentDetail, presentSummary } from './contacts.present.ts';
import type { ContactsRepository } from './contacts.repository.ts';
import { readContact } from './read-contact.ts';
import type { UndoClose } from './undo-close.ts';

type Deps = {
  router: GuardedRouter;
  contacts: ContactsRepository;
  work: ContactWork;
  undoClose: UndoClose;
  wrapUps: WrapUps;
  droppedCalls: DroppedCalls;
  hints: Hints;
  channels: ChannelsService;
  audit: AuditService;
};
const worker = staffWith('agent', 'supervisor');

/** Serves what an agent does inside a contact. */
export function addContactRoutes(deps: Deps): void {
  addReading(deps);
  addTalking(deps);
  addWorking(deps);
  addOwnMarks(deps);
}

function addReading({ router, contacts, work, droppedCalls, audit }: Deps): void {
  const detail = async (contact: Contact) => {
    const others = contact.conversationId ? await contacts.ofConversation(contact.conversationId) : [];
    return presentDetail(
      contact,
      others.filter((other) => other.number < contact.number),
    );
  };
  router.on(api.detail, worker, async ({ actor, params }) => {
    const contact = await readContact({ contacts, audit }, actor, params.contactId);
    return detail(contact);
  });
  router.on(api.updateCall, worker, async ({ actor, params, body: { commandId, ...facts } }) =>
    detail(await work.updateCall(params.contactId, facts, byStaff(actor, commandId))),
  );
  router.on(api.callAgain, worker, async ({ actor, params, body }) =>
    detail(await droppedCalls.callAgain(params.contactId, body.number, byStaff(actor, body.commandId))),
  );
}

function addOwnMarks({ router, hints, wrapUps }: Deps): void {
  router.on(api.dismissHint, worker, async ({ actor, params, body: { commandId, ...hint } }) =>
    presentSummary(await hints.dismiss(params.contactId, hint, byStaff(actor, commandId))),
  );
  router.on(api.extendWrapUp, worker, async ({ actor, params, body }) =>
    presentSummary(await wrapUps.extend(params.contactId, byStaff(actor, body.commandId))),
  );
}

function addTalking({ router, contacts, channels, audit }: Deps): void {
  router.on(api.messages, worker, async ({ actor, params, query }) => {
    const contact = await readContact({ contacts, audit }, actor, params.contactId);
    if (!contact.conversationId)
      return { messages: [], more: false, receipts: { caller: { delivered: 0, read: 0 }, agent: { delivered: 0, read: 0 } } };
    const { receipts } = await channels.get(contact.conversationId);
    return { ...(await channels.messagesAfter(contact.conversationId, query.after, endFor(actor, contact))), receipts };
  });
  router.on(api.reply, worker, async ({ actor, params, body }) => {
    const contact = await contacts.get(params.contactId);
    requireTalker(actor, contact);
    if (contact.state !== 'active' || !contact.conversationId) {
      throw new AppError(
        'wrongState',
        409,
        'This conversation is not open. Your text is still here; open the conversation again to send it.',
      );
    }
    return { message: await channels.post(actor, 'agent', contact.conversationId, body.commandId, body.text) };
  });
  router.on(api.seen, worker, async ({ actor, params, body }) => {
    const contact = await contacts.get(params.contactId);
    requireOwner(actor, contact);
    // Told late by a desk that closed it: the child's messages are received by whoever has the child now.
    if (contact.conversationId && contact.state !== 'closed') await channels.markSeen(contact.conversationId, 'agent', body);
    return undefined;
  });
}

// What the child writes after the close is for whoever has the child then; only the look of a supervisor, which is on record, goes further.
function endFor(actor: Actor, { ownerId, closedAt, lastCallerSeq }: Contact): { at: Date; callerSeq: number } | undefined {
  return actor.kind === 'staff' && actor.staffId === ownerId && closedAt ? { at: closedAt, callerSeq: lastCallerSeq } : undefined;
}

function addWorking({ router, work, wrapUps, undoClose, contacts, channels }: Deps): void {
  router.on(api.startManual, worker, async ({ actor, body: { commandId, ...about } }) =>
    presentSummary(await work.startManual(about, byStaff(actor, commandId))),
  );
  router.on(api.wrapUp, worker, async ({ actor, params, body }) =>
    presentSummary(await wrapUps.begin(params.contactId, byStaff(actor, body.commandId))),
  );
  router.on(api.resume, worker, async ({ actor, params, body }) =>
    presentSummary(await wrapUps.resume(params.contactId, byStaff(actor, body.commandId))),
  );
  router.on(api.close, worker, async ({ actor, params, body }) =>
    presentSummary(await work.close(params.contactId, body.outcome, byStaff(actor, body.commandId))),
  );
  router.on(api.closeNonData, worker, async ({ actor, params, body: { commandId, type, prompted } }) => {
    const { conversationId, acceptedAt, arrivedAt } = await contacts.get(params.contactId);
    // A gentle line counts, and so do other words; what was written to an earlier contact does not.
    const asked = conversationId ? await channels.agentWrote(conversationId, acceptedAt ?? arrivedAt) : prompted;
    return presentSummary(await work.closeNonData(params.contactId, { type, prompted: asked }, byStaff(actor, commandId)));
  });
  router.on(api.undoClose, worker, async ({ actor, params, body }) =>
    presentSummary(await undoClose.undo(params.contactId, byStaff(actor, body.commandId))),
  );
}

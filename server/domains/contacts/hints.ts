import type { StaffActor } from '#shared/kernel/actor.ts';
import type { Hint, HintCode } from '#shared/triage/danger-words.schema.ts';
import type { ChangeBy, Decision, EventDraft } from '../../platform/mongo/aggregate.ts';
import { requireOwner } from './contact-rules.ts';
import type { Contact, ContactFields } from './contacts.model.ts';
import type { ContactsRepository } from './contacts.repository.ts';

type By = ChangeBy & { actor: StaffActor; commandId: string };

/** The hints of a contact; also of one that was written before there were any. */
export const hintsOf = ({ hints }: { hints?: Hint[] | null }): Hint[] => hints ?? [];

/** Hints with those that a message gave: each kind once, with the last message that gave it. */
export function withHints(hints: readonly Hint[], codes: readonly HintCode[], seq: number): Hint[] {
  const known = hints.map((hint) => (codes.includes(hint.code) ? { ...hint, seq: Math.max(hint.seq, seq) } : hint));
  const fresh = codes.filter((code) => !hints.some((hint) => hint.code === code));
  return [...known, ...fresh.map((code) => ({ code, seq, dismissed: 0 }))];
}

/** The number of the caller's first message (0 when it was not theirs), and what its words may point to. */
export type FirstWords = { seq: number; codes: readonly HintCode[] };

/** What a contact knows of the words that it began with. */
export const saidFirst = ({ seq, codes }: FirstWords, at: Date): Partial<ContactFields> => ({
  lastCallerSeq: seq,
  lastCallerAt: seq > 0 ? at : null,
  hints: withHints([], codes, seq),
});

/** The event of words that gave hints; none when they gave none. */
export const hinted = (codes: readonly HintCode[]): EventDraft[] =>
  codes.length > 0 ? [{ type: 'contact:hinted', data: { codes: [...codes] } }] : [];

export type Hints = ReturnType<typeof createHints>;

/** Hints that the agent has looked at and puts aside; they raise nothing and order nothing, whatever becomes of them. */
export function createHints({ contacts }: { contacts: ContactsRepository }) {
  /** Puts a hint aside up to a message; what is written later gives it anew. */
  async function dismiss(id: string, { code, seq }: { code: HintCode; seq: number }, by: By): Promise<Contact> {
    const decide = (contact: Contact): Decision<ContactFields> | null => {
      const known = hintsOf(contact).find((hint) => hint.code === code);
      if (!known || known.dismissed >= seq) return null;
      const hints = hintsOf(contact).map((hint) => (hint === known ? { ...hint, dismissed: seq } : hint));
      return { set: { hints }, events: [{ type: 'contact:hintDismissed', data: { code } }] };
    };
    return (await contacts.change(id, by, decide, (contact) => requireOwner(by.actor, contact))).doc;
  }

  return { dismiss };
}

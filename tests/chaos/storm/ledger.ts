/** What the installation has promised: every line stands for an answer that somebody was given. */
export type Ledger = ReturnType<typeof createLedger>;
type Kept = { code: string; commandId: string; text: string; seq: number };
export type Recovery = { fault: string; what: string; seconds: number };
type Said = { contactId: string; commandId: string; text: string; seq: number };
type Called = { conversationId: string; wants: boolean };
type Noted = { contactId: string; revision: number; text: string };

/** Makes an empty ledger. */
export function createLedger() {
  return {
    /** Codes of conversations that were opened. */
    codes: [] as string[],
    /** Messages that were acknowledged. */
    messages: [] as Kept[],
    /** Replies of agents that were acknowledged. */
    replies: [] as { conversationId: string; commandId: string; seq: number }[],
    /** Notes that were said to be saved. */
    notes: [] as Noted[],
    /** What staff said to each other beside a contact, and was acknowledged. */
    sides: [] as Said[],
    /** What children were promised about being called, in their order. */
    calls: [] as Called[],
    /** In which contacts somebody was told that it is kept whom they reached. */
    reached: [] as string[],
    /** Who was told that an offer, or what a colleague asked, is theirs; by its id. */
    taken: new Map<string, Set<string>>(),
    /** How often each act was done. */
    acts: {} as Record<string, number>,
    /** How soon something worked again after a fault had ended, in seconds. */
    recoveries: [] as Recovery[],
    /** While every worker is down nobody can be offered anything. */
    nobodyWorks: false,
    /** What was seen to be wrong while it happened. */
    wrongs: [] as string[],
  };
}

/** Counts an act. */
export function did({ acts }: Ledger, what: string): void {
  acts[what] = (acts[what] ?? 0) + 1;
}

/** Notes that somebody was told that this is theirs; it is wrong when somebody else was told so too. */
export function took({ taken, wrongs }: Ledger, { staffId }: { staffId: string }, id: string, what: string): void {
  const takers = (taken.get(id) ?? new Set()).add(staffId);
  taken.set(id, takers);
  if (takers.size > 1) wrongs.push(`${what} was given to two people`);
}

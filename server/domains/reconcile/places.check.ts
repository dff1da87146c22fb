import type { Clock } from '#shared/kernel/clock.ts';
import { createFindings, type Checked } from './finding.ts';
import type { AgentFacts, ContactFacts, ReconcileRepository } from './reconcile.repository.ts';

/** A clock of a contact may be this late, in milliseconds: the sweeps behind it run every few seconds. */
const lateMs = 30_000;
type Wanted = { owner: boolean; offer: boolean };
/** Who must be named in each state; an ended contact may still name its last owner. */
const places: Record<ContactFacts['state'], Wanted | null> = {
  queued: { owner: false, offer: false },
  offered: { owner: false, offer: true },
  active: { owner: true, offer: false },
  wrapUp: { owner: true, offer: false },
  abandoned: { owner: false, offer: false },
  promised: { owner: false, offer: false },
  closed: null,
};
type Findings = ReturnType<typeof createFindings>;

/** Every contact is in exactly one place, every hand holds what is its own, and no clock was forgotten. */
export async function checkPlaces(facts: ReconcileRepository, clock: Clock): Promise<Checked> {
  const found = createFindings();
  const inHands = new Map<string, ContactFacts>();
  for await (const contacts of facts.contacts()) {
    for (const contact of contacts) {
      found.count(`contacts ${contact.state}`);
      checkPlace(contact, found);
      checkClocks(contact, clock.now(), found);
      checkBeside(contact, found);
      if (holdersOf(contact).length > 0) inHands.set(contact._id, contact);
    }
  }
  checkHands(await facts.agents(), inHands, found);
  return found.result();
}

function checkPlace({ _id, number, state, ownerId, offer }: ContactFacts, { find }: Findings): void {
  const wanted = places[state];
  const name = `C-${number}`;
  if (wanted && (ownerId !== null) !== wanted.owner)
    find('owner', _id, `${name} is ${state} and ${ownerId ? 'still has' : 'has no'} owner.`);
  if (wanted && (offer !== null) !== wanted.offer)
    find('offer', _id, `${name} is ${state} and ${offer ? 'still is on' : 'is on no'} offer.`);
}

// A contact whose clock is gone, or was passed over, would be forgotten.
function checkClocks({ _id, number, state, nextActionAt, callBackPlan }: ContactFacts, now: Date, { find }: Findings): void {
  const name = `C-${number}`;
  if (state === 'promised' && !(callBackPlan && nextActionAt))
    find('promise', _id, `${name} is promised a call, and no clock brings it back.`);
  if (callBackPlan && (state === 'closed' || state === 'abandoned'))
    find('promise', _id, `${name} is ${state}, and a call is still promised.`);
  if (nextActionAt && now.getTime() - nextActionAt.getTime() > lateMs)
    find('late', _id, `A clock of ${name} ran out and nothing happened.`);
}

function checkBeside({ _id, number, state, helpers = [], transfer }: ContactFacts, { find }: Findings): void {
  const inHand = state === 'active' || state === 'wrapUp';
  if (!inHand && (helpers.length > 0 || transfer))
    find('beside', _id, `C-${number} is ${state} and still has people beside its owner, or somebody asked.`);
}

/** Whose hands must hold a contact: its owner's and those of whoever has joined, or those of whoever it is offered to. */
function holdersOf({ state, ownerId, offer, helpers = [] }: ContactFacts): string[] {
  if (state === 'offered') return offer ? [offer.agentId] : [];
  if (state !== 'active' && state !== 'wrapUp') return [];
  return [...(ownerId ? [ownerId] : []), ...helpers.filter(({ role }) => role === 'joined').map(({ staffId }) => staffId)];
}

function checkHands(agents: readonly AgentFacts[], inHands: ReadonlyMap<string, ContactFacts>, { count, find }: Findings): void {
  const held = new Set<string>();
  for (const { _id, load, capacity, holds } of agents) {
    count('agents');
    const sum = holds.reduce((units, hold) => units + hold.units, 0);
    if (sum !== load) find('load', _id, `Agent ${_id} counts ${load} units and holds ${sum}.`);
    // Contacts that were taken by hand or given by a supervisor may be more than the capacity, one unit each.
    if (load > Math.max(capacity, holds.length)) find('capacity', _id, `Agent ${_id} holds ${load} units of ${capacity}.`);
    for (const { contactId } of holds) {
      const contact = inHands.get(contactId);
      if (contact && holdersOf(contact).includes(_id)) held.add(`${_id} ${contactId}`);
      else find('hold', `${_id} ${contactId}`, `Agent ${_id} holds contact ${contactId}, which is not theirs.`);
    }
  }
  for (const contact of inHands.values())
    for (const holder of holdersOf(contact))
      if (!held.has(`${holder} ${contact._id}`))
        find('unheld', contact._id, `C-${contact.number} has somebody whose hands do not hold it.`);
}

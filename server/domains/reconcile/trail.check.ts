import type { Clock } from '#shared/kernel/clock.ts';
import { selfTestContact } from '../dispatch/index.ts';
import { createFindings, type Checked } from './finding.ts';
import type { RecordFacts, ReconcileRepository } from './reconcile.repository.ts';

/** An event may stay in its outbox this long, in milliseconds, before somebody should ask why. */
const outboxMs = 60_000;

/** The collections whose records number their events, by the kind under which the trail knows them. */
export const numberedKinds: Readonly<Record<string, string>> = {
  contact: 'contacts',
  conversation: 'conversations',
  agent: 'agents',
  triage: 'triages',
  followUp: 'followUps',
  referral: 'referrals',
  dispatch: 'dispatches',
  emergencyCall: 'emergencyCalls',
  alarm: 'alarms',
  handOver: 'handOvers',
  limit: 'limits',
  policy: 'dispatchPolicies',
  roster: 'rosters',
  rosterSwap: 'rosterSwaps',
  rosterHolidays: 'rosterHolidays',
  reach: 'reach',
};
/** Records that belong to a contact, by collection, and where they name it: what there is one of for each contact has its id. */
const belonging = {
  triages: '_id',
  followUps: 'contactId',
  referrals: 'contactId',
  dispatches: 'contactId',
  emergencyCalls: 'contactId',
  alarms: 'contactId',
} as const;

/** Every event of every record is in the audit trail or on its way there, exactly once; and every record's contact exists. */
export async function checkTrail(facts: ReconcileRepository, clock: Clock): Promise<Checked> {
  const found = createFindings();
  for (const [kind, collection] of Object.entries(numberedKinds)) {
    for await (const records of facts.records(collection)) {
      const ids = records.map(({ _id }) => _id);
      const trail = new Map(ids.map((id) => [id, [] as number[]]));
      for (const { recordId, seq } of await facts.trailOf(kind, ids)) trail.get(recordId)?.push(seq);
      for (const record of records) {
        found.count('events', record.eventSeq);
        checkRecord(kind, record, trail.get(record._id) ?? [], clock.now(), found);
      }
    }
  }
  for (const { _id } of await facts.untoldMessages(new Date(clock.now().getTime() - outboxMs)))
    found.find('untold', _id, `Message ${_id} waits in its outbox for more than a minute.`);
  for (const [collection, field] of Object.entries(belonging)) await checkBelonging(facts, { collection, field }, found);
  return found.result();
}

function checkRecord(
  kind: string,
  { _id, eventSeq, outbox }: RecordFacts,
  trail: readonly number[],
  now: Date,
  { find }: ReturnType<typeof createFindings>,
): void {
  const numbers = new Set([...trail, ...outbox.map((event) => event.seq)]);
  const missing = Array.from({ length: eventSeq }, (_, i) => i + 1).find((seq) => !numbers.has(seq));
  if (missing !== undefined) find('event', _id, `Event ${missing} of ${kind} ${_id} is neither in the trail nor on its way.`);
  if (new Set(trail).size !== trail.length) find('twice', _id, `An event of ${kind} ${_id} is in the trail twice.`);
  if (Math.max(0, ...numbers) > eventSeq) find('ahead', _id, `The trail knows more events of ${kind} ${_id} than it had.`);
  if (outbox.some((event) => now.getTime() - event.at.getTime() > outboxMs))
    find('untold', _id, `An event of ${kind} ${_id} waits in its outbox for more than a minute.`);
}

type Belonging = { collection: string; field: '_id' | 'contactId' };
async function checkBelonging(
  facts: ReconcileRepository,
  { collection, field }: Belonging,
  { find }: ReturnType<typeof createFindings>,
): Promise<void> {
  for await (const records of facts.about(collection)) {
    const there = new Set((await facts.contactsBy(records.map((one) => one[field]))).map(({ _id }) => _id));
    for (const record of records)
      // Self-tests of urgent dispatch are about no contact.
      if (!there.has(record[field]) && record[field] !== selfTestContact)
        find('orphan', record._id, `A record in ${collection} (${record._id}) is about a contact that is not there.`);
  }
}

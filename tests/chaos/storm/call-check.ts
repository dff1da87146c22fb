import { groupBy } from '#shared/kernel/group-by.ts';
import type { Contact } from '#server/domains/contacts/index.ts';
import type { Ledger } from './ledger.ts';
import type { World } from './world.ts';

type Kept = Pick<Contact, 'number' | 'callBackPlan' | 'reachedCalls'> & { _id: string; conversationId: string };

/**
 * Holds what children were promised about calls against what is there; gives a sentence for each wish that was acknowledged and left no
 * trace, for each child who would rather wait and is to be called all the same, and for calls in which somebody was reached and that are not kept.
 */
export async function checkCalls({ db }: Pick<World, 'db'>, { calls, reached }: Ledger): Promise<string[]> {
  const wrongs: string[] = [];
  for (const [conversationId, said] of groupBy(calls, (one) => one.conversationId)) {
    const contacts = await db.collection<Kept>('contacts').find({ conversationId }).toArray();
    const ids = contacts.map(({ _id }) => _id);
    const asked = await db.collection('audit').countDocuments({ recordId: { $in: ids }, type: 'contact:callBackAsked' });
    const wished = said.filter(({ wants }) => wants).length;
    if (asked < wished) wrongs.push(`conversation ${conversationId} asked ${wished} times to be called, and ${asked} are kept`);
    if (said.at(-1)?.wants !== false) continue;
    for (const { number, callBackPlan } of contacts) if (callBackPlan) wrongs.push(`C-${number} is to be called and would rather wait`);
  }
  for (const [_id, times] of groupBy(reached, (id) => id)) {
    const kept = await db.collection<Kept>('contacts').findOne({ _id });
    if ((kept?.reachedCalls.length ?? 0) < times.length)
      wrongs.push(`contact ${_id} does not know of every call in which somebody was reached`);
  }
  return wrongs;
}

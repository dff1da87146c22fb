import { longSilenceMs, silenceOf } from '#shared/contacts/silence.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { ChannelsService } from '../channels/index.ts';
import type { Contact } from './contacts.model.ts';
import type { ContactsRepository } from './contacts.repository.ts';

type Deps = { contacts: ContactsRepository; channels: Pick<ChannelsService, 'messagesAfter' | 'lastSeq'>; clock: Clock };
type Talk = Pick<Contact, 'conversationId' | 'lastCallerSeq' | 'acceptedAt'>;
// More than anybody says to somebody who does not answer.
const looked = 150;

export type Silences = ReturnType<typeof createSilences>;

/** Shows on the floor who has been silent for long while an agent is with them; closes nothing. */
export function createSilences({ contacts, channels, clock }: Deps) {
  /** Marks those who have become silent, and those whose silence has ended or begun anew; gives how many changed. */
  async function look(): Promise<number> {
    const before = new Date(clock.now().getTime() - longSilenceMs);
    let changed = 0;
    for (const contact of await contacts.quietSince(before)) {
      const since = await longSince(contact);
      if (since === (contact.silentSince?.getTime() ?? null)) continue;
      const { lastCallerSeq } = contact;
      const write = await contacts.change(contact._id, { actor: { kind: 'system', part: 'clock' } }, (now) =>
        // Whoever wrote meanwhile is not silent.
        now.state !== 'active' || now.lastCallerSeq !== lastCallerSeq
          ? null
          : { set: { silentSince: since === null ? null : new Date(since) }, events: [{ type: 'contact:silence' }] },
      );
      if (write.changed) changed += 1;
    }
    return changed;
  }

  async function longSince({ conversationId, lastCallerSeq, acceptedAt }: Talk): Promise<number | null> {
    if (!conversationId || !acceptedAt) return null;
    const from = Math.max(lastCallerSeq, (await channels.lastSeq(conversationId)) - looked, 0);
    const { messages } = await channels.messagesAfter(conversationId, from);
    const silence = silenceOf(messages, { acceptedAt: acceptedAt.toISOString(), lastCallerSeq });
    return silence && clock.now().getTime() - silence.since >= longSilenceMs ? silence.since : null;
  }

  return { look };
}

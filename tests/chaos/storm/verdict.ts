import { setTimeout as sleep } from 'node:timers/promises';
import { talkApi } from '#shared/channels/talk.api.ts';
import { recordApi } from '#shared/contacts/record.api.ts';
import { sideApi } from '#shared/contacts/side.api.ts';
import { groupBy } from '#shared/kernel/group-by.ts';
import { systemClock } from '#shared/kernel/clock.ts';
import { effectiveSince } from '#server/domains/contacts/index.ts';
import type { Contact } from '#server/domains/contacts/index.ts';
import { createReconcile } from '#server/domains/reconcile/index.ts';
import { createClient } from '#tests/support/test-app.ts';
import { checkCalls } from './call-check.ts';
import type { Ledger } from './ledger.ts';
import { allTold, replay } from './trail.ts';
import { insist, type Member, type World } from './world.ts';

const askMs = 60_000;
type Heard = { seq: number; commandId: string; text: string };

/** Holds what was promised against what is there; gives a sentence for each thing that is not as it was promised. */
export async function verdict(world: World, ledger: Ledger): Promise<string[]> {
  const wrongs = [...ledger.wrongs];
  await checkMessages();
  await checkReplies();
  await checkNotes();
  await checkSides();
  await checkOrder();
  const { findings } = await createReconcile({ db: world.db, clock: systemClock, wait: (ms) => sleep(ms).then(() => undefined) }).run();
  const told = await allTold(world.db);
  const trail = [...(await checkCalls(world, ledger)), ...(await replay(world.db))];
  return [...wrongs, ...findings.map(({ sentence }) => sentence), ...told, ...trail];

  function supervisor(): Member {
    const found = world.staff.find(({ username }) => username.startsWith('supervisor'));
    if (!found) throw new Error('nobody may read what staff wrote');
    return found;
  }
  async function messagesOf(code: string): Promise<Heard[]> {
    const all: Heard[] = [];
    for (let more = true; more;) {
      const query = { after: all.at(-1)?.seq ?? 0 };
      const answer = await insist(world, performance.now() + askMs, (base) =>
        createClient(base, { code }).send(talkApi.messages, { query }),
      );
      if (answer?.status !== 200) throw new Error('a conversation could not be read');
      all.push(...answer.body.messages);
      more = answer.body.more;
    }
    return all;
  }

  async function checkMessages(): Promise<void> {
    const promised = groupBy(ledger.messages, ({ code }) => code);
    for (const [code, messages] of promised) {
      const kept = await messagesOf(code);
      if (kept.some(({ seq }, i) => seq !== i + 1)) wrongs.push('a conversation has a gap or a message twice');
      if (new Set(kept.map(({ commandId }) => commandId)).size !== kept.length) wrongs.push('a message was kept twice');
      for (const { commandId, text, seq } of messages) {
        const found = kept.find((one) => one.commandId === commandId);
        if (!found || found.seq !== seq || found.text !== text)
          wrongs.push(`message ${seq} was acknowledged and is ${found ? 'another one' : 'gone'}`);
      }
    }
  }
  async function checkReplies(): Promise<void> {
    for (const { conversationId, commandId, seq } of ledger.replies) {
      const row = await world.db.collection('messages').findOne({ conversationId, commandId });
      if (row?.['seq'] !== seq) wrongs.push(`an agent's message ${seq} was acknowledged and is gone`);
    }
  }
  async function checkNotes(): Promise<void> {
    for (const [contactId, saves] of groupBy(ledger.notes, (one) => one.contactId)) {
      const last = saves.reduce((a, b) => (b.revision > a.revision ? b : a));
      const params = { contactId };
      const answer = await insist(world, performance.now() + askMs, (base) => supervisor().at(base).send(recordApi.notes, { params }));
      if (answer?.status !== 200) throw new Error('notes could not be read');
      const { revision, text } = answer.body;
      if (revision < last.revision || (revision === last.revision && text !== last.text))
        wrongs.push(`notes of ${contactId} were said to be saved and are not`);
    }
  }
  async function checkSides(): Promise<void> {
    for (const [contactId, said] of groupBy(ledger.sides, (one) => one.contactId)) {
      const params = { contactId };
      const answer = await insist(world, performance.now() + askMs, (base) => supervisor().at(base).send(sideApi.list, { params }));
      if (answer?.status !== 200) throw new Error('what staff said could not be read');
      const kept = answer.body.messages;
      if (kept.some(({ seq }, i) => seq !== i + 1)) wrongs.push(`what staff said beside ${contactId} has a gap or a line twice`);
      if (new Set(kept.map(({ commandId }) => commandId)).size !== kept.length) wrongs.push(`a line beside ${contactId} was kept twice`);
      for (const { commandId, text, seq } of said) {
        const found = kept.find((one) => one.commandId === commandId);
        if (found?.seq !== seq || found.text !== text) wrongs.push(`line ${seq} beside ${contactId} was acknowledged and is not kept`);
      }
    }
  }
  /** A place in the line is written once, and nothing that happens to a contact may move it. */
  async function checkOrder(): Promise<void> {
    const rows = world.db.collection<Pick<Contact, 'number' | 'channel' | 'arrivedAt' | 'effectiveSince'>>('contacts').find({});
    for await (const { number, channel, arrivedAt, effectiveSince: place } of rows)
      if (place.getTime() !== effectiveSince(channel, arrivedAt).getTime()) wrongs.push(`C-${number} lost its place in the line`);
  }
}

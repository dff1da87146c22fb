import { setTimeout as sleep } from 'node:timers/promises';
import { callBackApi } from '#shared/contacts/call-back.api.ts';
import { contactsApi } from '#shared/contacts/contacts.api.ts';
import type { ContactSummary } from '#shared/contacts/contact.schema.ts';
import { recordApi } from '#shared/contacts/record.api.ts';
import { currentInstrument } from '#shared/triage/instruments.ts';
import { triageApi } from '#shared/triage/triage.api.ts';
import { commandId, type TestClient } from '#tests/support/test-app.ts';
import type { Random } from '../../tests/chaos/storm/random.ts';
import type { Tally } from './tally.ts';

type With = { tally: Tally; random: Random };
const closeTries = 8;

/** Serves one contact as an agent does: reads, answers, notes, weighs where there is a child in it, and closes. */
export async function serve(agent: TestClient, contact: ContactSummary, { tally, random }: With): Promise<void> {
  const params = { contactId: contact.id };
  const command = () => ({ commandId: commandId() });
  const hasWords = contact.conversationId !== null;
  let read = 0;

  if (hasWords) await readOn();
  if (contact.state === 'active' && contact.channel === 'webchat') {
    await sleep(300 + random.below(1_200));
    await agent.send(contactsApi.reply, { params, body: { ...command(), text: 'السلام علیکم، میں سن رہی ہوں۔' } });
    await sleep(800 + random.below(2_500));
  }
  // Whoever asked to be called is called first: a contact does not close over a promise.
  if (contact.callBackPlan) await agent.send(callBackApi.record, { params, body: { ...command(), outcome: 'reached', next: null } });
  await note();
  const hasData = contact.helpNow || contact.hints.length > 0 || random.chance(0.3);
  if (hasData) await weigh();
  await sleep(300 + random.below(1_000));
  await close();

  async function readOn(): Promise<void> {
    const { messages } = await agent.call(contactsApi.messages, { params, query: { after: read } });
    read = messages.at(-1)?.seq ?? read;
    await agent.send(contactsApi.seen, { params, body: { delivered: read, read } });
  }
  async function note(): Promise<void> {
    const { revision } = await agent.call(recordApi.notes, { params });
    await agent.send(recordApi.saveNotes, { params, body: { ...command(), base: revision, text: 'called about school; calm' } });
  }
  async function weigh(): Promise<void> {
    const fields = { dataType: 'childSelf', reasons: ['violence.physical'], safeToContact: 'yes' };
    await agent.send(recordApi.saveRecord, { params, body: { ...command(), fields } });
    const urgent = contact.helpNow;
    const main = Object.fromEntries(currentInstrument.questions.map(({ id }, i) => [id, urgent && i === 0 ? 'yes' : 'no']));
    await agent.send(triageApi.answer, { params, body: { ...command(), input: { main } } });
    await agent.send(triageApi.submit, { params, body: command() });
    if (urgent) await agent.send(triageApi.confirm, { params, body: { ...command(), how: 'spokeToChild', reason: 'spoke at length' } });
  }
  /** The caller may write while this closes: then it is read first, and closed once more. */
  async function close(): Promise<void> {
    for (let tries = 0; tries < closeTries; tries += 1) {
      if (hasWords) await readOn();
      const status = await tryClose();
      if (status === 200) return tally.add('closed');
      if (status !== 409) return tally.add(`close refused (${status})`);
      await sleep(200);
    }
    tally.add('not closed in time');
  }
  async function tryClose(): Promise<number> {
    if (!hasData)
      return (await agent.send(contactsApi.closeNonData, { params, body: { ...command(), type: 'prank', prompted: true } })).status;
    await agent.send(contactsApi.wrapUp, { params, body: command() });
    return (await agent.send(contactsApi.close, { params, body: { ...command(), outcome: 'resolved' } })).status;
  }
}

import { channelEvents } from '#shared/channels/channels.events.ts';
import type { Bus } from '../../platform/outbox/bus.ts';
import type { Sweeper } from '../../platform/sweeper.ts';
import type { Live } from '../../platform/sockets/live.ts';
import { conversationRoom, type ChannelsService } from '../channels/index.ts';
import type { Contact } from './contacts.model.ts';
import type { ContactsRepository } from './contacts.repository.ts';
import type { ContactsService } from './contacts.service.ts';
import type { DueClocks } from './due-clocks.ts';
import type { Exclusions } from './exclusions.ts';
import { callBackClock } from './call-back-rules.ts';
import type { CallBacks } from './call-backs.ts';
import type { Left } from './left.ts';
import type { Silences } from './silence.ts';
import type { TalkService } from './talk.service.ts';
import type { WrapUps } from './wrap-up.ts';
import type { UndoClose } from './undo-close.ts';

type Deps = {
  bus: Bus;
  live: Live;
  sweeper: Sweeper;
  contacts: ContactsRepository;
  service: ContactsService;
  clocks: DueClocks;
  left: Left;
  silences: Silences;
  exclusions: Exclusions;
  undoClose: UndoClose;
  talk: TalkService;
  wrapUps: WrapUps;
  callBacks: CallBacks;
  channels: ChannelsService;
};

/** Ties contacts to their clocks, to conversations, and to the caller's page. */
export function addContactsLive(deps: Deps): void {
  const { bus, live, contacts, exclusions, talk, channels } = deps;
  // The request that opened or wrote has done these already; after a crash the relay's sweep repeats the event.
  for (const type of ['conversation:opened', 'conversation:reopened'])
    bus.subscribe(type, async ({ id, repeated }) => {
      if (repeated) await talk.ensureContact(await channels.get(id));
    });
  bus.subscribe('message:posted', async ({ event, repeated }) => {
    if (repeated && event.data['from'] === 'caller') await talk.react(String(event.data['conversationId']), Number(event.data['seq']));
  });

  bus.subscribe('contact:recordSaved', async ({ id, repeated }) => {
    if (repeated) await exclusions.spread(await contacts.get(id));
  });

  bus.subscribe('contact:*', ({ kind, id, version, event }) => live.spread({ kind, id, version, type: event.type, data: event.data }));
  live.onNews('contact', async ({ id, version }) => {
    const contact = await contacts.asOf(id, version);
    if (contact?.conversationId)
      live.emit(conversationRoom(contact.conversationId), channelEvents.talkChanged, { conversationId: contact.conversationId });
  });

  addRepeats(deps);

  addClocks(deps);
  addSweeps(deps);
}

/** What a contact waits for by the clock; each has a fence of its own, since it may have moved since it was looked at. */
function addClocks({ clocks, service, wrapUps, callBacks }: Pick<Deps, 'clocks' | 'service' | 'wrapUps' | 'callBacks'>): void {
  const add = (dueOf: (contact: Contact) => Date | null, runOut: (id: string, due: Date) => Promise<unknown>): void =>
    clocks.whenDue(async (contact, now) => {
      const due = dueOf(contact);
      if (!due || due > now) return false;
      await runOut(contact._id, due);
      return true;
    });
  add(({ helpDueAt }) => helpDueAt, service.helpLate);
  add(({ wrapUp }) => wrapUp?.dueAt ?? null, wrapUps.runOut);
  add(callBackClock, callBacks.runOut);
}

// Those who left and those who are silent are told of, never ended; they are looked for less often than clocks that run.
function addSweeps({ sweeper, clocks, left, silences }: Pick<Deps, 'sweeper' | 'clocks' | 'left' | 'silences'>): void {
  sweeper.add({ name: 'contactClocks', everyMs: 2_000, run: clocks.doDue, soonerMs: clocks.soonerMs });
  sweeper.add({ name: 'leftClocks', everyMs: 30_000, run: left.doDue });
  sweeper.add({ name: 'silences', everyMs: 30_000, run: silences.look });
}

function addRepeats({ bus, contacts, channels, undoClose }: Pick<Deps, 'bus' | 'contacts' | 'channels' | 'undoClose'>): void {
  bus.subscribe('contact:closeUndone', ({ id, event, repeated }) => (repeated ? undoClose.repair(id, event.data) : undefined));
  // What a caller is told of people coming and going: kept as a code, under the event's own id, so that a repeat says it once.
  bus.subscribe('contact:*', async ({ id, event }) => {
    const { childHears } = event.data;
    const contact = typeof childHears === 'string' ? await contacts.find(id) : null;
    if (typeof childHears !== 'string' || !contact?.conversationId) return;
    await channels.post({ kind: 'system', part: 'contacts' }, 'system', contact.conversationId, event.id, childHears);
  });
}

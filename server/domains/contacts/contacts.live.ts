import { channelEvents } from '#shared/channels/channels.events.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { Bus } from '../../platform/outbox/bus.ts';
import type { Queues } from '../../platform/queues.ts';
import type { Sweeper } from '../../platform/sweeper.ts';
import type { Live } from '../../platform/sockets/live.ts';
import { conversationRoom, type ChannelsService } from '../channels/index.ts';
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
  clock: Clock;
  bus: Bus;
  live: Live;
  queues: Queues;
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

  addHelpClock(deps);
  addWrapUpClock(deps);
  addCallBackClock(deps);
  addSweeps(deps);
}

function addHelpClock({ clock, bus, queues, contacts, service }: Pick<Deps, 'clock' | 'bus' | 'queues' | 'contacts' | 'service'>): void {
  queues.handle('helpLate', async ({ contactId, due }) => service.helpLate(String(contactId), new Date(Number(due))));
  const startHelpClock = async (id: string): Promise<void> => {
    const contact = await contacts.find(id);
    if (!contact?.helpDueAt) return;
    const due = contact.helpDueAt.getTime();
    await queues.add('helpLate', { contactId: id, due }, { delayMs: due - clock.now().getTime() });
  };
  bus.subscribe('contact:helpNow', ({ id }) => startHelpClock(id));
  bus.subscribe('contact:queued', ({ id, event }) => (event.data['helpNow'] === true ? startHelpClock(id) : undefined));
}

function addWrapUpClock({
  clock,
  bus,
  queues,
  clocks,
  contacts,
  wrapUps,
}: Pick<Deps, 'clock' | 'bus' | 'queues' | 'clocks' | 'contacts' | 'wrapUps'>): void {
  queues.handle('wrapUpOver', async ({ contactId, due }) => wrapUps.runOut(String(contactId), new Date(Number(due))));
  for (const type of ['contact:wrapUp', 'contact:wrapUpExtended'])
    bus.subscribe(type, async ({ id }) => {
      const due = (await contacts.find(id))?.wrapUp?.dueAt.getTime();
      if (due) await queues.add('wrapUpOver', { contactId: id, due }, { delayMs: due - clock.now().getTime() });
    });
  clocks.whenDue(async ({ _id, wrapUp }, now) => {
    const isDue = wrapUp !== null && wrapUp.dueAt <= now;
    if (isDue) await wrapUps.runOut(_id, wrapUp.dueAt);
    return isDue;
  });
}

// Whatever sets or moves the clock of a promised call.
const promises = ['callBackAsked', 'callBackPromised', 'callBackDue', 'callBackLate'].map((name) => `contact:${name}`);

function addCallBackClock({
  clock,
  bus,
  queues,
  clocks,
  contacts,
  callBacks,
}: Pick<Deps, 'clock' | 'bus' | 'queues' | 'clocks' | 'contacts' | 'callBacks'>): void {
  queues.handle('callBackClock', async ({ contactId, due }) => callBacks.runOut(String(contactId), new Date(Number(due))));
  for (const type of promises)
    bus.subscribe(type, async ({ id }) => {
      const contact = await contacts.find(id);
      const due = contact && callBackClock(contact)?.getTime();
      if (due) await queues.add('callBackClock', { contactId: id, due }, { delayMs: due - clock.now().getTime() });
    });
  clocks.whenDue(async (contact, now) => {
    const due = callBackClock(contact);
    const isDue = due !== null && due <= now;
    if (isDue) await callBacks.runOut(contact._id, due);
    return isDue;
  });
}

// Those who left and those who are silent are told of, never ended; they are looked for less often than clocks that run.
function addSweeps({ sweeper, service, clocks, left, silences }: Pick<Deps, 'sweeper' | 'service' | 'clocks' | 'left' | 'silences'>): void {
  clocks.whenDue(async ({ _id, helpDueAt }, now) => {
    const isDue = helpDueAt !== null && helpDueAt <= now;
    if (isDue) await service.helpLate(_id, helpDueAt);
    return isDue;
  });
  sweeper.add({ name: 'contactClocks', everyMs: 2_000, run: clocks.doDue });
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

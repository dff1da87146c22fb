import type { Clock } from '#shared/kernel/clock.ts';
import { generalLine } from '#shared/routing/line.schema.ts';
import type { FieldCipher } from '../../platform/crypto/field-cipher.ts';
import type { Db } from '../../platform/mongo/connect.ts';
import type { Bus } from '../../platform/outbox/bus.ts';
import type { ChannelsService } from '../channels/index.ts';
import { createBeginnings } from './beginnings.ts';
import { planOf } from './call-back-rules.ts';
import { createCallBackOutcomes } from './call-back-outcomes.ts';
import { createCallBacks } from './call-backs.ts';
import { createCallBackTimes } from './call-back-times.ts';
import { createContactAsks } from './contact-asks.ts';
import { createContactOffers } from './contact-offers.ts';
import { createContactPassing } from './contact-passing.ts';
import { createContactWork } from './contact-work.ts';
import { createContactsRepository, type ContactsRepository } from './contacts.repository.ts';
import { createContactsService } from './contacts.service.ts';
import { createDroppedCalls } from './dropped-call.ts';
import { createDueClocks } from './due-clocks.ts';
import { createExclusions } from './exclusions.ts';
import { createHints } from './hints.ts';
import { createLimits } from './limits.ts';
import { createLimitsRepository } from './limits.repository.ts';
import { createLeft } from './left.ts';
import { createNotesRepository } from './notes.repository.ts';
import { createNotesService } from './notes.service.ts';
import { createRecordService } from './record.service.ts';
import { createSideRepository } from './side.repository.ts';
import { createReportService } from './report.service.ts';
import { createSilences } from './silence.ts';
import { createTalkService } from './talk.service.ts';
import { createUndoClose } from './undo-close.ts';
import { createHearing, type Hearing } from './unheard.ts';
import { createWrapUps } from './wrap-up.ts';
import type { WaitingPort } from './waiting.port.ts';
import { createWaitingLine } from './waiting-line.ts';

export { addContactRoutes } from './contacts.routes.ts';
export { addCallBackRoutes } from './call-backs.routes.ts';
export { addContactsLive } from './contacts.live.ts';
export { addRecordRoutes } from './record.routes.ts';
export { readContact } from './read-contact.ts';
export { codedRecordOf, recordOf } from './record.service.ts';
export { addLimitLive } from './limits.live.ts';
export { addLimitRoutes } from './limits.routes.ts';
export { addTalkRoutes } from './talk.routes.ts';
export { byStaff } from './by-staff.ts';
export { effectiveSince, helpersOf, mayRead, maySee, requireOwner, requireReading, requireSight, roleOf } from './contact-rules.ts';
export { addSideLive, addSideRoutes } from './side.routes.ts';
export { inContact, isInHand, standsFor, talksIn } from './together.ts';
export { marksOf, presentPlan, presentSummary } from './contacts.present.ts';
export { hintsOf } from './hints.ts';
export type { Among, LineLook } from './line-look.ts';
export type { CloseGap, CloseGuard } from './close-guards.port.ts';
export type { Contact, ContactFields, ContactOffer } from './contacts.model.ts';
export type { ServedOfLine } from './served.queries.ts';
export type { Closed, LinesFront, LineWish, WaitingPort } from './waiting.port.ts';

export type Contacts = ReturnType<typeof createContacts>;
type Deps = {
  db: Db;
  clock: Clock;
  cipher: FieldCipher;
  bus: Bus;
  channels: ChannelsService;
  notesSaved: (contactId: string, revision: number) => void;
};

/** Assembles the contacts domain; `waiting` is set by routing, which knows the agents. */
export function createContacts({ db, clock, cipher, bus, channels, notesSaved }: Deps) {
  const repository = createContactsRepository({ db, clock, cipher, bus });
  const { waiting, setWaiting } = createWaiting();
  const beginnings = createBeginnings({ clock, lineFor: waiting.lineFor });
  const limits = createLimits({ limits: createLimitsRepository({ db, clock, cipher, bus }), contacts: repository, clock });
  const service = createContactsService({ contacts: repository, clock, beginnings, isLimited: limits.isLimited });
  const offers = createContactOffers({ contacts: repository, clock });
  const passing = createContactPassing({ contacts: repository, clock });
  const asks = createContactAsks({ contacts: repository, passing, clock });
  const side = createSideRepository({ db, cipher });
  const hearing = createHearing(channels);
  const work = createContactWork({ contacts: repository, service, clock, cipher, hearing });
  const undoClose = createUndoClose({ contacts: repository, work, channels });
  const parts = createParts({ contacts: repository, channels, clock, hearing, waiting });
  const exclusions = createExclusions({ contacts: repository, offers });
  const record = createRecordService({ contacts: repository, exclusions });
  const notes = createNotesService({ notes: createNotesRepository({ db, cipher }), clock, saved: notesSaved });
  const line = createWaitingLine(repository);
  const clocks = createDueClocks({ contacts: repository, clock });
  const talk = createTalkService({ channels, contacts: repository, service, line, ...parts, outlook: waiting.outlook });
  // A promise ends with what came of it, never with the close of its contact.
  work.addCloseGuard(async (contact) => (planOf(contact) ? [{ code: 'callBackOpen', always: true }] : []));
  const report = createReportService({ talk, contacts: repository });
  const made = { repository, line, clocks, service, limits, offers, passing, asks, side, work, undoClose };
  return { ...made, ...parts, exclusions, record, notes, talk, report, setWaiting };
}

/** What routing knows of waiting, from the moment that it says so. */
function createWaiting() {
  let port: WaitingPort = {
    lineFor: async () => ({ lineId: generalLine.id, closed: null }),
    served: async () => ({ isServed: () => true, servedAt: (at) => at }),
    outlook: async () => ({ anyoneOnDuty: false, waitSeconds: null, closed: null }),
  };
  const waiting: WaitingPort = {
    lineFor: (wish) => port.lineFor(wish),
    served: (lineId) => port.served(lineId),
    outlook: (contact) => port.outlook(contact),
  };
  const setWaiting = (known: WaitingPort): void => {
    port = known;
  };
  return { waiting, setWaiting };
}

/** What an agent does with single parts of a contact: its wrap-up, its dropped call, its hints, its promised call; and what is decided for those who left. */
function createParts(deps: {
  contacts: ContactsRepository;
  channels: ChannelsService;
  clock: Clock;
  hearing: Hearing;
  waiting: WaitingPort;
}) {
  const times = createCallBackTimes(deps);
  return {
    times,
    outcomes: createCallBackOutcomes({ ...deps, times }),
    wrapUps: createWrapUps(deps),
    droppedCalls: createDroppedCalls(deps),
    hints: createHints(deps),
    left: createLeft(deps),
    callBacks: createCallBacks(deps),
    silences: createSilences(deps),
  };
}

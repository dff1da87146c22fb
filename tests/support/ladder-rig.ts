import type { PlaceId, StaffId } from '#shared/kernel/ids.ts';
import { createManualClock } from '#shared/kernel/clock.ts';
import { newId, type ContactId } from '#shared/kernel/ids.ts';
import type { Role } from '#shared/kernel/actor.ts';
import { createDirectory } from '#shared/places/directory.ts';
import { roundTheClock, type AreaKey, type LayerId } from '#shared/rosters/roster.schema.ts';
import { createRosters } from '#server/domains/rosters/index.ts';
import type { Contact } from '#server/domains/contacts/index.ts';
import { addDispatchJobs, createDispatches, type PagerChannel, type PageToSend } from '#server/domains/dispatch/index.ts';
import type { StaffRow } from '#server/domains/people/index.ts';
import { createFieldCipher } from '#server/platform/crypto/field-cipher.ts';
import { createLogger } from '#server/platform/logger.ts';
import { createMetrics } from '#server/platform/metrics.ts';
import { connectMongo, ensureIndexes } from '#server/platform/mongo/connect.ts';
import { createBus } from '#server/platform/outbox/bus.ts';
import { createSweeper } from '#server/platform/sweeper.ts';
import { freshMongoUrl } from './fresh.ts';
import { nextDue } from './next-due.ts';

const place = (id: string, kind: 'division' | 'district', parent: string | null) => ({
  ...{ id: id as PlaceId, kind, parent: parent as PlaceId | null, name: { en: id, ur: id }, aliases: [], unverified: false, emergency: [] },
});
const places = [
  place('lahore-division', 'division', null),
  place('kasur', 'district', 'lahore-division'),
  place('multan', 'district', null),
];

/** The people of the rig: a and b are called for Kasur, c for its division, d is the fallback, s supervises. */
export type Who = 'a' | 'b' | 'c' | 'd' | 's';
type Setup = {
  roster?: Partial<Record<'kasur' | 'division' | 'fallback', Who[]>>;
  female?: Who[];
  /** Whom nothing shows to be reachable. */
  unproven?: Who[];
  channels?: (record: (who: string, round: number, kind?: PageToSend['kind']) => void) => PagerChannel[];
};

/** Ladders on the real store with a clock that stands still until moved, a queue that is away, and a channel that writes down every page. */
export async function startLadderRig({
  roster = { kasur: ['a', 'b'], division: ['c'], fallback: ['d'] },
  female = [],
  unproven = [],
  channels,
}: Setup = {}) {
  const start = new Date('2026-03-12T07:00:00Z');
  const clock = createManualClock(start);
  const logger = createLogger('silent');
  const db = await connectMongo(freshMongoUrl(), logger);
  const ids = Object.fromEntries((['a', 'b', 'c', 'd', 's'] as const).map((who) => [who, newId<StaffId>()])) as Record<Who, StaffId>;
  const nameOf = (id: string): string => Object.entries(ids).find(([, one]) => one === id)?.[0] ?? '?';
  const staff = (Object.keys(ids) as Who[]).map((who) => staffRow(ids[who], who === 's' ? 'supervisor' : 'officer', female.includes(who)));
  const contacts = new Map<string, Contact>();
  const sent: string[] = [];
  const record = (who: string, round: number, kind: PageToSend['kind'] = 'call') =>
    sent.push(`${(clock.now().getTime() - start.getTime()) / 1000} ${nameOf(who)} ${round}${kind === 'call' ? '' : ` ${kind}`}`);
  const recorder: PagerChannel = { name: 'live', send: async ({ staffId, round, kind }) => taken(record(staffId, round, kind)) };
  const bus = createBus(logger);
  // The clock must stand still until everything an event set in motion is done.
  const pending = new Set<Promise<void>>();
  const { subscribe } = bus;
  bus.subscribe = (pattern, run) =>
    subscribe(pattern, (published) => {
      const work = Promise.resolve(run(published)).finally(() => pending.delete(work));
      pending.add(work);
      return work;
    });
  const settle = async (): Promise<void> => {
    do {
      await Promise.allSettled([...pending]);
      await domain.delivery.settled();
    } while (pending.size > 0);
  };
  const cipher = createFieldCipher(keyring);
  const people = {
    byIds: async (wanted: readonly string[]) => staff.filter((row) => wanted.includes(row._id)),
    list: async (role: Role) => staff.filter((row) => row.roles.includes(role)),
  };
  const directory = () => createDirectory({ places, bodies: [] });
  const rosters = createRosters({ db, clock, cipher, bus, people, directory });
  const domain = createDispatches({
    ...{ db, clock, bus, logger, cipher, rosters, deskPhone: null },
    contacts: {
      repository: { find: async (id) => contacts.get(id) ?? null },
      work: { addCloseGuard: () => 0, keepOpen: async () => undefined },
    },
    triage: { find: async () => null },
    people,
    directory,
    present: async () => new Set([ids.s]),
    reachable: async (some) => new Set(some.filter((id) => !unproven.some((who) => ids[who] === id))),
    channels: channels ? channels(record) : [recorder],
    live: { spread: () => undefined },
    patienceMs: 200,
  });
  await ensureIndexes(db);
  const area = { kasur: 'district.kasur', division: 'division.lahore-division', fallback: 'fallback' } as const;
  await rosters.seed(
    (Object.keys(area) as (keyof typeof area)[]).map((key) => ({
      area: area[key] as AreaKey,
      layers: (roster[key] ?? []).map((who) => roundTheClock(newId<LayerId>(), [ids[who]])),
    })),
  );
  const sweeper = createSweeper({ logger, metrics: createMetrics() });
  addDispatchJobs({
    ...{ bus, sweeper },
    contacts: { waitingOrOffered: async () => [...contacts.values()] },
    ...domain,
  });

  const sweep = async (): Promise<void> => {
    await settle();
    await sweeper.runAll();
    await settle();
  };
  /** Every page so far as "seconds who wave", by time and name: within a wave nobody comes first. */
  const told = (): string[] => [...sent].sort((a, b) => Number.parseInt(a) - Number.parseInt(b) || a.localeCompare(b));
  /** Moves the clock on, and sweeps at each full second from here at which anything is due. */
  const pass = async (seconds: number): Promise<void> => {
    await settle();
    const from = clock.now().getTime();
    for (let second = 0; second < seconds;) {
      const due = await nextDue(db, clock.now());
      second = Math.min(seconds, due ? Math.ceil((due.getTime() - from) / 1000) : seconds);
      clock.set(new Date(from + second * 1000));
      await sweep();
    }
  };
  const addContact = (more: Partial<Contact> = {}): Contact => {
    const contact = {
      _id: newId<ContactId>(),
      number: 1,
      state: 'active',
      areaId: null,
      marks: [],
      risk: { level: 'P0', draft: false },
      excludedStaff: [],
      excludedBodies: [],
      ...more,
    } as unknown as Contact;
    contacts.set(contact._id, contact);
    return contact;
  };
  return { ...domain, db, bus, clock, ids, staff, sent, told, pass, sweep, settle, addContact, by, stop: () => db.close() };
}
export type LadderRig = Awaited<ReturnType<typeof startLadderRig>>;

const keyring = { current: 'k1', keys: new Map([['k1', Buffer.alloc(32, 7)]]), index: Buffer.alloc(32, 9) };

/** What a channel says that took a page. */
export const taken = (_: unknown) => ({ accepted: true as const, reference: null });

/** A signed-in person with a command of their own. */
function by(staffId: StaffId, role: Role = 'officer') {
  const actor = { kind: 'staff' as const, staffId, sessionId: 's', roles: [role], districts: [], bodyId: null };
  return { actor, commandId: newId() };
}

function staffRow(id: StaffId, role: Role, female: boolean): StaffRow {
  const rest = {
    username: id,
    name: { en: id, ur: id },
    languages: [],
    districts: [],
    passwordHash: '',
    failedSignIns: 0,
    lockedUntil: null,
    disabled: false,
  };
  return { ...rest, _id: id, roles: [role], bodyId: null, female };
}

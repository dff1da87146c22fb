import { randomBytes } from 'node:crypto';

const minuteMs = 60_000;
const start = Date.UTC(2024, 0, 1);
const channels = ['chat', 'sms', 'whatsapp', 'form', 'walkIn', 'phone'] as const;
const levels = ['P0', 'P1', 'P2', 'P3', null] as const;
const outcomes = ['counselled', 'referred', 'dispatched', 'information', null] as const;
const pick = <T>(list: readonly T[], i: number): T => list[i % list.length] as T;
// Sealed fields look like the product's: random bytes of the usual lengths, as text.
const sealed = (bytes: number): string => `v1.k1.${randomBytes(bytes).toString('base64url')}`;

const id = (letter: string, i: number): string => `01${letter}${i.toString(36).toUpperCase().padStart(23, '0')}`;

/** The `i`-th invented contact, in the stored shape and size of a closed one of the product. */
export function makeContact(i: number) {
  return {
    _id: id('J', i),
    version: 9,
    eventSeq: 9,
    commands: [sealed(12), sealed(12)],
    outbox: [],
    ...facts(i),
    ...times(i),
    ...work(i),
    ...record(i),
  };
}

const facts = (i: number) => ({
  number: i + 1,
  channel: pick(channels, i * 31),
  language: i % 4 === 0 ? 'en' : 'ur',
  areaId: `district-${i % 41}`,
  districtId: `district-${(i * 13) % 41}`,
  conversationId: id('K', i),
  state: i % 1000 === 0 ? 'waiting' : 'closed',
});

function times(i: number) {
  const arrived = start + i * minuteMs;
  const waitedMs = (i * 7919) % 300_000;
  const later = (ms: number): Date => new Date(arrived + ms);
  const answered = i % 10 !== 0;
  return {
    effectiveSince: later(0),
    arrivedAt: later(0),
    acceptedAt: answered ? later(waitedMs) : null,
    answeredAt: answered ? later(waitedMs) : null,
    abandonedAt: answered ? null : later(waitedMs),
    waitedMs,
    wrapUpAt: later(900_000),
    closedAt: later(1_000_000),
    helpDueAt: null,
    nextActionAt: null,
  };
}

const work = (i: number) => ({
  rank: i % 500 === 0 ? 0 : 1,
  ownerId: `staff-${(i * 17) % 60}`,
  relievedId: null,
  offer: null,
  declined: [],
  helpNow: i % 500 === 0,
  marks: [],
  risk: { level: pick(levels, i * 7), at: new Date(start + i * minuteMs) },
  lastCallerSeq: i % 20,
  callerMark: i % 3 === 0 ? `mark-${(i * 97) % 40_000}` : null,
});

const record = (i: number) => ({
  excludedBodies: [],
  excludedStaff: [],
  outcome: pick(outcomes, i * 3),
  nonData: null,
  profile: { category: `c${i % 12}`, gender: pick(['girl', 'boy', null], i), age: i % 18, consent: 'given' },
  identity: sealed(420),
  call: null,
  callBack: null,
});

import type { Channel } from '#shared/dispatch/channels.ts';
import type { Role } from '#shared/kernel/actor.ts';
import { newId, type StaffId } from '#shared/kernel/ids.ts';
import type { Contact } from '#server/domains/contacts/index.ts';
import type { PageToSend } from '#server/domains/dispatch/index.ts';
import type { StaffRow } from '#server/domains/people/index.ts';
import { freshMongoUrl } from '../fresh.ts';
import { nextDue as nextDueInStore } from '../next-due.ts';
import { startNode, type SimNode, type World } from './node.ts';
import { createProviders, type HandedOver, type Providers, type Said } from './providers.ts';
import { createSimClock, type SimClock } from './sim-clock.ts';

/** The supervisors of every scenario; s and u are at their screens, t and v are not. */
export const supervisors = ['s', 't', 'u', 'v'] as const;
const here = ['s', 'u'];

/** Who is on call for a district, as ids in the order of calling. */
export type OnCallNow = Record<'district' | 'division' | 'province' | 'fallback', StaffId[]>;
type Options = {
  nodes?: number;
  deaf?: boolean;
  onCall: (districtId: string) => OnCallNow;
  policyFor: NonNullable<World['policyFor']>;
  letterFor: Parameters<typeof createProviders>[0]['letterFor'];
  handed: (one: HandedOver) => void;
};

/** One or more nodes over a store of their own, with fake providers and a clock that jumps to whatever is due next. */
export async function startWorld({ nodes: count = 1, deaf: wasDeaf = false, onCall, policyFor, letterFor, handed }: Options) {
  const clock = createSimClock();
  let deaf = wasDeaf;
  const staff = new Map<string, StaffRow>();
  const contacts = new Map<string, Contact>();
  const unproven = new Set<string>();
  const alarms: string[] = [];
  const nodes: SimNode[] = [];
  const supervising = Object.fromEntries(supervisors.map((who) => [who, addStaff('supervisor')])) as Record<string, StaffId>;
  const providers: Providers = createProviders({ clock, letterFor, handed, said });
  const config: World = {
    ...{ url: freshMongoUrl(), clock, providers, policyFor, isDeaf: () => deaf },
    alarm: (text) => void alarms.push(`${clock.seconds()} ${text}`),
    people: {
      byIds: async (ids) => [...new Set(ids)].map((id) => staff.get(id)).filter((row) => row !== undefined),
      list: async () => Object.values(supervising).flatMap((id) => staff.get(id) ?? []),
    },
    contacts: {
      find: async (id) => contacts.get(id) ?? null,
      waitingOrOffered: async () => [...contacts.values()].filter(({ state }) => state === 'queued'),
    },
    rosters: { onCall: async ({ districtId }) => listsOf(onCall(districtId ?? '')), dutyNow: async () => [] },
    reachable: async (ids) => new Set(ids.filter((id) => !unproven.has(id))),
    present: async () => new Set(here.map((who) => supervising[who] ?? '')),
  };
  const addNode = async (): Promise<SimNode> => {
    const node = await startNode(config);
    if (nodes.length === 0) await node.indexes();
    nodes.push(node);
    return node;
  };
  for (let n = 0; n < count; n += 1) await addNode();
  let turn = 0;
  /** A node that is alive, another one at every call. */
  const anyNode = (): SimNode => {
    const alive = nodes.filter((node) => node.isAlive());
    const node = alive[(turn += 1) % alive.length];
    if (!node) throw new Error('no node is left');
    return node;
  };

  function addStaff(role: Role, more: Partial<StaffRow> = {}): StaffId {
    const row = staffRow(newId<StaffId>(), role);
    staff.set(row._id, { ...row, ...more });
    return row._id as StaffId;
  }
  async function said(what: Said, { token }: PageToSend, channel: Channel, reference: string): Promise<void> {
    const node = anyNode();
    if (what === 'undelivered') await node.tracked(node.pages.refused(channel, reference));
    else await node.tracked(node.pages.receiptByToken(token, what));
  }
  /** Lets everything come to rest that does not wait for the clock. */
  async function settle(): Promise<void> {
    do await new Promise((resolve) => setImmediate(resolve));
    while (!nodes.every((node) => node.isQuiet()));
  }
  /** All nodes look at once at what is due; where no event is heard, a second look brings what the first one wrote. */
  async function sweep(): Promise<void> {
    for (let looks = deaf ? 2 : 1; looks > 0; looks -= 1) {
      await settle();
      await Promise.all(nodes.map((node) => node.sweep()));
      await settle();
    }
  }
  /** One node after the other looks at what is due, the last of them so many milliseconds late. */
  async function step(lateMs: number): Promise<void> {
    const alive = nodes.filter((node) => node.isAlive());
    for (const node of alive) {
      clock.moveTo(new Date(clock.now().getTime() + Math.round(lateMs / alive.length)));
      await settle();
      await node.sweep();
      await settle();
    }
  }
  /** The next moment at which anything is due, in the store or in the world. */
  async function nextDue(): Promise<Date | null> {
    const moments = [await nextDueInStore(anyNode().db, clock.now()), clock.nextAt()].filter((at) => at !== null);
    return moments.length === 0 ? null : new Date(Math.min(...moments.map((at) => at.getTime())));
  }
  /** Whether events of dispatch reach their subscribers, or are lost with the process that wrote them. */
  const loseEvents = (yes: boolean) => void (deaf = yes);
  const stop = async () => void (await Promise.all(nodes.map((node) => node.stop())));
  return {
    ...{
      clock,
      staff,
      contacts,
      unproven,
      alarms,
      nodes,
      supervising,
      addNode,
      anyNode,
      addStaff,
      settle,
      sweep,
      step,
      nextDue,
      loseEvents,
      stop,
    },
  };
}
export type SimWorld = Awaited<ReturnType<typeof startWorld>>;
export type { SimClock };

const listsOf = (lists: OnCallNow) => {
  const toCalls = (ids: StaffId[]) => ids.map((officerId, i) => ({ officerId, rank: i + 1, until: null }));
  const { district, division, province, fallback } = lists;
  return { district: toCalls(district), division: toCalls(division), province: toCalls(province), fallback: toCalls(fallback) };
};

function staffRow(id: StaffId, role: Role): StaffRow {
  const names = { _id: id, username: id, name: { en: id, ur: id }, roles: [role], bodyId: null, female: false, disabled: false };
  return { ...names, languages: [], districts: [], passwordHash: '', failedSignIns: 0, lockedUntil: null };
}

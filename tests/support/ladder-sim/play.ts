import { emptyBrief } from '#shared/dispatch/brief.ts';
import { newId, type ContactId, type PlaceId, type StaffId } from '#shared/kernel/ids.ts';
import type { Channel } from '#shared/dispatch/channels.ts';
import { helpNowPolicy, urgentPolicy, type Policy } from '#shared/dispatch/policy.ts';
import type { Contact } from '#server/domains/contacts/index.ts';
import type { HandedOver } from './providers.ts';
import type { Lists, Scene } from './scene.ts';
import { supervisors, type OnCallNow, type SimWorld } from './world.ts';

/** A scenario while it is played: its people, its contact, and every page that was handed over for it. */
export type Play = Awaited<ReturnType<typeof startPlay>>;

const slotLists = ['district', 'division', 'province', 'fallback'] as const;

/** Puts a scenario's people into the world and sends for help, or lets a child wait for whom nobody came. */
export async function startPlay(world: SimWorld, scene: Scene, districtId: string, register: (play: Play, key: string) => void) {
  const ids = new Map<string, StaffId>();
  const idOf = (who: string): StaffId => {
    const known = ids.get(who) ?? world.supervising[who];
    if (known) return known;
    const more = { female: scene.women.includes(who), bodyId: scene.bodies.includes(who) ? 'body' : null };
    const made = world.addStaff('officer', { ...more, disabled: scene.disabled.includes(who) });
    ids.set(who, made);
    if (scene.unproven.includes(who)) world.unproven.add(made);
    return made;
  };
  const nameOf = (id: string): string => [...ids, ...Object.entries(world.supervising)].find(([, one]) => one === id)?.[0] ?? '?';
  const named = Object.values(scene.lists).flatMap((list) => list.map(({ who }) => who));
  const strangers = supervisors.filter((who) => !scene.supervisors.includes(who) && !named.includes(who));
  const contact = {
    ...{ _id: newId<ContactId>(), number: 1, areaId: districtId, marks: [], risk: { level: 'P0', draft: false } },
    state: scene.kind === 'helpNow' ? 'queued' : 'active',
    excludedStaff: [...strangers, ...scene.excluded].map(idOf),
    excludedBodies: ['body'],
  } as unknown as Contact;
  world.contacts.set(contact._id, contact);
  const off = new Set<string>();
  const forbidden = new Set<string>([...strangers, ...scene.excluded, ...scene.bodies, ...scene.disabled].map(idOf));
  const play = {
    ...{ world, scene, contact, districtId, idOf, nameOf, off, forbidden, dispatchId: '', startedAt: world.clock.now() },
    log: [] as HandedOver[],
    wrong: [] as string[],
    openedBy: idOf(scene.supervisors[0] ?? 's'),
    onCall: () => listsAt(scene.lists, world.clock.seconds() - startedAt, off, idOf),
    policy: policyOf(scene),
    letterFor: (staffId: string, channel: Channel, nth: number): string => {
      const fits = scene.providers.filter(({ who, channels }) => (who === '*' || who === nameOf(staffId)) && channels.includes(channel));
      const letters = fits.at(-1)?.letters ?? 'o';
      return letters[Math.min(nth, letters.length - 1)] ?? 'o';
    },
  };
  const startedAt = world.clock.seconds();
  register(play, districtId);
  play.dispatchId = await open(play);
  register(play, play.dispatchId);
  await world.settle();
  return play;
}

async function open({ world, scene, contact, districtId, openedBy }: Omit<Play, 'dispatchId'>): Promise<string> {
  const node = world.anyNode();
  if (scene.kind === 'helpNow') {
    await node.ladder.startHelpNow(contact._id);
    return (await node.dispatches.openOfContact(contact._id))[0]?._id ?? '';
  }
  const asked = { districtId: districtId as PlaceId, reasons: [], brief: emptyBrief, femaleOfficer: scene.wantsWoman, another: false };
  return (await node.ladder.start(contact, asked, byOf(openedBy)))._id;
}

/** A signed-in person with a command of their own. */
export const byOf = (staffId: StaffId, role: 'officer' | 'supervisor' = 'supervisor', commandId: string = newId()) => ({
  ...{ actor: { kind: 'staff' as const, staffId, sessionId: 's', roles: [role], districts: [], bodyId: null }, commandId },
});

function policyOf({ policy, kind, shipped }: Scene): Policy {
  const usual = policy ?? (kind === 'helpNow' ? helpNowPolicy : urgentPolicy);
  // One channel tells as much as four where channels are not what it is about, and is quicker.
  return shipped || policy ? usual : { ...usual, steps: usual.steps.map((step) => ({ ...step, channels: ['push'] })) };
}

function listsAt(lists: Lists, second: number, off: ReadonlySet<string>, idOf: (who: string) => StaffId): OnCallNow {
  const now = (key: keyof Lists) =>
    lists[key].filter(({ who, from, until }) => from <= second && second < until && !off.has(who)).map(({ who }) => idOf(who));
  return Object.fromEntries(slotLists.map((key) => [key, now(key)])) as OnCallNow;
}

const letterOf: Record<Channel, string> = { live: 'l', push: 'p', sms: 's', voice: 'v' };
const markOf = { call: '', remind: '?', silent: '!', test: '~' };

/** Every page that was handed over, as in the tables: "60 b2 s2:ls · 2700 b1?" – second, who and wave; the channels unless they are those of the policy's first step (of all, where it is no call); "?" are you well, "!" an officer is silent. */
export function toldOf({ log, world, nameOf, startedAt, policy }: Play): string {
  const usual = sorted((policy.steps[0]?.channels ?? []).map((channel) => letterOf[channel]).join(''));
  const moments = new Map<number, Map<string, string>>();
  for (const { page, channel, at } of log) {
    const second = world.clock.seconds(at) - world.clock.seconds(startedAt);
    const key = `${String(page.round).padStart(4, '0')} ${nameOf(page.staffId)}${page.round}${markOf[page.kind]}`;
    const people = moments.get(second) ?? new Map<string, string>();
    moments.set(second, people.set(key, sorted((people.get(key) ?? '') + letterOf[channel])));
  }
  return [...moments]
    .sort(([a], [b]) => a - b)
    .map(([second, people]) => {
      const all = [...people].sort(([a], [b]) => a.localeCompare(b));
      const isUsual = (key: string, ways: string): boolean => ways === (/[?!~]$/.test(key) ? 'lpsv' : usual);
      return [second, ...all.map(([key, ways]) => `${key.slice(5)}${isUsual(key, ways) ? '' : `:${ways}`}`)].join(' ');
    })
    .join(' · ');
}
const sorted = (letters: string): string => [...letters].sort().join('');

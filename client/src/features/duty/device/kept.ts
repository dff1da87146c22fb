import { dutyViewSchema, type DutyView } from '#shared/dispatch/dispatch.schema.ts';
import { sessionViewSchema, type SessionView } from '#shared/people/people.schema.ts';
import { z } from 'zod';
import { openDeviceStore, type DeviceStore } from '../../../lib/device-store.ts';

/** Everything an officer's device holds, read once when the page opens and written through at every change. */
export type Kept = {
  readonly get: (key: string) => unknown;
  /** Keeps a value; resolves once it is on the disk. */
  readonly set: (key: string, value: unknown) => Promise<void>;
  readonly remove: (key: string) => Promise<void>;
  /** Keys and values whose key begins so, in the order of the keys. */
  readonly list: (prefix: string) => readonly (readonly [string, unknown])[];
  /** Takes away everything that belongs to an officer or a task. */
  readonly wipe: () => Promise<void>;
  /** The store below, for what is too large to be held in memory as well. */
  readonly store: DeviceStore;
};

/** Begins the keys of what belongs to the signed-in officer. */
export const own = 'own:';
/** Begins the keys of pictures: large, so they are read one by one. */
export const pictures = 'picture:';
const whoKey = `${own}who`;
const viewKey = `${own}view`;
// Older than any shift: what is that old tells where a child was, and helps nobody.
const keptMs = 12 * 60 * 60_000;

/** Opens what this device has kept. */
export async function openKept(opening: Promise<DeviceStore> = openDeviceStore()): Promise<Kept> {
  const store = await opening;
  const memory = new Map<string, unknown>();
  for (const prefix of [own, 'places', 'leaving']) for (const [key, value] of await store.list(prefix)) memory.set(key, value);
  // A full disk must not stop the page: what is in memory is sent all the same.
  const quietly = (work: Promise<void>): Promise<void> => work.catch(() => undefined);
  const remove = (key: string): Promise<void> => {
    memory.delete(key);
    return quietly(store.remove(key));
  };
  return {
    store,
    get: (key) => memory.get(key),
    set: (key, value) => {
      memory.set(key, value);
      return quietly(store.write(key, value));
    },
    remove,
    list: (prefix) => [...memory].filter(([key]) => key.startsWith(prefix)).sort(([a], [b]) => (a < b ? -1 : 1)),
    wipe: async () => {
      const keys = [...memory.keys()].filter((key) => key.startsWith(own));
      const shots = await store.list(pictures).catch(() => []);
      await Promise.all([...keys, ...shots.map(([key]) => key)].map(remove));
    },
  };
}

const whoSchema = z.object({ staff: sessionViewSchema.shape.staff, demo: z.boolean(), ended: z.boolean() });
/** Who used this device last; `ended` when the server no longer knew them. */
export type Who = z.infer<typeof whoSchema>;

/** Who was signed in here last, or null. */
export const whoOf = (kept: Kept): Who | null => whoSchema.safeParse(kept.get(whoKey)).data ?? null;

/** Remembers who is signed in, without anything that proves it. */
export const keepWho = (kept: Kept, { staff, demo }: Pick<SessionView, 'staff' | 'demo'>): Promise<void> =>
  kept.set(whoKey, { staff, demo, ended: false } satisfies Who);

/** The session is over: tasks go at once; steps that wait stay for the same person to send. */
export async function endWho(kept: Kept): Promise<void> {
  const who = whoOf(kept);
  await Promise.all([kept.remove(viewKey), who ? kept.set(whoKey, { ...who, ended: true } satisfies Who) : null]);
}

const viewSchema = z.object({ at: z.number(), view: dutyViewSchema });

/** What was shown last and when it was fetched (epoch ms); without its tasks once they are too old, null when there is nothing. */
export function viewOf(kept: Kept, now: number): { at: number; view: DutyView } | null {
  const read = viewSchema.safeParse(kept.get(viewKey)).data;
  if (!read) return null;
  return now - read.at < keptMs ? read : { ...read, view: { ...read.view, tasks: [] } };
}

/** Keeps what must be readable without a network: the task this officer leads, and those whose answer still waits here. */
export function keepView(kept: Kept, at: number, view: DutyView, waiting: ReadonlySet<string>): Promise<void> {
  const tasks = view.tasks.filter((task) => task.mine === 'leading' || waiting.has(task.id));
  return kept.set(viewKey, { at, view: { ...view, tasks } });
}

import { createManualClock } from '#shared/kernel/clock.ts';
import { newId, type StaffId } from '#shared/kernel/ids.ts';
import { roundTheClock, type AreaKey, type Layer, type LayerId } from '#shared/rosters/roster.schema.ts';
import { rosterApi } from '#shared/rosters/rosters.api.ts';
import { commandId, startTestApp } from './test-app.ts';

/** A demonstration on Thursday 12 March 2026, noon in Pakistan, with the people who have to do with rosters. */
export async function startRosterScene() {
  const noon = new Date('2026-03-12T07:00:00Z');
  const clock = createManualClock(noon);
  const app = await startTestApp({ clock });
  const [supervisor, admin, coordinator, first, second, third] = await Promise.all(
    ['supervisor1', 'admin1', 'coordinator1', 'officer1', 'officer2', 'officer3'].map((name) => app.signIn(name)),
  );
  if (!supervisor || !admin || !coordinator || !first || !second || !third) throw new Error('the demonstration has no such staff');
  const { db } = app.platform;
  const seeded = await db.collection('rosters').find({}).toArray();
  /** Puts rosters and time back as they were at the start. */
  async function reset(): Promise<void> {
    clock.set(noon);
    for (const name of ['rosters', 'rosterSwaps', 'rosterHolidays']) await db.collection(name).deleteMany({});
    await db.collection('rosters').insertMany(seeded.map((doc) => ({ ...doc, outbox: [] })));
  }
  const idOf = (client: typeof first): StaffId => client.me.staffId as StaffId;
  const layer = (officers: StaffId[], more: Partial<Layer> = {}): Layer => ({ ...roundTheClock(newId<LayerId>(), officers), ...more });
  const view = (area: string, by = supervisor) => by.call(rosterApi.of, { params: { area } });
  const setLayers = async (area: string, layers: Layer[], { by = supervisor, revision, command = commandId() }: Set = {}) =>
    by.send(rosterApi.setLayers, {
      params: { area },
      body: { commandId: command, revision: revision ?? (await view(area)).revision, layers },
    });
  type Set = { by?: typeof first; revision?: number; command?: string };
  const override = (area: string, wish: object, by = supervisor, command = commandId()) =>
    by.send(rosterApi.addOverride, {
      params: { area },
      body: { commandId: command, override: { layerId: null, officerId: null, insteadOf: null, ...wish } },
    });
  /** Whom the ladder would find for Lahore at a moment, by the names of the scene. */
  const onCall = async (at: Date | string): Promise<string[]> => {
    const lists = await app.app.rosters.onCall({ districtId: 'lahore' as never, divisionId: null, provinceId: null }, new Date(at));
    return lists.district.map(({ officerId }) => nameOf(officerId));
  };
  const nameOf = (id: string): string =>
    Object.entries({ first, second, third }).find(([, client]) => client.me.staffId === id)?.[0] ?? '?';
  return {
    ...{ app, clock, supervisor, admin, coordinator, first, second, third, idOf, layer, view, setLayers, override, onCall },
    area: 'district.lahore' as AreaKey,
    ...{ reset, stop: app.stop },
  };
}
export type RosterScene = Awaited<ReturnType<typeof startRosterScene>>;

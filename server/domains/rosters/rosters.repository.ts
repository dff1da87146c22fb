import type { Clock } from '#shared/kernel/clock.ts';
import type { Holiday } from '#shared/rosters/roster.schema.ts';
import type { FieldCipher } from '../../platform/crypto/field-cipher.ts';
import { createAggregateStore } from '../../platform/mongo/aggregate-store.ts';
import type { Db } from '../../platform/mongo/connect.ts';
import type { Bus } from '../../platform/outbox/bus.ts';
import {
  defineRosterModels,
  type HolidayFields,
  type RosterDoc,
  type RosterFields,
  type SwapDoc,
  type SwapFields,
} from './rosters.model.ts';

/** The one list of holidays. */
export const holidaysId = 'pakistan';

export type RosterStores = ReturnType<typeof createRosterStores>;

/** Keeps rosters, swaps and holidays. */
export function createRosterStores({ db, ...deps }: { db: Db; clock: Clock; cipher: FieldCipher; bus: Bus }) {
  const models = defineRosterModels(db);
  const rosters = createAggregateStore<RosterFields>(deps, { kind: 'roster', model: models.rosters });
  const swaps = createAggregateStore<SwapFields>(deps, { kind: 'rosterSwap', model: models.swaps });
  const holidays = createAggregateStore<HolidayFields>(deps, { kind: 'rosterHolidays', model: models.holidays });
  const soonest = { sort: { overAt: 1 as const }, limit: 2000 };
  return {
    rosters: {
      ...rosters,
      byKeys: (keys: readonly string[]): Promise<RosterDoc[]> => rosters.list({ _id: { $in: [...keys] } }),
      all: (): Promise<RosterDoc[]> => rosters.list({}, { sort: { _id: 1 } }),
      ofOfficer: (staffId: string): Promise<RosterDoc[]> => rosters.list({ officerIds: staffId }, { sort: { _id: 1 } }),
    },
    swaps: {
      ...swaps,
      /** Accepted swaps of some areas (of all, where none are named) that are not over at a moment. */
      inForce: (since: Date, areas?: readonly string[]): Promise<SwapDoc[]> =>
        swaps.list({ ...(areas ? { area: { $in: [...areas] } } : {}), state: 'accepted', overAt: { $gt: since } }, soonest),
      /** Swaps without an answer yet, of some areas or all. */
      asked: (since: Date, areas?: readonly string[]): Promise<SwapDoc[]> =>
        swaps.list({ ...(areas ? { area: { $in: [...areas] } } : {}), state: 'asked', overAt: { $gt: since } }, soonest),
      /** Swaps that somebody asked for or was asked about and that are not over, whatever came of them. */
      ofOfficer: (staffId: string, since: Date): Promise<SwapDoc[]> =>
        swaps.list({ $or: [{ askedBy: staffId }, { askedOf: staffId }], overAt: { $gt: since } }, soonest),
    },
    holidays: {
      ...holidays,
      days: async (): Promise<Holiday[]> => (await holidays.find(holidaysId))?.days ?? [],
    },
  };
}

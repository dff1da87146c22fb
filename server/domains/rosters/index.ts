import type { Clock } from '#shared/kernel/clock.ts';
import { areaOf, type AreaKey, type Layer } from '#shared/rosters/roster.schema.ts';
import type { FieldCipher } from '../../platform/crypto/field-cipher.ts';
import type { Db } from '../../platform/mongo/connect.ts';
import type { Bus } from '../../platform/outbox/bus.ts';
import { convertOldRows } from './old-rows.repository.ts';
import { createOnCall } from './on-call.ts';
import { namedIn } from './roster-rules.ts';
import { createRosterStores } from './rosters.repository.ts';

export type { OnCallLists, Whereabouts } from './on-call.ts';

export type Rosters = ReturnType<typeof createRosters>;
type Deps = { db: Db; clock: Clock; cipher: FieldCipher; bus: Bus };

/** Assembles the rosters domain: who is on call where and when. */
export function createRosters(deps: Deps) {
  const stores = createRosterStores(deps);
  const { onCall, dutyNow } = createOnCall(stores);

  /** Makes the roster of an area, unless it has one. */
  async function make(area: AreaKey, layers: Layer[]): Promise<void> {
    const fields = { area: areaOf(area), revision: 1, layers, overrides: [] };
    const by = { actor: { kind: 'system' as const, part: 'rosters' } };
    await stores.rosters.insert(area, { ...fields, officerIds: namedIn(fields) }, by, [{ type: 'roster:made', data: { revision: 1 } }]);
  }
  /** Makes those that are not there yet; may be repeated, also by two nodes at once. */
  async function seed(rosters: readonly { area: AreaKey; layers: Layer[] }[]): Promise<void> {
    for (const { area, layers } of rosters) await make(area, layers);
  }
  return { onCall, dutyNow, seed, convertOld: () => convertOldRows(deps.db, make) };
}

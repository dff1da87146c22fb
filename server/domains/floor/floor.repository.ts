import type { Clock } from '#shared/kernel/clock.ts';
import type { FieldCipher } from '../../platform/crypto/field-cipher.ts';
import { AppError } from '../../platform/errors.ts';
import { createAggregateStore } from '../../platform/mongo/aggregate-store.ts';
import type { ChangeBy, Changed } from '../../platform/mongo/aggregate.ts';
import { isDuplicate, type Db } from '../../platform/mongo/connect.ts';
import type { Bus } from '../../platform/outbox/bus.ts';
import {
  defineFloorModels,
  handOverStandIns,
  sealedHandOverFields,
  type AlarmFields,
  type HandOverFields,
  type SampleRow,
} from './floor.model.ts';

type Deps = { db: Db; clock: Clock; cipher: FieldCipher; bus: Bus };

export type FloorRepository = ReturnType<typeof createFloorRepository>;

/** Keeps alarms, hand-overs and the figures of past minutes. */
export function createFloorRepository(deps: Deps) {
  const models = defineFloorModels(deps.db);
  const alarms = createAggregateStore<AlarmFields>(deps, { kind: 'alarm', model: models.alarms });
  const handOvers = createAggregateStore<HandOverFields>(deps, {
    ...{ kind: 'handOver', model: models.handOvers },
    ...{ sealed: sealedHandOverFields, standIns: handOverStandIns },
  });

  /** Raises an alarm; nothing when this event, or another about the same trouble, has raised one already. */
  async function raise(eventId: string, fields: AlarmFields): Promise<void> {
    const by: ChangeBy = { actor: { kind: 'system', part: 'floor' } };
    try {
      await alarms.insert(eventId, fields, by, [{ type: 'alarm:raised', data: { kind: fields.kind, contactId: fields.contactId } }]);
    } catch (error) {
      if (!isDuplicate(error, 'about')) throw error;
    }
  }

  /** Opens a hand-over; refused while another one is open. A repeat with the same id gives the one that is there. */
  async function openHandOver(id: string, fields: HandOverFields, by: ChangeBy): Promise<Changed<HandOverFields>> {
    try {
      return await handOvers.insert(id, fields, by, [{ type: 'handOver:opened', data: { items: fields.items.length } }]);
    } catch (error) {
      if (!isDuplicate(error, 'slot')) throw error;
      // Two requests of one command meet at the slot before they meet at the id.
      const same = await handOvers.find(id);
      if (same) return { doc: same, changed: false, events: [] };
      throw new AppError('handOverOpen', 409, 'A hand-over is open already. Look at it first; nothing was changed.');
    }
  }

  /** Keeps the figures of a minute once, and lets go of those before `before`. */
  async function keepSample(row: SampleRow, before: Date): Promise<boolean> {
    try {
      await models.samples.create(row);
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
    await models.samples.deleteMany({ at: { $lt: before } });
    return true;
  }
  const hasSample = async (id: string): Promise<boolean> => (await models.samples.findOne({ _id: id }).lean<SampleRow>()) !== null;

  return {
    alarms: {
      find: alarms.find,
      change: alarms.change,
      raise,
      openOf: (contactId: string, kind: AlarmFields['kind']) => alarms.list({ ackAt: null, contactId, kind }, { limit: 20 }),
      unacknowledged: () => alarms.list({ ackAt: null }, { sort: { at: 1 }, limit: 200 }),
    },
    handOvers: {
      find: handOvers.find,
      change: handOvers.change,
      open: openHandOver,
      latest: (limit: number) => handOvers.list({}, { sort: { openedAt: -1 }, limit }),
    },
    keepSample,
    hasSample,
    /** The figures of past minutes since a moment, oldest first. */
    samples: (since: Date) =>
      models.samples
        .find({ at: { $gte: since } })
        .sort({ at: 1 })
        .limit(200)
        .lean<SampleRow[]>(),
  };
}

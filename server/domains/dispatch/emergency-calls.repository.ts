import type { Clock } from '#shared/kernel/clock.ts';
import type { FieldCipher } from '../../platform/crypto/field-cipher.ts';
import { createAggregateStore } from '../../platform/mongo/aggregate-store.ts';
import type { Db } from '../../platform/mongo/connect.ts';
import type { Bus } from '../../platform/outbox/bus.ts';
import { callStandIns, defineEmergencyCallModel, sealedCallFields, type EmergencyCallFields } from './emergency-calls.model.ts';

export type EmergencyCallsRepository = ReturnType<typeof createEmergencyCallsRepository>;

/** Keeps calls to emergency services. */
export function createEmergencyCallsRepository({ db, clock, cipher, bus }: { db: Db; clock: Clock; cipher: FieldCipher; bus: Bus }) {
  const store = createAggregateStore<EmergencyCallFields>(
    { clock, cipher, bus },
    { kind: 'emergencyCall', model: defineEmergencyCallModel(db), sealed: sealedCallFields, standIns: callStandIns },
  );
  return {
    ...store,
    ofContact: (contactId: string) => store.list({ contactId }, { sort: { at: 1 }, limit: 100 }),
    countOf: (contactId: string) => store.count({ contactId }),
  };
}

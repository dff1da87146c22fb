import type { PolicyKind } from '#shared/dispatch/policy-rules.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { FieldCipher } from '../../platform/crypto/field-cipher.ts';
import { createAggregateStore } from '../../platform/mongo/aggregate-store.ts';
import type { ChangeBy } from '../../platform/mongo/aggregate.ts';
import type { Db } from '../../platform/mongo/connect.ts';
import type { Bus } from '../../platform/outbox/bus.ts';
import { defineEditionModel, editionStandIns, sealedEditionFields, type EditionFields } from './policies.model.ts';

// So many editions are shown; older ones stay in the store.
const shown = 50;

export type PoliciesRepository = ReturnType<typeof createPoliciesRepository>;

/** Keeps the editions of policies, each a record of its own that nothing changes any more. */
export function createPoliciesRepository({ db, ...deps }: { db: Db; clock: Clock; cipher: FieldCipher; bus: Bus }) {
  const options = { kind: 'policy', model: defineEditionModel(db), sealed: sealedEditionFields, standIns: editionStandIns };
  const store = createAggregateStore<EditionFields>(deps, options);
  const latest = { revision: -1 as const };
  return {
    /** The latest edition without its note: one look into the index; undefined when there is none. */
    latest: async (kind: PolicyKind) => (await store.pick({ kind }, ['revision', 'rules'], { sort: latest, limit: 1 }))[0],
    editions: (kind: PolicyKind) => store.list({ kind }, { sort: latest, limit: shown }),
    /** Writes an edition; two of one number cannot be, so that the first of two who set at once wins. */
    add: (fields: EditionFields, by: ChangeBy) => {
      const { kind, revision, rules } = fields;
      const event = { type: 'policy:set', data: { kind, revision, steps: rules?.steps.length ?? 'shipped' } };
      return store.insert(`${kind}.${revision}`, fields, by, [event]);
    },
  };
}

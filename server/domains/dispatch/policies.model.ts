import type { PolicyKind, PolicyRules } from '#shared/dispatch/policy-rules.ts';
import type { StaffId } from '#shared/kernel/ids.ts';
import { unreadableText } from '../../platform/crypto/unreadable.ts';
import { defineAggregateModel } from '../../platform/mongo/aggregate-model.ts';
import type { Aggregate } from '../../platform/mongo/aggregate.ts';
import type { Db } from '../../platform/mongo/connect.ts';

/** One edition of a policy as stored; it is never changed. Its note is people's words and sealed. */
export type EditionFields = {
  kind: PolicyKind;
  /** The number of the edition: 1, 2, 3 … of its kind. */
  revision: number;
  /** Null: as shipped. */
  rules: PolicyRules | null;
  note: string;
  by: StaffId;
  at: Date;
};
export type EditionDoc = Aggregate<EditionFields>;
export const sealedEditionFields = ['note'] as const;
/** What was set stays known when its note does not open. */
export const editionStandIns: Partial<EditionFields> = { note: unreadableText };

/** Declares the collection of editions. */
export function defineEditionModel(db: Db) {
  const fields = { kind: String, revision: Number, rules: Object, note: String, by: String, at: Date };
  return defineAggregateModel(db, 'dispatchPolicies', fields, [[{ kind: 1, revision: -1 }]]);
}

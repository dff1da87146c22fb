import { defineAggregateModel } from '../../platform/mongo/aggregate-model.ts';
import type { Db } from '../../platform/mongo/connect.ts';

const fields = {
  ...{ conversationId: String, contactId: String, contactNumber: Number, reason: String, hours: Number, state: String },
  ...{ askedBy: String, askedAt: Date, decidedBy: String, until: Date, renewed: Number },
};

/** Declares the collection of limits. */
export function defineLimitModel(db: Db) {
  return defineAggregateModel(db, 'limits', fields, [[{ conversationId: 1, state: 1, until: 1 }], [{ state: 1, until: 1 }]]);
}

import type { StaffId } from '#shared/kernel/ids.ts';
import type { TriageInput, TriageVersions } from '#shared/triage/answers.schema.ts';
import type { Level } from '#shared/triage/levels.ts';
import type { LevelState } from '#shared/triage/triage.lifecycle.ts';
import { defineAggregateModel, defineModel } from '../../platform/mongo/aggregate-model.ts';
import type { Aggregate } from '../../platform/mongo/aggregate.ts';
import type { Db } from '../../platform/mongo/connect.ts';

export type LowerRequest = { to: Level; by: StaffId; reason: string; at: string };
export type Confirmation = { at: string; by: StaffId; how: 'spokeToChild' | 'supervisor'; reason: string };

/** What the last change was: with the document's level and answers it is a whole assessment, from which the kept row is made. */
export type LastStep = { kind: AssessmentRow['kind']; by: StaffId; at: string; reason: string | null; approvedBy: StaffId | null };

/** The triage of one contact; its id is the contact's. */
export type TriageFields = {
  level: LevelState;
  /** Whether anything was answered or judged at all. */
  begun: boolean;
  versions: TriageVersions;
  submittedAt: Date | null;
  submittedBy: StaffId | null;
  /** Since when a wish to lower waits for its second person; null when none does. Follows `lowerRequest`, which is sealed. */
  lowerAskedAt: Date | null;
  /** Sealed, as are the following: they hold answers about a child and people's words. */
  input: TriageInput;
  lowerRequest: LowerRequest | null;
  confirmed: Confirmation | null;
  last: LastStep | null;
};
export type Triage = Aggregate<TriageFields>;
export const sealedTriageFields = ['input', 'lowerRequest', 'confirmed', 'last'] as const;

/** One assessment kept for good; `input` and `reason` are sealed. */
export type AssessmentRow = {
  _id: string;
  contactId: string;
  /** The version of the triage that this assessment made: unique and growing. */
  seq: number;
  at: Date;
  by: string;
  kind: 'draft' | 'submitted' | 'raised' | 'lowered';
  level: string;
  versions: TriageVersions;
  input: string;
  rules: string[];
  reason: string | null;
  approvedBy: string | null;
};

/** Declares the collections of triages and assessments. */
export function defineTriageModels(db: Db) {
  const sealed = Object.fromEntries(sealedTriageFields.map((field) => [field, String]));
  const triages = defineAggregateModel(
    db,
    'triages',
    { level: Object, begun: Boolean, versions: Object, submittedAt: Date, submittedBy: String, lowerAskedAt: Date, ...sealed },
    [[{ lowerAskedAt: 1 }]],
  );
  const assessments = defineModel<AssessmentRow>(
    db,
    'assessments',
    {
      _id: String,
      contactId: String,
      seq: Number,
      at: Date,
      by: String,
      kind: String,
      level: String,
      versions: Object,
      input: String,
      rules: [String],
      reason: String,
      approvedBy: String,
    },
    [[{ contactId: 1, seq: 1 }, { unique: true }]],
  );
  return { triages, assessments };
}

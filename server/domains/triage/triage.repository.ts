import type { Clock } from '#shared/kernel/clock.ts';
import type { FieldCipher } from '../../platform/crypto/field-cipher.ts';
import { openEach } from '../../platform/crypto/unreadable.ts';
import { createAggregateStore } from '../../platform/mongo/aggregate-store.ts';
import { createSealer } from '../../platform/mongo/sealer.ts';
import { isDuplicate, type Db } from '../../platform/mongo/connect.ts';
import type { Bus } from '../../platform/outbox/bus.ts';
import { defineTriageModels, sealedTriageFields, type AssessmentRow, type Triage, type TriageFields } from './triage.model.ts';

type Deps = { db: Db; clock: Clock; cipher: FieldCipher; bus: Bus };
export type Assessed = Omit<AssessmentRow, 'input'> & { input: unknown };

export type TriageRepository = ReturnType<typeof createTriageRepository>;

/** Keeps triages and every assessment made. */
export function createTriageRepository({ db, clock, cipher, bus }: Deps) {
  const models = defineTriageModels(db);
  const store = createAggregateStore<TriageFields>(
    { clock, cipher, bus },
    { kind: 'triage', model: models.triages, sealed: sealedTriageFields },
  );
  const sealer = createSealer(cipher, 'assessment', ['input', 'reason']);

  /** Keeps an assessment; one whose number is taken is kept already. */
  async function keep(assessed: Assessed): Promise<boolean> {
    try {
      await models.assessments.create(sealer.seal(assessed._id, assessed) as never);
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }
  const isKept = async (contactId: string, seq: number): Promise<boolean> =>
    (await models.assessments.countDocuments({ contactId, seq })) > 0;

  async function history(contactId: string): Promise<Assessed[]> {
    const rows = await models.assessments.find({ contactId }).sort({ seq: -1 }).limit(200).lean<Record<string, unknown>[]>();
    return openEach(rows, (row) => sealer.open<Assessed>(row));
  }
  /** Triages whose level somebody wishes to lower, longest waiting first. */
  const lowerAsked = (): Promise<Triage[]> => store.list({ lowerAskedAt: { $gt: new Date(0) } }, { sort: { lowerAskedAt: 1 }, limit: 100 });
  return { ...store, keep, isKept, history, lowerAsked };
}

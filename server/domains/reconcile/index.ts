import type { Clock } from '#shared/kernel/clock.ts';
import type { Db } from '../../platform/mongo/connect.ts';
import { createReconcileRepository } from './reconcile.repository.ts';
import { createReconcileService, type ReconcileService } from './reconcile.service.ts';

export type { Checked, Finding } from './finding.ts';
export { numberedKinds } from './trail.check.ts';

type Deps = { db: Db; clock: Clock; wait: (ms: number) => Promise<void> };

/** Assembles reconciliation, which reads what every other domain has stored and is known by none. */
export const createReconcile = ({ db, clock, wait }: Deps): ReconcileService =>
  createReconcileService({ facts: createReconcileRepository(db), clock, wait });

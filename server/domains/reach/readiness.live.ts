import { readinessApi, readinessEvents, type OnCallReadiness } from '#shared/reach/readiness.api.ts';
import { calm } from '../../platform/calm.ts';
import type { GuardedRouter } from '../../platform/http/guarded-router.ts';
import { staffWith } from '../../platform/http/policies.ts';
import type { Bus } from '../../platform/outbox/bus.ts';
import type { Live } from '../../platform/sockets/live.ts';
import { floorRoom } from '../../platform/sockets/rooms.ts';
import type { Sweeper } from '../../platform/sweeper.ts';
import type { ReadinessService } from './readiness.service.ts';

type Deps = { router: GuardedRouter; bus: Bus; live: Live; sweeper: Sweeper; readiness: ReadinessService };

// Shifts begin and proofs grow old by themselves, so it is looked at every so many milliseconds; bursts of proofs become one look.
const everyMs = 15_000;
const calmMs = 1_000;

/** Serves readiness to supervisors and coordinators, and tells the floor when it has changed. */
export function addReadiness({ router, bus, live, sweeper, readiness }: Deps): void {
  router.on(readinessApi.now, staffWith('supervisor', 'coordinator'), async () => ({ people: await readiness.now() }));

  // Each node tells its own screens by what it saw itself, so that this goes on while Redis is away.
  let seen: string | null = null;
  async function look(): Promise<number> {
    if (!live.watched(floorRoom)) {
      seen = null;
      return 0;
    }
    const before = seen;
    seen = (await readiness.now()).map(markOf).join(' ');
    if (before !== seen) live.emit(floorRoom, readinessEvents.changed, {});
    return 0;
  }
  sweeper.add({ name: 'readiness', everyMs, everyNode: true, run: look });
  bus.subscribe('reach:*', ({ kind, id, version, event }) => live.spread({ kind, id, version, type: event.type, data: {} }));
  const soon = calm(calmMs, async () => void (await look()));
  live.onNews('reach', async () => void (await soon()));
}

// Who is on call and can be reached; not since when, which changes with every receipt.
const markOf = ({ staffId, reachable, push, sms }: OnCallReadiness): string =>
  `${staffId}${reachable ? '+' : '-'}${push ? 'p' : ''}${sms ? 's' : ''}`;

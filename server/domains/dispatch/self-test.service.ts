import { unprovenFrom, type SelfTestView } from '#shared/dispatch/self-test.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import { newId, type CommandId } from '#shared/kernel/ids.ts';
import type { Logger } from '../../platform/logger.ts';
import type { DispatchRepository } from './dispatch.repository.ts';
import type { DutyService } from './duty.service.ts';
import type { PagesRepository } from './pages.repository.ts';
import { endSelfTest, howFar, openSelfTest, testOfficer } from './self-test.rules.ts';
import type { SelfTestRepository, SelfTestRow } from './self-test.repository.ts';

type Deps = {
  runs: SelfTestRepository;
  dispatches: DispatchRepository;
  pages: PagesRepository;
  duty: Pick<DutyService, 'acknowledge'>;
  clock: Clock;
  logger: Logger;
  /** How often paging is proven; 0 for never, as when it is not given. */
  selfTestSeconds?: number;
};
const by = { actor: { kind: 'system', part: 'self-test' } } as const;
// A self-test that has not come through by then is stuck, in milliseconds.
const patienceMs = 20_000;

export type SelfTestService = ReturnType<typeof createSelfTestService>;

/** Proves again and again that a page gets from the decision to an answer: by a dispatch like every other, to a device of this process. */
export function createSelfTestService({ runs, dispatches, pages, duty, clock, logger, selfTestSeconds: everySeconds = 0 }: Deps) {
  const everyMs = everySeconds * 1000;
  let tell: () => void = () => undefined;

  /** Looks whether the last one is stuck, and begins the next when it is due and no other node does. Gives how many it began. */
  async function look(): Promise<number> {
    const now = clock.now();
    const row = (await runs.find()) ?? (await runs.begun(now));
    if (!row) return 0;
    const begunAt = row.runAt?.getTime() ?? Infinity;
    if (row.runId && now.getTime() - begunAt >= Math.min(patienceMs, everyMs)) await settle(row.runId);
    const inMs = row.nextAt.getTime() - now.getTime();
    // One planned for later than that was planned when they were rarer.
    const isDue = inMs <= 0 || inMs > 2 * everyMs;
    return isDue && (await begin(row, now)) ? 1 : 0;
  }
  async function begin(row: SelfTestRow, now: Date): Promise<boolean> {
    const id = newId();
    const old = await runs.claim(row, id, now, new Date(now.getTime() + everyMs));
    if (!old) return false;
    const { fields, events } = openSelfTest(id, now);
    await dispatches.open(id, fields, by, events);
    if (old.length > 0) await pages.removeOf(await dispatches.removeSelfTests(old));
    return true;
  }

  /** The device was paged and has given its receipt: answers as an officer does. */
  async function answer(id: string): Promise<void> {
    await duty.acknowledge(id, 1, null, { actor: testOfficer, commandId: newId<CommandId>() });
    await settle(id);
  }

  /** Writes down how far one came, and ends it. */
  async function settle(id: string): Promise<void> {
    const [dispatch, [page = null]] = await Promise.all([dispatches.find(id), pages.of(id)]);
    const far = howFar(dispatch, page);
    const at = clock.now();
    const stuck = typeof far === 'string';
    const isNews = await runs.end(id, stuck ? { stuck: { at, part: far } } : { proven: { at, ...far }, stuck: null });
    if (dispatch) await dispatches.change(id, by, endSelfTest(at));
    if (!isNews) return;
    if (stuck) logger.error({ dispatchId: id, part: far }, 'the self-test of urgent dispatch got stuck');
    else tell();
  }

  /** How paging was last proven; null where it never is. */
  async function view(): Promise<SelfTestView | null> {
    if (everySeconds === 0) return null;
    const row = await runs.find();
    const proven = row?.proven ? { ...row.proven, at: row.proven.at.toISOString() } : null;
    const stuck = row?.stuck ? { ...row.stuck, at: row.stuck.at.toISOString() } : null;
    return { everySeconds, since: row?.since.toISOString() ?? null, proven, stuck };
  }

  /** When paging was last proven, and whether that is recent enough for an outside monitor to be calm. */
  async function heartbeat(): Promise<{ proven: boolean; at: string | null; seconds: number | null }> {
    const seen = await view();
    const until = seen?.proven ? unprovenFrom(seen) : null;
    const took = seen?.proven ? seen.proven.acknowledgedMs / 1000 : null;
    return { proven: until !== null && clock.now().getTime() <= until, at: seen?.proven?.at ?? null, seconds: took };
  }

  /** Calls `told` after each self-test that came through. */
  const onProven = (told: () => void): void => {
    tell = told;
  };

  return { look, answer, view, heartbeat, onProven };
}

import type { Directory } from '#shared/places/directory.ts';
import { addDispatchJobs, createDispatches } from '#server/domains/dispatch/index.ts';
import type { Logger } from '#server/platform/logger.ts';
import { createFieldCipher } from '#server/platform/crypto/field-cipher.ts';
import { createMetrics } from '#server/platform/metrics.ts';
import { connectMongo, ensureIndexes } from '#server/platform/mongo/connect.ts';
import { createBus } from '#server/platform/outbox/bus.ts';
import { createLogger } from '#server/platform/logger.ts';
import { createSweeper } from '#server/platform/sweeper.ts';
import type { Providers } from './providers.ts';
import type { SimClock } from './sim-clock.ts';

type Domain = Parameters<typeof createDispatches>[0];
export type World = Pick<Domain, 'people' | 'rosters' | 'present' | 'reachable' | 'policyFor'> & {
  url: string;
  clock: SimClock;
  providers: Providers;
  contacts: Domain['contacts']['repository'] & Parameters<typeof addDispatchJobs>[0]['contacts'];
  /** What no node may ever log. */
  alarm: (text: string) => void;
  /** Events of dispatch reach no subscriber: only the sweeps are left. */
  isDeaf: () => boolean;
};

const keyring = { current: 'k1', keys: new Map([['k1', Buffer.alloc(32, 7)]]), index: Buffer.alloc(32, 9) };
// Every scenario has a district of its own; what lies around it is the roster's matter.
const anywhere = { place: (id: string) => ({ id, kind: 'district' }), lineage: () => [] } as unknown as Directory;

/** One process of the installation: it shares nothing with the others but the store, the clock and the providers. */
export async function startNode(world: World) {
  const { clock } = world;
  const db = await connectMongo(world.url, createLogger('silent'));
  const self = { alive: true, begun: 0, ended: 0 };
  const lines = { alive: true, parked: 0 };
  const pending = new Set<Promise<unknown>>();
  const logger = loggerFor(self, world.alarm);
  const bus = createBus(logger);
  const { subscribe } = bus;
  bus.subscribe = (pattern, run) =>
    subscribe(pattern, (published) => {
      if (!self.alive || (world.isDeaf() && published.kind === 'dispatch')) return;
      return tracked(Promise.resolve(run(published)));
    });
  const domain = createDispatches({
    ...{ db, clock, bus, logger, cipher: createFieldCipher(keyring), deskPhone: null },
    ...{ people: world.people, rosters: world.rosters, present: world.present, reachable: world.reachable, directory: () => anywhere },
    ...(world.policyFor ? { policyFor: world.policyFor } : {}),
    contacts: { repository: world.contacts, work: { addCloseGuard: () => 0, keepOpen: async () => undefined } },
    triage: { find: async () => null },
    channels: world.providers.channelsOf(lines).map(({ name, send }) => ({ name, send: (...page) => ((self.begun += 1), send(...page)) })),
    // The sender says so when it is through with a page.
    live: { spread: () => void (self.ended += 1) },
    signalAfter: (ms) => clock.signalAfter(ms, () => self.alive),
  });
  const sweeper = createSweeper({ logger, metrics: createMetrics() });
  addDispatchJobs({ ...{ bus, sweeper, contacts: world.contacts }, ...domain });

  function tracked<T>(work: Promise<T>): Promise<T> {
    const noted = work.then(
      () => undefined,
      () => undefined,
    );
    pending.add(noted);
    void noted.finally(() => pending.delete(noted));
    return work;
  }
  return {
    ...domain,
    db,
    tracked,
    isAlive: () => self.alive,
    /** True when nothing is under way that does not wait for the clock. */
    isQuiet: () => !self.alive || (pending.size === 0 && self.begun - self.ended === lines.parked),
    sweep: async () => (self.alive ? tracked(sweeper.runAll()) : undefined),
    /** From now on nothing leaves this process and nothing reaches it. */
    kill: () => {
      self.alive = false;
      lines.alive = false;
    },
    /** From now on no page leaves this process, which does not know that yet. */
    choke: () => void (lines.alive = false),
    indexes: () => ensureIndexes(db),
    stop: () => db.close(),
  };
}
export type SimNode = Awaited<ReturnType<typeof startNode>>;

/** Counts pages whose end could not be written, and reports what must never happen. */
function loggerFor(self: { ended: number; alive: boolean }, alarm: (text: string) => void): Logger {
  const quiet = () => undefined;
  const warn = (_: object, text: string) => {
    if (text.startsWith('what became of a page')) self.ended += 1;
    else if (!text.startsWith('a page did not go out') && self.alive) alarm(text);
  };
  const error = ({ err }: { err?: Error }, text: string) => self.alive && alarm(`${text}: ${err?.message ?? ''}`);
  return { trace: quiet, debug: quiet, info: quiet, warn, error, fatal: error } as unknown as Logger;
}

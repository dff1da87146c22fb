import type { Logger } from '../logger.ts';
import type { AggregateModel } from '../mongo/aggregate-model.ts';
import type { Published } from '../mongo/aggregate.ts';

/** Acts on an event; must be safe to repeat, since an event is told again until every subscriber has acted on it. */
export type Subscriber = (published: Published) => void | Promise<void>;

/** How far this process's subscribers are with an event: `failed` until it is told again; unknown ones are `done`. */
export type Hearing = 'running' | 'failed' | 'done';

/** Hands written events to whoever in this process listens; a listener that fails harms nobody else, and the relay tells it again. */
export type Bus = ReturnType<typeof createBus>;

/** Makes the bus of one process. */
export function createBus(logger: Logger) {
  const subscribers: { types: (type: string) => boolean; run: Subscriber }[] = [];
  const models = new Map<string, AggregateModel>();
  const running = new Map<string, Promise<boolean>>();
  const failed = new Set<string>();

  /** Listens to one event type, or to all of a noun with `noun:*`, or to everything with `*`. */
  function subscribe(pattern: string, run: Subscriber): void {
    const prefix = pattern.endsWith('*') ? pattern.slice(0, -1) : null;
    subscribers.push({ types: (type) => (prefix === null ? type === pattern : type.startsWith(prefix)), run });
  }
  /** Tells all subscribers; resolves, never rejects, to whether each of them has acted. */
  function publish(published: Published): Promise<boolean> {
    const { id, type } = published.event;
    failed.delete(id);
    const runs = subscribers.filter(({ types }) => types(type)).map(({ run }) => runOne(run, published));
    const all = Promise.all(runs).then((acted) => {
      running.delete(id);
      if (acted.every(Boolean)) return true;
      failed.add(id);
      return false;
    });
    running.set(id, all);
    return all;
  }
  async function runOne(run: Subscriber, published: Published): Promise<boolean> {
    try {
      await run(published);
      return true;
    } catch (error) {
      const { event, id } = published;
      logger.error({ err: error, event: event.type, id }, 'a subscriber failed; the event stays in its outbox and is told again');
      return false;
    }
  }
  function hearing(eventId: string): Hearing {
    if (running.has(eventId)) return 'running';
    return failed.has(eventId) ? 'failed' : 'done';
  }
  /** Resolves when this process's subscribers are through with an event. */
  const through = async (eventId: string): Promise<void> => void (await running.get(eventId));
  /** Forgets that an event failed, once whoever asks has seen it: it may be another process that tells it again, and this one would remember for ever. */
  const forget = (eventId: string): boolean => failed.delete(eventId);
  return {
    subscribe,
    publish,
    hearing,
    through,
    forget,
    register: (kind: string, model: AggregateModel) => models.set(kind, model),
    models,
  };
}

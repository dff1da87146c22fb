import type { Logger } from '../logger.ts';
import type { AggregateModel } from '../mongo/aggregate-model.ts';
import type { Published } from '../mongo/aggregate.ts';

export type Subscriber = (published: Published) => void | Promise<void>;

/** Hands written events to whoever in this process listens; a listener that fails harms nobody else. */
export type Bus = ReturnType<typeof createBus>;

/** Makes the bus of one process. */
export function createBus(logger: Logger) {
  const subscribers: { types: (type: string) => boolean; run: Subscriber }[] = [];
  const models = new Map<string, AggregateModel>();

  /** Listens to one event type, or to all of a noun with `noun:*`, or to everything with `*`. */
  function subscribe(pattern: string, run: Subscriber): void {
    const prefix = pattern.endsWith('*') ? pattern.slice(0, -1) : null;
    subscribers.push({ types: (type) => (prefix === null ? type === pattern : type.startsWith(prefix)), run });
  }
  function publish(published: Published): void {
    for (const { types, run } of subscribers) if (types(published.event.type)) void runOne(run, published);
  }
  async function runOne(run: Subscriber, published: Published): Promise<void> {
    try {
      await run(published);
    } catch (error) {
      logger.error({ err: error, event: published.event.type, id: published.id }, 'a subscriber failed; the sweep will repeat it');
    }
  }
  return { subscribe, publish, register: (kind: string, model: AggregateModel) => models.set(kind, model), models };
}

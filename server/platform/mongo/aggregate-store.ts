import { actorRef } from '#shared/kernel/actor.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import { newId } from '#shared/kernel/ids.ts';
import type { Model } from 'mongoose';
import type { FieldCipher } from '../crypto/field-cipher.ts';
import { openEach, UnreadableError } from '../crypto/unreadable.ts';
import { refuse } from '../errors.ts';
import type { Bus } from '../outbox/bus.ts';
import type { Aggregate, AggregateBase, Changed, ChangeBy, Decision, EventDraft, OutboxEvent } from './aggregate.ts';
import { isDuplicate } from './connect.ts';
import { createReads } from './reads.ts';
import { createRecent, tentatively } from './recent.ts';
import { createSealer } from './sealer.ts';
import { createTurns } from './turns.ts';
import { createWrites, rowsOf } from './writes.ts';

const keptCommands = 50;
const tries = 12;
// So many come in one answer of the store: enough to be quick, few enough to let others in between.
const pickedAtOnce = 2_000;

type Deps = { clock: Clock; cipher: FieldCipher; bus: Bus };
type Options<Fields> = {
  kind: string;
  model: Model<AggregateBase>;
  sealed?: readonly (keyof Fields & string)[];
  /** What stands for a sealed field that cannot be opened, so that the rest of the record stays in work; without one the record is refused. */
  standIns?: Partial<Fields>;
  /** Decides first by what this process wrote a moment ago; only for records that nobody writes without raising their version. */
  recent?: boolean;
};
type Decide<Fields> = (doc: Aggregate<Fields>) => Decision<Fields> | null;
type Allow<Fields> = (doc: Aggregate<Fields>) => void;
type Sort = Record<string, 1 | -1>;
type Find = { sort?: Sort; limit?: number };
export type Sum = { of: string; count: number; sum: number };

/** Reads and changes one kind of aggregate: each change is one atomic write of the fields and their numbered events. */
export type AggregateStore<Fields extends object> = ReturnType<typeof createAggregateStore<Fields>>;

/** Makes the store of an aggregate; `sealed` fields are encrypted as JSON in the document. */
export function createAggregateStore<Fields extends object>(deps: Deps, options: Options<Fields>) {
  const { kind, model } = options;
  const rows = rowsOf(model);
  const writes = createWrites(rows);
  const read = createReads(rows);
  const inTurn = createTurns();
  const sealer = createSealer(deps.cipher, kind, options.sealed ?? [], options.standIns);
  const recent = options.recent ? createRecent<Aggregate<Fields>>() : null;
  const reading = new Map<string, Promise<Aggregate<Fields> | null>>();

  /** Writes a new aggregate; a repeat with the same id or command returns the one that is there. */
  async function insert(id: string, fields: Fields, by: ChangeBy, events: EventDraft[]): Promise<Changed<Fields>> {
    const outbox = number(events, by, 0);
    const base: AggregateBase = { _id: id, version: 1, eventSeq: outbox.length, commands: by.commandId ? [by.commandId] : [], outbox };
    try {
      await writes.insert({ ...sealer.seal(id, fields), ...base });
    } catch (error) {
      const there = isDuplicate(error, '_id') ? await find(id) : null;
      if (!there) throw error;
      return { doc: there, changed: false, events: [] };
    }
    return done({ ...fields, ...base }, outbox);
  }

  async function find(id: string): Promise<Aggregate<Fields> | null> {
    const raw = await read(id);
    return raw && open(raw);
  }

  /** The aggregate, or a `notFound` refusal. */
  async function get(id: string): Promise<Aggregate<Fields>> {
    const doc = await find(id);
    if (!doc) throw refuse('notFound');
    return doc;
  }

  /** The aggregate as it was at a version or later: what news of that version shows. Several who ask at once read it once. */
  async function asOf(id: string, version: number): Promise<Aggregate<Fields> | null> {
    const known = recent?.since(id, version);
    if (known) return known;
    const key = `${id} ${version}`;
    const asked = reading.get(key) ?? find(id).finally(() => reading.delete(key));
    reading.set(key, asked);
    const doc = await asked;
    // Whoever shows the same news next need not read it again.
    if (doc) recent?.put(doc);
    return doc;
  }

  /** Those that fit; a record that cannot be opened and has no stand-ins is left out, and reported by the cipher. */
  async function list(filter: Record<string, unknown>, { sort, limit = 1000 }: Find = {}): Promise<Aggregate<Fields>[]> {
    const found = rows.find(filter).limit(limit);
    return openEach(await (sort ? found.sort(sort) : found).toArray(), open);
  }

  /** Remembers what was read for records that are about to be changed. */
  const remember = (docs: readonly Aggregate<Fields>[]): void => docs.forEach((doc) => recent?.put(doc));

  /** A few fields of all that fit, none of them sealed: for questions about many at once. */
  async function pick<Key extends keyof Aggregate<Fields> & string>(
    filter: Record<string, unknown>,
    fields: readonly Key[],
    { sort, limit }: Find = {},
  ): Promise<Pick<Aggregate<Fields>, Key>[]> {
    const query = model.find(filter as never, Object.fromEntries(fields.map((field) => [field, 1]))).batchSize(pickedAtOnce);
    if (sort) query.sort(sort);
    if (limit) query.limit(limit);
    return query.lean<Pick<Aggregate<Fields>, Key>[]>();
  }

  const count = (filter: Record<string, unknown>): Promise<number> => model.countDocuments(filter as never).exec();

  /** How many fit, and the sum of a number in them, for each value of a field. */
  async function sums(filter: Record<string, unknown>, by: string, number?: string): Promise<Sum[]> {
    const group = { _id: `$${by}`, count: { $sum: 1 }, ...(number ? { sum: { $sum: `$${number}` } } : {}) };
    const rows = await model.aggregate<{ _id: unknown; count: number; sum?: number }>([{ $match: filter }, { $group: group }]);
    return rows.map(({ _id, count: n, sum = 0 }) => ({ of: String(_id), count: n, sum }));
  }

  /**
   * Loads, lets `decide` look, writes on the condition that nobody wrote in between, and repeats when somebody did.
   * `decide` returns null for "nothing to do" and throws an AppError to refuse; a repeated command is not decided again.
   * `allow` throws for whoever must not even be answered; it is asked of a repeated command too, since ids of commands are no secret.
   */
  const change = (id: string, by: ChangeBy, decide: Decide<Fields>, allow?: Allow<Fields>): Promise<Changed<Fields>> =>
    inTurn(id, () => tryChange(id, by, decide, allow));

  async function tryChange(id: string, by: ChangeBy, decide: Decide<Fields>, allow?: Allow<Fields>): Promise<Changed<Fields>> {
    const quick = await tryRecent(id, by, decide, allow);
    if (quick) return quick;
    for (let attempt = 0; attempt < tries; attempt += 1) {
      const doc = await get(id);
      allow?.(doc);
      if (by.commandId && doc.commands.includes(by.commandId)) return { doc, changed: false, events: [] };
      const decision = decide(doc);
      if (!decision) return { doc, changed: false, events: [] };
      const written = await write(doc, decision, by);
      if (written) return written;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 4 * attempt));
    }
    throw refuse('conflict');
  }

  /** Decides by what was written a moment ago: the write itself tells whether that still holds, anything else is looked at anew. */
  async function tryRecent(id: string, by: ChangeBy, decide: Decide<Fields>, allow?: Allow<Fields>): Promise<Changed<Fields> | null> {
    const doc = recent?.since(id, 0);
    if (!doc || (by.commandId && doc.commands.includes(by.commandId))) return null;
    const decision = tentatively(() => {
      allow?.(doc);
      return decide(doc);
    });
    const written = decision && (await write(doc, decision, by));
    if (!written) recent?.drop(id);
    return written;
  }

  async function write(doc: Aggregate<Fields>, decision: Decision<Fields>, by: ChangeBy): Promise<Changed<Fields> | null> {
    const lost = doc.unreadable?.find((field) => field in decision.set);
    // What does not open may open again with its key: it must not be lost under new words.
    if (lost) throw new UnreadableError({ kind, id: doc._id, field: lost });
    const events = number(decision.events, by, doc.eventSeq);
    const pushes: Record<string, unknown> = { outbox: { $each: events } };
    if (by.commandId) pushes.commands = { $each: [by.commandId], $slice: -keptCommands };
    const update = { $set: sealer.seal(doc._id, decision.set), $inc: { version: 1, eventSeq: events.length }, $push: pushes };
    if (!(await writes.change({ id: doc._id, version: doc.version, update, events }))) return null;
    const commands = by.commandId ? [...doc.commands, by.commandId].slice(-keptCommands) : doc.commands;
    const base = { version: doc.version + 1, eventSeq: doc.eventSeq + events.length, commands, outbox: [...doc.outbox, ...events] };
    return done({ ...doc, ...decision.set, ...base }, events);
  }

  function number(events: EventDraft[], by: ChangeBy, from: number): OutboxEvent[] {
    const at = deps.clock.now();
    const actor = actorRef(by.actor);
    return events.map(({ type, data = {} }, i) => ({ id: newId(), seq: from + i + 1, type, at, actor, data }));
  }

  function done(doc: Aggregate<Fields>, events: OutboxEvent[]): Changed<Fields> {
    recent?.put(doc);
    for (const event of events) void deps.bus.publish({ kind, id: doc._id, version: doc.version, event, repeated: false });
    return { doc, changed: true, events };
  }

  const open = (raw: Record<string, unknown>): Aggregate<Fields> => sealer.open<Aggregate<Fields>>(raw);

  deps.bus.register(kind, model);
  return { kind, insert, find, get, asOf, list, remember, pick, count, sums, change };
}

import type { Actor, ActorRef } from '#shared/kernel/actor.ts';

/** An event as an aggregate writes it down: ids and codes only, never content. */
export type EventDraft = { type: string; data?: Record<string, unknown> };

/** An event in an aggregate's outbox; `seq` is contiguous within the aggregate. */
export type OutboxEvent = { id: string; seq: number; type: string; at: Date; actor: ActorRef; data: Record<string, unknown> };

/** The fields every aggregate has besides its own. */
export type AggregateBase = {
  _id: string;
  /** Grows by one with each write; the condition of the next. */
  version: number;
  /** Number of the last event. */
  eventSeq: number;
  /** The last 50 command ids, so that a repeated command does nothing. */
  commands: string[];
  outbox: OutboxEvent[];
  /** In memory only: sealed fields that did not open and hold their stand-in. They are never written over. */
  unreadable?: readonly string[];
};

/** An aggregate as it stands in memory, its sealed fields open. */
export type Aggregate<Fields> = AggregateBase & Fields;

/** Who asks for a change, and under which command id (absent for timers and sweeps, which carry a fence of their own). */
export type ChangeBy = { actor: Actor; commandId?: string };

/** What a decision wants written: the fields to set and the events that tell of it. */
export type Decision<Fields> = { set: Partial<Fields>; events: EventDraft[] };

/** What a change ended as: `changed` false when the command was a repeat or the decision saw nothing to do. */
export type Changed<Fields> = { doc: Aggregate<Fields>; changed: boolean; events: OutboxEvent[] };

/** An event with the aggregate it belongs to, as subscribers get it; `repeated` when a sweep found it, because its node may have died before it could act. */
export type Published = { kind: string; id: string; version: number; event: OutboxEvent; repeated: boolean };

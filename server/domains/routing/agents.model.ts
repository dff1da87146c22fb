import type { ContactId, OfferId } from '#shared/kernel/ids.ts';
import type { Language } from '#shared/kernel/text.ts';
import type { Skill } from '#shared/people/people.schema.ts';
import type { Worked } from '#shared/floor/figures.ts';
import type { Line } from '#shared/routing/line.schema.ts';
import type { AgentState, NotReady, OwnReason } from '#shared/routing/routing.schema.ts';
import { defineAggregateModel, defineModel } from '../../platform/mongo/aggregate-model.ts';
import type { Aggregate } from '../../platform/mongo/aggregate.ts';
import type { Db } from '../../platform/mongo/connect.ts';
import type { Room } from './hands.ts';

/** What fills an agent's hands: an offer (with its id) or a contact they own; a `whole` one takes all that the others leave. */
export type Hold = { contactId: ContactId; offerId: OfferId | null; units: number; whole: boolean; since: Date };

/** A contact that weighed on an agent: by its risk, or because they said so; `closed` once a pause was offered for it. */
export type Heavy = { contactId: ContactId; at: Date; by: 'risk' | 'agent'; closed: boolean };
/** How the shift weighs on an agent; small, since only the last hours are kept. */
export type AgentCare = { heavy: Heavy[]; restedAt: Date | null; pauseOfferedAt: Date | null };

/** An agent's capacity lives here and nowhere else. The document's id is the staff id. */
export type AgentFields = {
  state: AgentState;
  reason: NotReady | null;
  since: Date;
  /** Since when their hands were last emptied or they went ready: the longest idle is served first. */
  idleSince: Date;
  languages: Language[];
  skills: Skill[];
  /** Conversations held at once. */
  capacity: number;
  load: number;
  holds: Hold[];
  /** Fence of the "desk is gone" clock; null while a desk is connected. */
  goneAt: Date | null;
  /** "Last contact, then …": no offers, and this reason when the hands are empty. */
  pending: OwnReason | null;
  /** Until when a pause is meant to last. */
  until: Date | null;
  care: AgentCare;
  /** How the local day was spent until `at`, in ms; null before the first state. */
  worked: (Worked & { at: Date }) | null;
  /** What the matcher looks agents up by, worked out anew with each write: whether there is room, and who is able to do the same. */
  room: Room;
  pool: string;
};
export type Agent = Aggregate<AgentFields>;

/** A desk's socket on a web node. */
export type PresenceRow = { _id: string; nodeId: string; staffId: string; at: Date; desk: boolean };
/** A web node's lease: when it runs out, its sockets count as gone. */
export type NodeRow = { _id: string; until: Date };
/** A line as stored, kept whole as its schema describes it. */
export type LineRow = { _id: string; entry: Line };

const agentFields = {
  state: String,
  reason: String,
  since: Date,
  idleSince: Date,
  languages: [String],
  skills: [Object],
  capacity: Number,
  load: Number,
  holds: [Object],
  goneAt: Date,
  pending: String,
  until: Date,
  care: Object,
  worked: Object,
  room: String,
  pool: String,
};

/** Declares the collections of agents, presence, nodes and lines. */
export function defineRoutingModels(db: Db) {
  const agents = defineAggregateModel(db, 'agents', agentFields, [
    [{ state: 1, idleSince: 1 }],
    [{ goneAt: 1 }],
    [{ room: 1, pool: 1, load: 1, idleSince: 1 }],
  ]);
  const presence = defineModel<PresenceRow>(db, 'presence', { _id: String, nodeId: String, staffId: String, at: Date, desk: Boolean }, [
    [{ staffId: 1 }],
    [{ nodeId: 1 }],
  ]);
  const nodes = defineModel<NodeRow>(db, 'nodes', { _id: String, until: Date });
  const lines = defineModel<LineRow>(db, 'lines', { _id: String, entry: Object });
  return { agents, presence, nodes, lines };
}

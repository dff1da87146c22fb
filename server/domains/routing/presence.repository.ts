import type { Model } from 'mongoose';
import type { NodeRow, PresenceRow } from './agents.model.ts';

type Deps = { presence: Model<PresenceRow>; nodes: Model<NodeRow> };

export type PresenceRepository = ReturnType<typeof createPresenceRepository>;

/** Keeps which desks are connected to which web node, under each node's lease. */
export function createPresenceRepository({ presence, nodes }: Deps) {
  return {
    arrive: async ({ _id, ...row }: PresenceRow) => void (await presence.updateOne({ _id }, { $set: row }, { upsert: true })),
    ofNode: async (nodeId: string): Promise<Set<string>> =>
      new Set((await presence.find({ nodeId }).lean<PresenceRow[]>()).map((row) => row._id)),
    depart: async (socketId: string) => void (await presence.deleteOne({ _id: socketId })),
    renew: async (nodeId: string, until: Date) => void (await nodes.updateOne({ _id: nodeId }, { $set: { until } }, { upsert: true })),
    leaveNode: async (nodeId: string): Promise<string[]> => {
      const rows = await presence.find({ nodeId }).lean<PresenceRow[]>();
      await presence.deleteMany({ nodeId });
      await nodes.deleteOne({ _id: nodeId });
      return rows.map((row) => row.staffId);
    },
    deadNodes: async (now: Date): Promise<string[]> => {
      const live = await nodes.find({ until: { $gt: now } }).lean<NodeRow[]>();
      const orphans = await presence.distinct('nodeId', { nodeId: { $nin: live.map((node) => node._id) } });
      return orphans;
    },
    isPresent: async (staffId: string): Promise<boolean> => (await presence.countDocuments({ staffId, desk: true })) > 0,
    present: async (): Promise<Set<string>> => new Set(await presence.distinct('staffId', { desk: true })),
    connected: async (): Promise<Set<string>> => new Set(await presence.distinct('staffId', {})),
  };
}

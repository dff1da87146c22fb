import type { Indexes } from '../../platform/mongo/aggregate-model.ts';

/** Every question that is asked of many contacts has an index of its own. */
export const contactIndexes: Indexes = [
  [{ state: 1, rank: 1, effectiveSince: 1 }],
  [{ state: 1, rank: 1, lane: 1, effectiveSince: 1 }],
  [{ state: 1, 'callBackPlan.from': 1 }],
  [{ ownerId: 1, state: 1 }],
  [{ 'helpers.staffId': 1 }],
  [{ 'transfer.to': 1 }],
  [{ conversationId: 1, arrivedAt: -1 }],
  [{ callerMark: 1, arrivedAt: -1 }],
  [{ nextActionAt: 1 }],
  [{ 'risk.level': 1, state: 1 }],
  [{ answeredAt: 1, waitedMs: 1 }],
  [{ abandonedAt: 1, waitedMs: 1 }],
  [{ closedAt: 1, handledMs: 1 }],
  [{ lineId: 1, closedAt: -1 }],
  [{ leftRank: 1, abandonedAt: 1 }],
  [{ leftDueAt: 1 }],
  [{ number: 1 }, { unique: true }],
];

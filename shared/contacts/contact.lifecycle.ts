import { z } from 'zod';
import { defineLifecycle } from '../kernel/lifecycle.ts';

/** Where a contact is; exactly one of these at every moment. A `promised` one is called back later and stands in no line until then. */
export const contactStateSchema = z.enum(['queued', 'offered', 'active', 'wrapUp', 'closed', 'abandoned', 'promised']);
export type ContactState = z.infer<typeof contactStateSchema>;

/** The life of a contact (DESIGN: contracts). `giveBack`, `agentLost` and `withdraw` (from whoever is alleged) keep the place in line. */
export const contactLifecycle = defineLifecycle({
  states: contactStateSchema.options,
  steps: {
    offer: { from: ['queued'], to: 'offered' },
    accept: { from: ['offered'], to: 'active' },
    giveBack: { from: ['offered'], to: 'queued' },
    agentLost: { from: ['active'], to: 'queued' },
    withdraw: { from: ['active', 'wrapUp'], to: 'queued' },
    assign: { from: ['queued', 'offered'], to: 'active' },
    transfer: { from: ['active', 'wrapUp'], to: 'active' },
    toLine: { from: ['active'], to: 'queued' },
    wrapUp: { from: ['active'], to: 'wrapUp' },
    resume: { from: ['wrapUp'], to: 'active' },
    close: { from: ['wrapUp'], to: 'closed' },
    closeNonData: { from: ['active', 'wrapUp'], to: 'closed' },
    undoClose: { from: ['closed'], to: 'active' },
    abandon: { from: ['queued', 'offered'], to: 'abandoned' },
    rejoin: { from: ['abandoned', 'promised'], to: 'queued' },
    promise: { from: ['queued', 'offered', 'active', 'wrapUp', 'abandoned'], to: 'promised' },
    fallDue: { from: ['promised'], to: 'queued' },
    notReached: { from: ['queued', 'promised', 'active', 'wrapUp'], to: 'abandoned' },
    takeUp: { from: ['abandoned'], to: 'active' },
  },
});
export type ContactStep = keyof typeof contactLifecycle.steps;

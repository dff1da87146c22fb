import { z } from 'zod';
import { defineLifecycle } from '../kernel/lifecycle.ts';

/** Where a contact is; exactly one of these at every moment. */
export const contactStateSchema = z.enum(['queued', 'offered', 'active', 'wrapUp', 'closed', 'abandoned']);
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
    rejoin: { from: ['abandoned'], to: 'queued' },
    takeUp: { from: ['abandoned'], to: 'active' },
  },
});
export type ContactStep = keyof typeof contactLifecycle.steps;

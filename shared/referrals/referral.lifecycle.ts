import { z } from 'zod';
import { defineLifecycle } from '../kernel/lifecycle.ts';

/** Where a referral is; exactly one of these at every moment. */
export const referralStateSchema = z.enum([
  ...['sent', 'delivered', 'acknowledged', 'accepted', 'inService', 'completed', 'closed'],
  ...['declined', 'noCapacity', 'revoked'],
] as const);
export type ReferralState = z.infer<typeof referralStateSchema>;

/**
 * The life of a referral (DESIGN: contracts). `deliver` is the desk's first look; `complete` is the desk's claim,
 * which the helpline either confirms (`close`) or sends back (`return`); a body that cannot go on says so even after accepting.
 */
export const referralLifecycle = defineLifecycle({
  states: referralStateSchema.options,
  steps: {
    deliver: { from: ['sent'], to: 'delivered' },
    acknowledge: { from: ['delivered'], to: 'acknowledged' },
    accept: { from: ['acknowledged'], to: 'accepted' },
    decline: { from: ['delivered', 'acknowledged', 'accepted'], to: 'declined' },
    noCapacity: { from: ['delivered', 'acknowledged', 'accepted'], to: 'noCapacity' },
    startService: { from: ['accepted'], to: 'inService' },
    complete: { from: ['inService'], to: 'completed' },
    return: { from: ['completed'], to: 'inService' },
    close: { from: ['completed'], to: 'closed' },
    revoke: { from: ['sent', 'delivered', 'acknowledged', 'accepted', 'inService', 'completed'], to: 'revoked' },
  },
});
export type ReferralStep = keyof typeof referralLifecycle.steps;

/** Steps of the department desk, in the order in which it takes them. */
export const deskSteps = [
  'acknowledge',
  'accept',
  'startService',
  'complete',
  'noCapacity',
  'decline',
] as const satisfies readonly ReferralStep[];
export type DeskStep = (typeof deskSteps)[number];

/** States in which the body still has something to do, or its claim is not confirmed yet. */
export const openReferralStates = [
  'sent',
  'delivered',
  'acknowledged',
  'accepted',
  'inService',
  'completed',
] as const satisfies readonly ReferralState[];

/** States in which the body has not said yet whether it will help. */
export const unansweredStates = ['sent', 'delivered', 'acknowledged'] as const satisfies readonly ReferralState[];

/** True while the referral is not ended. */
export const isOpen = (state: ReferralState): boolean => (openReferralStates as readonly ReferralState[]).includes(state);
/** True while the body owes an answer. */
export const isUnanswered = (state: ReferralState): boolean => (unansweredStates as readonly ReferralState[]).includes(state);

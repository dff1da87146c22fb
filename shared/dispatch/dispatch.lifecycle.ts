import { z } from 'zod';
import { defineLifecycle } from '../kernel/lifecycle.ts';

/** Where a dispatch is. `nobody` is the loud state: the ladder is at its end (or the roster is empty) and still nobody goes. */
export const dispatchStateSchema = z.enum([
  'paging',
  'nobody',
  'acknowledged',
  'enRoute',
  'onScene',
  'childSafe',
  'notLocated',
  'handedOver',
  'closed',
  'stoodDown',
]);
export type DispatchState = z.infer<typeof dispatchStateSchema>;

/** The life of a dispatch (DESIGN: contracts). `handBack`: who was going cannot go on, and the ladder climbs again. */
export const dispatchLifecycle = defineLifecycle({
  states: dispatchStateSchema.options,
  steps: {
    climb: { from: ['paging', 'nobody'], to: 'paging' },
    exhaust: { from: ['paging', 'nobody'], to: 'nobody' },
    acknowledge: { from: ['paging', 'nobody'], to: 'acknowledged' },
    handBack: { from: ['acknowledged', 'enRoute', 'onScene'], to: 'paging' },
    depart: { from: ['acknowledged'], to: 'enRoute' },
    arrive: { from: ['acknowledged', 'enRoute'], to: 'onScene' },
    childSafe: { from: ['onScene'], to: 'childSafe' },
    notLocated: { from: ['onScene'], to: 'notLocated' },
    handedOver: { from: ['onScene'], to: 'handedOver' },
    close: { from: ['childSafe', 'notLocated', 'handedOver'], to: 'closed' },
    standDown: { from: ['paging', 'nobody', 'acknowledged', 'enRoute', 'onScene'], to: 'stoodDown' },
  },
});
export type DispatchStep = keyof typeof dispatchLifecycle.steps;

/** What an officer can say came of it; a claim until the helpline has confirmed it. */
export const outcomeSchema = dispatchStateSchema.extract(['childSafe', 'notLocated', 'handedOver']);
export type Outcome = z.infer<typeof outcomeSchema>;

/** True while somebody is still being looked for. */
export const isPaging = (state: DispatchState): boolean => state === 'paging' || state === 'nobody';

/** True until it is closed or stood down; a contact cannot close before. */
export const isOpen = (state: DispatchState): boolean => state !== 'closed' && state !== 'stoodDown';

/** True once an officer has said what came of it. */
export const isClaimed = (state: DispatchState): boolean => state === 'childSafe' || state === 'notLocated' || state === 'handedOver';

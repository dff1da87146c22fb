import type { DispatchFields } from './dispatch.model.ts';

/** The clocks that a dispatch may have running. */
export type Clocks = Pick<DispatchFields, 'dueAt' | 'repeatAt' | 'deliverAt' | 'checkIn'>;

/** Clocks as they are after a change, with the earliest of them. */
export function withClocks<Set extends Partial<DispatchFields>>(before: Clocks, set: Set): Set & Pick<DispatchFields, 'nextActionAt'> {
  const { dueAt, repeatAt, deliverAt, checkIn } = { ...before, ...set };
  const clocks = [dueAt, repeatAt, deliverAt, checkIn?.dueAt].filter((at) => at instanceof Date);
  return { ...set, nextActionAt: clocks.length === 0 ? null : new Date(Math.min(...clocks.map((at) => at.getTime()))) };
}

/** No clock runs any more, and nobody is paged who has not been yet. */
export const stillClocks = { dueAt: null, repeatAt: null, deliverAt: null, unsent: [], checkIn: null, nextActionAt: null };

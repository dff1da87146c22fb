import type { LeftView, LeftWhy } from '#shared/contacts/left.schema.ts';
import type { LeftWish } from '#shared/floor/left.api.ts';
import type { StaffId } from '#shared/kernel/ids.ts';

/** What the form of a decision holds. */
export type LeftForm = {
  readonly what: LeftWish['what'] | null;
  readonly who: StaffId | null;
  readonly why: LeftWhy | null;
  readonly hours: '1' | '4' | '24';
  readonly task: string;
};
export const blankForm: LeftForm = { what: null, who: null, why: null, hours: '1', task: '' };
export const whats = ['write', 'callBack', 'followUp', 'nothing'] as const satisfies readonly LeftWish['what'][];

/** Whether this may be done at all for whoever left. */
export function isAllowed(what: LeftWish['what'], { mayWrite, mayCall }: Pick<LeftView, 'mayWrite' | 'mayCall'>): boolean {
  if (what === 'write') return mayWrite;
  return what === 'callBack' ? mayCall : true;
}

type Body = LeftWish extends infer B ? (B extends unknown ? Omit<B, 'commandId'> : never) : never;

/** The decision that the form makes at a moment (epoch ms); null while something is missing. */
export function wishOf({ what, who, why, hours, task }: LeftForm, now: number): Body | null {
  if (what === 'callBack') return { what };
  if (what === 'nothing') return why === null ? null : { what, why };
  if (what === null || who === null) return null;
  if (what === 'write') return { what, to: who };
  const dueAt = new Date(now + Number(hours) * 3_600_000).toISOString();
  return task.trim() === '' ? null : { what, assignee: who, dueAt, task: task.trim() };
}

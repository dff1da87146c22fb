import { outcomeSchema } from '#shared/dispatch/dispatch.lifecycle.ts';
import { declineCode, type DutyTask } from '#shared/dispatch/dispatch.schema.ts';
import { handOverSchema } from '#shared/dispatch/hand-over.ts';
import { commandId, dispatchId } from '#shared/kernel/ids.ts';
import { moment } from '#shared/kernel/text.ts';
import { z } from 'zod';

const kept = z.object({ id: commandId, dispatchId, pressedAt: moment });

/** A step as the officer pressed it: what, for which dispatch, when, under which command id. */
export const dutyStepSchema = z.discriminatedUnion('act', [
  kept.extend({ act: z.literal('acknowledge'), round: z.number().int() }),
  kept.extend({ act: z.literal('decline'), reason: declineCode }),
  kept.extend({ act: z.literal('enRoute') }),
  kept.extend({ act: z.literal('onScene') }),
  kept.extend({ act: z.literal('checkIn') }),
  kept.extend({
    act: z.literal('claim'),
    outcome: outcomeSchema,
    report: z.string(),
    handOver: handOverSchema.nullable(),
  }),
]);
export type DutyStep = z.infer<typeof dutyStepSchema>;

/** Steps as they were kept on this device; what cannot be read is left out. */
export const parseSteps = (kept: readonly unknown[]): DutyStep[] => kept.flatMap((one) => dutyStepSchema.safeParse(one).data ?? []);

/** A task as this device shows it: with the steps that are still to be sent. */
export type ShownTask = DutyTask & { readonly pending: readonly DutyStep['act'][] };

/** The task as it will be once the kept steps have arrived; null when one of them takes the officer out of it. */
export function withSteps(task: DutyTask, steps: readonly DutyStep[]): ShownTask | null {
  const own = steps.filter((step) => step.dispatchId === task.id);
  if (own.some((step) => step.act === 'decline')) return null;
  const shown = own.reduce<DutyTask>(apply, task);
  return { ...shown, pending: own.map((step) => step.act) };
}

function apply(task: DutyTask, step: DutyStep): DutyTask {
  if (step.act === 'acknowledge') return task.mine === 'asked' ? { ...moved(task, step, 'acknowledged'), mine: 'leading' } : task;
  // Somebody else leads by now: what was pressed for it changes nothing here.
  if (task.mine !== 'leading' || step.act === 'decline') return task;
  if (step.act === 'checkIn') return { ...task, checkIn: task.checkIn && { ...task.checkIn, askedAt: null, silentSince: null } };
  if (step.act === 'claim') return { ...moved(task, step, 'claimed'), state: step.outcome, outcome: step.outcome };
  return before[step.act].includes(task.state) ? moved(task, step, step.act) : task;
}

const before: Readonly<Record<'enRoute' | 'onScene', readonly string[]>> = {
  enRoute: ['acknowledged'],
  onScene: ['acknowledged', 'enRoute'],
};

function moved(task: DutyTask, { pressedAt }: DutyStep, to: keyof DutyTask['taken']): DutyTask {
  const taken = { ...task.taken, [to]: { at: pressedAt, pressedAt } };
  return { ...task, taken, state: to === 'claimed' ? task.state : to };
}

const rank = { leading: 0, asked: 1, other: 3 } as const;
// Whoever has taken up a child's call for help only sees that somebody answers: it must not hide the next page.
const rankOf = ({ mine, kind }: ShownTask): number => (mine === 'leading' && kind === 'helpNow' ? 2 : rank[mine]);

/** The tasks in the order in which they need the officer: what they do now, what is asked, what others do. */
export function inOrder(tasks: readonly ShownTask[]): ShownTask[] {
  const done = (task: ShownTask) => (task.outcome === null ? 0 : 3);
  return [...tasks].sort((a, b) => rankOf(a) + done(a) - rankOf(b) - done(b) || Date.parse(a.pagedAt) - Date.parse(b.pagedAt));
}

/** Why a task that was here is here no more: closed after its outcome, or ended before. Nothing for one that was only asked or led by others. */
export function endingOf(before: DutyTask): 'closed' | 'ended' | null {
  if (before.mine === 'other') return null;
  if (before.outcome !== null) return 'closed';
  return 'ended';
}

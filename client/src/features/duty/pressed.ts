import type { CommandId } from '#shared/kernel/ids.ts';
import { newId } from '#shared/kernel/new-id.ts';
import { now } from '../../lib/clock.ts';
import type { DutyStep, ShownTask } from './steps.ts';

/** What every step has: its own command id, the dispatch, and when it was pressed. */
export const pressed = ({ id }: Pick<ShownTask, 'id'>): Pick<DutyStep, 'id' | 'dispatchId' | 'pressedAt'> => ({
  id: newId<CommandId>(),
  dispatchId: id,
  pressedAt: new Date(now()).toISOString(),
});

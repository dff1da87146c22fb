import type { DispatchView } from '#shared/dispatch/dispatch.schema.ts';
import { useCommand, type Command } from '../../../lib/command.ts';
import type { AnyRoute } from '../../../lib/api.ts';
import { notify } from '../../../ui/toast.tsx';
import { useDispatchNews } from './use-dispatches.ts';
import { useDispatchError } from './use-dispatch-error.ts';

/** A command on a dispatch: its answer is shown at once, its refusal as a notice. */
export function useAct<C extends AnyRoute>(contract: C, onDone?: () => void): Command<C> {
  const tell = useDispatchNews();
  const text = useDispatchError();
  return useCommand(contract, {
    onDone: (dispatch) => {
      tell(dispatch as DispatchView);
      onDone?.();
    },
    onError: (error) => void notify({ text: text(error), tone: 'danger' }, 12_000),
  });
}

import { emergencyCallApi, emergencyCallEvents, type EmergencyCall } from '#shared/dispatch/emergency-call.ts';
import type { ContactId } from '#shared/kernel/ids.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { AnyRoute } from '../../../lib/api.ts';
import { useCommand, type Command } from '../../../lib/command.ts';
import { patchIfNewer, patchRoute, useRoute } from '../../../lib/query.ts';
import { useLive } from '../../../lib/socket.tsx';
import { notify } from '../../../ui/toast.tsx';
import { useDispatchError } from './use-dispatch-error.ts';

const none: readonly EmergencyCall[] = [];

function useCallNews(): (call: EmergencyCall) => void {
  const queries = useQueryClient();
  return useCallback(
    (call) =>
      patchRoute(queries, emergencyCallApi.ofContact, { params: { contactId: call.contactId } }, ({ calls }) => ({
        calls: patchIfNewer(calls, call, 'add').sort((a, b) => Date.parse(a.at) - Date.parse(b.at)),
      })),
    [queries],
  );
}

/** The calls to emergency services made for a contact, first to last, kept fresh by news. */
export function useEmergencyCalls(contactId: ContactId) {
  useLive(emergencyCallEvents.changed, useCallNews());
  const answer = useRoute(emergencyCallApi.ofContact, { params: { contactId } }, { refetchInterval: 30_000 });
  return { ...answer, calls: answer.data?.calls ?? none };
}

/** A command on such a call: its answer is shown at once, its refusal as a notice. */
export function useCallAct<C extends AnyRoute>(contract: C, onDone?: () => void): Command<C> {
  const tell = useCallNews();
  const text = useDispatchError();
  return useCommand(contract, {
    onDone: (call) => {
      tell(call as EmergencyCall);
      onDone?.();
    },
    onError: (error) => void notify({ text: text(error), tone: 'danger' }, 12_000),
  });
}

import { callBackApi } from '#shared/contacts/call-back.api.ts';
import { contactsApi } from '#shared/contacts/contacts.api.ts';
import type { ContactDetail } from '#shared/contacts/contact.schema.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useCommand } from '../../../lib/command.ts';
import { useFormat } from '../../../lib/format.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { patchRoute } from '../../../lib/query.ts';
import { notify } from '../../../ui/toast.tsx';
import { withContact } from '../state/desk-view.ts';
import { useDeskPatch } from '../state/use-desk.ts';
import { useShowError } from '../state/use-desk-error.ts';

/** Records what came of a promised call; whoever was not reached leaves the desk with it. */
export function useCallOutcome({ id: contactId, number }: ContactDetail, onDone?: () => void) {
  const t = useStrings('callBacks');
  const format = useFormat();
  const queries = useQueryClient();
  const patch = useDeskPatch();
  const showError = useShowError();
  return useCommand(callBackApi.record, {
    onDone: (contact) => {
      const { state, callBackPlan } = contact;
      const params = { contactId };
      if (state === 'active' || state === 'wrapUp')
        patchRoute(queries, contactsApi.detail, { params }, (detail) => ({ ...detail, ...contact }));
      patch((view) => withContact(view, contact));
      const time = callBackPlan ? format.dateTime(callBackPlan.from) : '';
      const done = state === 'promised' ? 'done_promised' : state === 'abandoned' ? 'done_abandoned' : 'done_active';
      notify({ text: t(done, { number, time }), tone: 'ok' });
      onDone?.();
    },
    onError: showError,
  });
}

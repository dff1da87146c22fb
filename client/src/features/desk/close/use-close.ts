import { contactsApi } from '#shared/contacts/contacts.api.ts';
import type { ContactSummary } from '#shared/contacts/contact.schema.ts';
import type { NonDataType } from '#shared/taxonomy/contact-types.ts';
import { useState } from 'react';
import { useCommand } from '../../../lib/command.ts';
import type { ApiError } from '../../../lib/http.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { notify } from '../../../ui/toast.tsx';
import { withContact } from '../state/desk-view.ts';
import type { Open } from '../state/open.ts';
import { useOpenContact } from '../state/open-contact.ts';
import { useDeskPatch } from '../state/use-desk.ts';
import { useShowError } from '../state/use-desk-error.ts';
import { catchUp } from '../talk/tell-seen.ts';
import { gapsOf, type Gap } from './gaps.ts';
import { useOutcomeName, type Outcome } from './outcome-name.ts';

/** For so long the notice of a close without data offers to undo it, in milliseconds. */
const undoShownMs = 20_000;

/** Wrap-up, close and their refusals; whatever is written is saved first. */
export function useClose({ contact, work }: Pick<Open, 'contact' | 'work'>) {
  const t = useStrings('deskSteps');
  const outcomeName = useOutcomeName();
  const apply = useApply();
  const show = useShowError();
  const showError = (error: ApiError) => {
    // What the caller wrote may not be on this desk yet, or its receipt got lost.
    if (error.code === 'unheard') void catchUp(contact.id, work);
    show(error);
  };
  const [refused, setRefused] = useState<readonly Gap[]>([]);
  const onCloseError = (error: ApiError) => {
    if (error.code === 'notReadyToClose') setRefused(gapsOf(error.facts));
    else showError(error);
  };
  const wrapUp = useCommand(contactsApi.wrapUp, { onDone: apply, onError: showError });
  const resume = useCommand(contactsApi.resume, { onDone: apply, onError: showError });
  const close = useCommand(contactsApi.close, {
    onDone: (next) => {
      apply(next);
      notify({ text: t('closed', { number: next.number, outcome: outcomeName(next.outcome ?? '') }), tone: 'ok' });
    },
    onError: onCloseError,
  });
  const nonData = useNonData(showError);
  const params = { contactId: contact.id };
  const saved = (run: () => void) => void work.flush().then(run);
  return {
    refused,
    forgive: () => setRefused([]),
    isPending: [wrapUp, resume, close, nonData].some((command) => command.isPending),
    wrapUp: () => saved(() => wrapUp.run({ params })),
    resume: () => resume.run({ params }),
    close: (outcome: Outcome) => {
      setRefused([]);
      saved(() => close.run({ params, body: { outcome } }));
    },
    closeNonData: (type: NonDataType, prompted: boolean) => saved(() => nonData.run({ params, body: { type, prompted } })),
  };
}
export type CloseActs = ReturnType<typeof useClose>;

function useApply(): (next: ContactSummary) => void {
  const patch = useDeskPatch();
  return (next) => patch((desk) => withContact(desk, next));
}

/** Closing without data, with the notice that can undo it. */
function useNonData(onError: (error: ApiError) => void) {
  const t = useStrings('deskSteps');
  const ui = useStrings('ui');
  const outcomeName = useOutcomeName();
  const open = useOpenContact();
  const showError = useShowError();
  const apply = useApply();
  const undo = useCommand(contactsApi.undoClose, {
    onDone: (next) => {
      apply(next);
      open(next.id);
    },
    onError: showError,
  });
  return useCommand(contactsApi.closeNonData, {
    onDone: (next) => {
      apply(next);
      const text = t('nonDataClosed', { number: next.number, type: outcomeName(next.nonData ?? '') });
      notify({ text, action: { label: ui('undo'), onPress: () => undo.run({ params: { contactId: next.id } }) } }, undoShownMs);
    },
    onError,
  });
}

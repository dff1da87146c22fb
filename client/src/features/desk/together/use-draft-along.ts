import type { ContactDetail } from '#shared/contacts/contact.schema.ts';
import { useEffect } from 'react';
import { useStrings } from '../../../lib/i18n.ts';
import { notify } from '../../../ui/toast.tsx';
import { useStore } from '../state/store.ts';
import type { Work } from '../state/workspace.ts';
import { goOnWith } from '../talk/conversation-store.ts';
import { draftToGoOn } from '../talk/messages.ts';

/** Puts the reply that the former owner had begun into the box of whoever has the contact now, once, unless somebody has written since. */
export function useDraftAlong(contact: ContactDetail, work: Work, isMine: boolean): void {
  const t = useStrings('together');
  const { conversation } = work;
  const { loaded, messages } = useStore(conversation);
  const { handOver } = contact;
  useEffect(() => {
    if (!isMine || !loaded || !handOver || handOver.by === contact.ownerId) return;
    const draft = draftToGoOn(handOver, messages);
    if (draft !== null && goOnWith(conversation, handOver.id, draft)) notify({ text: t('news_draft') }, 10_000);
  }, [isMine, loaded, messages, handOver, contact.ownerId, conversation, t]);
}

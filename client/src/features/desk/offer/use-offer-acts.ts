import { routingApi } from '#shared/routing/routing.api.ts';
import type { OfferView } from '#shared/routing/routing.schema.ts';
import { useCommand } from '../../../lib/command.ts';
import { useStrings } from '../../../lib/i18n.ts';
import type { ApiError } from '../../../lib/http.ts';
import { notify } from '../../../ui/toast.tsx';
import { withContact, withoutOffer } from '../state/desk-view.ts';
import { useOpenContact } from '../state/open-contact.ts';
import { useDeskPatch } from '../state/use-desk.ts';
import { useShowError } from '../state/use-desk-error.ts';

export type DeclineReason = 'language' | 'conflict' | 'needBreak' | 'technical' | 'other';

const isTyping = (): boolean => document.activeElement?.matches('input:not([type=radio],[type=checkbox]), textarea') === true;

/** Accepting and declining an offer; one that ended meanwhile is told calmly. */
export function useOfferActs(offer: OfferView) {
  const t = useStrings('desk');
  const patch = useDeskPatch();
  const open = useOpenContact();
  const showError = useShowError();
  const onError = (error: ApiError) => {
    if (error.code !== 'offerGone') return showError(error);
    patch((desk) => withoutOffer(desk, offer.id));
    notify({ text: t('offerGone') });
  };
  const accepting = useCommand(routingApi.accept, {
    onDone: (contact) => {
      patch((desk) => withContact(withoutOffer(desk, offer.id), contact));
      // Somebody who has gone on writing elsewhere is not taken away from it.
      if (!isTyping()) open(contact.id);
    },
    onError,
  });
  const declining = useCommand(routingApi.decline, { onDone: () => patch((desk) => withoutOffer(desk, offer.id)), onError });
  const isPending = accepting.isPending || declining.isPending;
  const params = { offerId: offer.id };
  return {
    isPending,
    accept: () => !isPending && accepting.run({ params }),
    decline: (reason: DeclineReason) => !isPending && declining.run({ params, body: { reason } }),
  };
}

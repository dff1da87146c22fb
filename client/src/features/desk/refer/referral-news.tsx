import type { ContactId } from '#shared/kernel/ids.ts';
import { referralEvents } from '#shared/referrals/referrals.events.ts';
import type { ReferralState } from '#shared/referrals/referral.lifecycle.ts';
import { useRef } from 'react';
import { useLanguage, useStrings } from '../../../lib/i18n.ts';
import { useLive } from '../../../lib/socket.tsx';
import { notify } from '../../../ui/toast.tsx';
import { useOpenContact } from '../state/open-contact.ts';

const told = ['acknowledged', 'accepted', 'inService', 'completed', 'declined', 'noCapacity'] as const satisfies readonly ReferralState[];
type Told = (typeof told)[number];
const isTold = (state: ReferralState): state is Told => (told as readonly ReferralState[]).includes(state);

/** Tells the agent at once what a body answered; refusals stay until they are closed. Once per desk. */
export function ReferralNews({ contacts }: { readonly contacts: readonly { readonly id: ContactId }[] }) {
  const t = useStrings('referrals');
  const r = useStrings('refer');
  const language = useLanguage();
  const openContact = useOpenContact();
  const seen = useRef(new Set<string>());
  useLive(referralEvents.changed, (news) => {
    if (news.side !== 'helpline') return;
    const { id, state, number, version, contactId, contactNumber, body, history } = news.referral;
    const key = `${id} ${version}`;
    // Going back into service was the helpline's own step.
    const ownStep = state === 'inService' && history.at(-2)?.state === 'completed';
    if (!isTold(state) || ownStep || seen.current.has(key)) return;
    seen.current.add(key);
    const text = r(`news_${state}`, { body: body.name[language], n: number, contact: contactNumber });
    const refused = state === 'declined' || state === 'noCapacity';
    const open = contacts.some((one) => one.id === contactId)
      ? { action: { label: t('show'), onPress: () => openContact(contactId) } }
      : {};
    notify({ text, tone: refused ? 'danger' : 'ok', ...open });
  });
  return null;
}

import { contactId, type ContactId } from '#shared/kernel/ids.ts';
import type { DeskView } from '#shared/routing/routing.schema.ts';
import { useSearchParams } from 'react-router';
import { useStrings } from '../../lib/i18n.ts';
import { useSession } from '../../lib/session.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';

/** A supervisor may look into somebody else's contact by its address (`/desk?contact=<id>`); the server puts that on record. One that is on their desk (`own`) comes to the front. */
export function useGuest(desk: DeskView): { readonly id: ContactId | null; readonly own: ContactId | null; readonly leave: () => void } {
  const { staff } = useSession();
  const [search, setSearch] = useSearchParams();
  const asked = contactId.safeParse(search.get('contact'));
  const isOnDesk = asked.success && desk.contacts.some(({ id }) => id === asked.data);
  const isGuest = asked.success && staff.roles.includes('supervisor') && !isOnDesk;
  return {
    id: isGuest ? asked.data : null,
    own: isOnDesk ? asked.data : null,
    leave: () => search.has('contact') && setSearch({}, { replace: true }),
  };
}

/** Says that this contact is somebody else's. */
export function GuestNote({ onLeave }: { readonly onLeave: () => void }) {
  const t = useStrings('deskHome');
  return (
    <Banner
      tone="info"
      action={
        <Button size="s" onPress={onLeave}>
          {t('leaveContact')}
        </Button>
      }
    >
      {t('lookingOn')}
    </Banner>
  );
}

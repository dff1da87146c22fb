import { contactsApi } from '#shared/contacts/contacts.api.ts';
import type { ContactSummary } from '#shared/contacts/contact.schema.ts';
import type { ContactId } from '#shared/kernel/ids.ts';
import { useCommand } from '../../../lib/command.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { useWrapUpChime } from '../offer/offer-sound.ts';
import { withContact } from '../state/desk-view.ts';
import { useDeskPatch } from '../state/use-desk.ts';
import { useShowError } from '../state/use-desk-error.ts';
import css from './top.module.css';

/** Takes three more minutes for a record. */
export function useExtendWrapUp() {
  const patch = useDeskPatch();
  const showError = useShowError();
  return useCommand(contactsApi.extendWrapUp, { onDone: (next) => patch((desk) => withContact(desk, next)), onError: showError });
}

type Props = {
  readonly contacts: readonly ContactSummary[];
  readonly shownId: ContactId | null;
  readonly onSelect: (id: ContactId) => void;
};

/** Wrap-ups whose time ran out: told kindly, with a soft sound once. */
function WrapUpNote({ contacts, shownId, onSelect }: Props) {
  const t = useStrings('deskState');
  const home = useStrings('deskHome');
  const extend = useExtendWrapUp();
  const over = contacts.filter(({ wrapUp }) => wrapUp?.over);
  useWrapUpChime(over.map(({ id, wrapUp }) => `${id} ${wrapUp?.dueAt}`).join());
  const first = over.find(({ id }) => id === shownId) ?? over[0];
  if (!first) return null;
  return (
    <Banner
      tone="info"
      title={t('wrapUpOverTitle', { count: over.length, number: first.number })}
      action={
        <span className={css.acts}>
          {first.id !== shownId && (
            <Button size="s" onPress={() => onSelect(first.id)}>
              {home('openIt')}
            </Button>
          )}
          <Button
            size="s"
            kbd={first.id === shownId ? 'L' : undefined}
            isPending={extend.isPending}
            onPress={() => extend.run({ params: { contactId: first.id } })}
          >
            {t('wrapUpLonger')}
          </Button>
        </span>
      }
    >
      {t('wrapUpOverBody')}
    </Banner>
  );
}

/** A dropped call of an open emergency that is not in front: the way to it. */
function DroppedNote({ contacts, shownId, onSelect }: Props) {
  const t = useStrings('deskTalk');
  const home = useStrings('deskHome');
  const dropped = contacts.find(({ id, marks }) => id !== shownId && marks.includes('callDropped'));
  if (!dropped) return null;
  return (
    <Banner
      tone="danger"
      title={t('droppedOther', { number: dropped.number })}
      action={
        <Button size="s" variant="danger" onPress={() => onSelect(dropped.id)}>
          {home('openIt')}
        </Button>
      }
    />
  );
}

/** What is to be said of my contacts wherever I am on the desk. */
export function DeskNotes(props: Props) {
  return (
    <>
      <DroppedNote {...props} />
      <WrapUpNote {...props} />
    </>
  );
}

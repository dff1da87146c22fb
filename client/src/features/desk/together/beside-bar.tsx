import type { ContactDetail } from '#shared/contacts/contact.schema.ts';
import { askMs } from '#shared/contacts/together.schema.ts';
import { transferApi } from '#shared/routing/transfer.api.ts';
import { useColleagueNames } from '../../../lib/colleague-names.ts';
import { useCommand } from '../../../lib/command.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { useSession } from '../../../lib/session.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { PersonText } from '../../../ui/person-text.tsx';
import { Countdown } from '../../../ui/time.tsx';
import { Tooltip } from '../../../ui/tooltip.tsx';
import { withContact } from '../state/desk-view.ts';
import type { Open } from '../state/open.ts';
import { useDeskPatch } from '../state/use-desk.ts';
import { useStore } from '../state/store.ts';
import { useShowError } from '../state/use-desk-error.ts';
import { isLeftBehind } from '../talk/messages.ts';
import { partOf } from './part-of.ts';
import css from './together.module.css';

type Names = { readonly nameOf: (id: string) => string };
type Of = { readonly contact: ContactDetail };

/** Somebody is asked, and has not answered yet. */
function Asked({ contact, work, nameOf }: Of & Names & Pick<Open, 'work'>) {
  const t = useStrings('together');
  const patch = useDeskPatch();
  const onError = useShowError();
  const { transfer } = contact;
  const { draft, along } = useStore(work.conversation);
  const cancel = useCommand(transferApi.cancel, { onDone: (next) => patch((desk) => withContact(desk, next)), onError });
  if (!transfer) return null;
  const name = transfer.to === 'supervisor' ? t('anySupervisor') : nameOf(transfer.to);
  return (
    <span className={css.person}>
      <Countdown until={Date.parse(transfer.deadline)} totalMs={askMs} size={24} urgentMs={10_000} />
      {t('waitingFor', { name })} <Badge>{t(`kind_${transfer.kind}`)}</Badge>
      <Button
        size="s"
        isPending={cancel.isPending}
        onPress={() => cancel.run({ params: { contactId: contact.id, transferId: transfer.id } })}
      >
        {t('takeBack')}
      </Button>
      {transfer.kind === 'cold' && isLeftBehind({ draft, along }) && <span role="status">{t('draftStays')}</span>}
    </span>
  );
}

/** The people whom the owner has beside them. */
function Helpers({ contact, work, nameOf }: Pick<Open, 'contact' | 'work'> & Names) {
  const t = useStrings('together');
  const patch = useDeskPatch();
  const onError = useShowError();
  const params = { contactId: contact.id };
  const handOver = useCommand(transferApi.handOver, { onDone: work.conversation.handedOver, onError });
  const letGo = useCommand(transferApi.letGo, { onDone: (next) => patch((desk) => withContact(desk, next)), onError });
  const give = (to: ContactDetail['helpers'][number]['staffId']) =>
    void work.flush().then(() => handOver.run({ params, body: { to, draft: work.conversation.goesAlong() } }));
  return contact.helpers.map(({ staffId, role }) => {
    const name = nameOf(staffId);
    return (
      <span key={staffId} className={css.person}>
        <Icon name={role === 'joined' ? 'users' : 'chat'} size={15} />
        <b>{t(role, { name })}</b>
        {role === 'joined' && (
          <Button size="s" isPending={handOver.isPending} onPress={() => give(staffId)}>
            {t('handOver', { name })}
          </Button>
        )}
        <Tooltip text={t('letGoOf', { name })}>
          <IconButton size="s" icon="close" label={t('letGoOf', { name })} onPress={() => letGo.run({ params: { ...params, staffId } })} />
        </Tooltip>
      </span>
    );
  });
}

/** That one is beside somebody else's contact, and the way out. */
function Mine({ contact, role, nameOf }: Of & Names & { readonly role: 'joined' | 'consult' }) {
  const t = useStrings('together');
  const onError = useShowError();
  const { staff } = useSession();
  const leave = useCommand(transferApi.leave, { onError });
  const others = contact.helpers.filter(({ staffId }) => staffId !== staff.id);
  return (
    <>
      <span className={css.mine}>
        <Icon name={role === 'joined' ? 'users' : 'chat'} size={15} />
        {t(role === 'joined' ? 'youJoined' : 'youConsult', { name: nameOf(contact.ownerId ?? '') })}
      </span>
      {others.length > 0 && (
        <span className={css.mute}>
          {t('others')}: {others.map(({ staffId }) => nameOf(staffId)).join(t('listMark'))}
        </span>
      )}
      <Button size="s" icon="exit" isPending={leave.isPending} onPress={() => leave.run({ params: { contactId: contact.id } })}>
        {t('leave')}
      </Button>
    </>
  );
}

/** Who else is in a contact, what was asked, and what the last one left; nothing while one is alone in it. */
export function BesideBar({ contact, work }: Pick<Open, 'contact' | 'work'>) {
  const t = useStrings('together');
  const { staff } = useSession();
  const nameOf = useColleagueNames();
  const part = partOf(contact, staff.id);
  const { handOver, helpers, transfer } = contact;
  const note = handOver && handOver.by !== staff.id && handOver.note !== '' ? handOver : null;
  const isOver = contact.state === 'closed' || contact.state === 'abandoned';
  if (isOver || (helpers.length === 0 && !transfer && !note)) return null;
  return (
    <section className={css.beside} aria-label={t('together')}>
      {part === 'owner' && (
        <>
          <Asked contact={contact} work={work} nameOf={nameOf} />
          <Helpers contact={contact} work={work} nameOf={nameOf} />
        </>
      )}
      {(part === 'joined' || part === 'consult') && <Mine contact={contact} role={part} nameOf={nameOf} />}
      {part === null && helpers.length > 0 && (
        <span className={css.mute}>
          {t('others')}: {helpers.map(({ staffId }) => nameOf(staffId)).join(t('listMark'))}
        </span>
      )}
      {note && (
        <span className={css.left}>
          <span className={css.mute}>{t('leftNote', { name: nameOf(note.by) })}:</span> <PersonText>{note.note}</PersonText>
        </span>
      )}
    </section>
  );
}

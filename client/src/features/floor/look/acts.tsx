import type { ContactDetail } from '#shared/contacts/contact.schema.ts';
import { transferApi } from '#shared/routing/transfer.api.ts';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useCommand } from '../../../lib/command.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { useSession } from '../../../lib/session.tsx';
import { ActDialog } from '../../../ui/act-dialog.tsx';
import { Button } from '../../../ui/button.tsx';
import { notify } from '../../../ui/toast.tsx';
import { useFloorErrorText } from '../state/use-words.ts';
import css from './look.module.css';

/** Coming into a contact beside its owner, or taking it over; the work goes on at the desk. */
export function Acts({ contact }: { readonly contact: ContactDetail }) {
  const t = useStrings('together');
  const navigate = useNavigate();
  const errorText = useFloorErrorText();
  const { staff } = useSession();
  const [asking, setAsking] = useState(false);
  const { id, number, ownerId, helpers, state } = contact;
  const toDesk = () => void navigate(`/desk?contact=${id}`);
  const params = { contactId: id };
  const join = useCommand(transferApi.join, {
    onDone: () => {
      notify({ text: t('joinedNow', { number }), tone: 'ok' });
      toDesk();
    },
    onError: (error) => notify({ text: errorText(error), tone: 'danger' }),
  });
  const takeOver = useCommand(transferApi.takeOver, { onDone: toDesk });
  const isIn = ownerId === staff.id || helpers.some((helper) => helper.staffId === staff.id && helper.role === 'joined');
  const isHeld = ownerId !== null && (state === 'active' || state === 'wrapUp');
  return (
    <>
      {!isIn && isHeld && (
        <Button icon="users" isPending={join.isPending} onPress={() => join.run({ params })}>
          {t('join')}
        </Button>
      )}
      {ownerId !== staff.id && <Button onPress={() => setAsking(true)}>{t('takeOver')}</Button>}
      {asking && (
        <ActDialog
          title={t('takeOverTitle', { number })}
          size="s"
          act={t('takeOver')}
          isPending={takeOver.isPending}
          onAct={() => takeOver.run({ params })}
          onClose={() => setAsking(false)}
        >
          <p>{t('takeOverBody')}</p>
          {takeOver.error && (
            <p role="alert" className={css.error}>
              {errorText(takeOver.error)}
            </p>
          )}
        </ActDialog>
      )}
    </>
  );
}

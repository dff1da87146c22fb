import { dispatchApi } from '#shared/dispatch/dispatch.api.ts';
import { isClaimed, isOpen, isPaging } from '#shared/dispatch/dispatch.lifecycle.ts';
import type { DispatchView } from '#shared/dispatch/dispatch.schema.ts';
import { useState } from 'react';
import { useStrings } from '../../../lib/i18n.ts';
import { useSession } from '../../../lib/session.tsx';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Menu } from '../../../ui/menu.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';
import css from './dispatch.module.css';
import { PageAlsoDialog } from './page-also-dialog.tsx';
import { StandDownDialog } from './stand-down-dialog.tsx';
import { useAct } from './use-act.ts';

type Shown = 'also' | 'standDown' | 'confirm' | null;

/** Who went does not make sure of their own word. */
function MakeSure({ dispatch: { claim }, onPress }: { readonly dispatch: DispatchView; readonly onPress: () => void }) {
  const t = useStrings('ladder');
  const { staff } = useSession();
  if (claim?.by.staffId === staff.id) return <span className={css.quiet}>{t('ownClaim')}</span>;
  return (
    <Button size="s" variant="primary" icon="check" onPress={onPress}>
      {t('confirm')}
    </Button>
  );
}

/** What can be done with a running dispatch; the act that is due stands first. */
export function DispatchActs({ dispatch }: { readonly dispatch: DispatchView }) {
  const t = useStrings('ladder');
  const [shown, setShown] = useState<Shown>(null);
  const { id, state, wave, confirmation } = dispatch;
  const skip = useAct(dispatchApi.skip);
  const close = useAct(dispatchApi.close);
  if (!isOpen(state)) return null;
  const hide = () => setShown(null);
  const claimed = isClaimed(state);
  return (
    <div className={css.acts}>
      {claimed && !confirmation && <MakeSure dispatch={dispatch} onPress={() => setShown('confirm')} />}
      {claimed && confirmation && (
        <Button size="s" variant="primary" isPending={close.isPending} onPress={() => close.run({ params: { dispatchId: id } })}>
          {t('close')}
        </Button>
      )}
      {isPaging(state) && (
        <Button size="s" isPending={skip.isPending} onPress={() => skip.run({ params: { dispatchId: id }, body: { round: wave.round } })}>
          {t('skip')}
        </Button>
      )}
      {!claimed && (
        <Menu
          trigger={<IconButton icon="more" size="s" label={t('more')} />}
          label={t('more')}
          entries={[
            ...(isPaging(state) ? [{ id: 'also', label: t('pageAlso'), onAction: () => setShown('also') }] : []),
            { id: 'standDown', label: t('standDown'), isDanger: true, onAction: () => setShown('standDown') },
          ]}
        />
      )}
      {shown === 'also' && <PageAlsoDialog dispatch={dispatch} onClose={hide} />}
      {shown === 'standDown' && <StandDownDialog dispatch={dispatch} onClose={hide} />}
      {shown === 'confirm' && <ConfirmDialog dispatch={dispatch} onClose={hide} />}
    </div>
  );
}

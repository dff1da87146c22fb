import { dispatchApi } from '#shared/dispatch/dispatch.api.ts';
import { isClaimed, isOpen, isPaging } from '#shared/dispatch/dispatch.lifecycle.ts';
import type { DispatchView } from '#shared/dispatch/dispatch.schema.ts';
import { use, useState } from 'react';
import { useStrings } from '../../../lib/i18n.ts';
import { useSession } from '../../../lib/session.tsx';
import { Button } from '../../../ui/button.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { MayActContext } from '../state/may-act.ts';
import css from './dispatch.module.css';
import { PageAlsoDialog } from './page-also-dialog.tsx';
import { StandDownDialog } from './stand-down-dialog.tsx';
import { useAct } from './use-act.ts';

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

/** What the officer's word asks of the helpline: make sure of it, then close. */
function ClaimActs({ dispatch }: { readonly dispatch: DispatchView }) {
  const t = useStrings('ladder');
  const [confirming, setConfirming] = useState(false);
  const close = useAct(dispatchApi.close);
  return (
    <div className={css.acts}>
      {dispatch.confirmation ? (
        <Button size="s" variant="primary" isPending={close.isPending} onPress={() => close.run({ params: { dispatchId: dispatch.id } })}>
          {t('close')}
        </Button>
      ) : (
        <MakeSure dispatch={dispatch} onPress={() => setConfirming(true)} />
      )}
      {confirming && <ConfirmDialog dispatch={dispatch} onClose={() => setConfirming(false)} />}
    </div>
  );
}

/** What is due of the helpline in a dispatch as it stands; nothing while the ladder and the officer do their part. */
export function DueActs({ dispatch }: { readonly dispatch: DispatchView }) {
  const t = useStrings('ladder');
  const mayAct = use(MayActContext);
  if (isClaimed(dispatch.state)) return mayAct ? <ClaimActs dispatch={dispatch} /> : null;
  if (dispatch.state !== 'nobody') return null;
  return (
    <>
      <p role="alert" className={css.loud}>
        {t('nobodyBody')}
      </p>
      <LadderActs dispatch={dispatch} />
    </>
  );
}

/** What can be done with a ladder while it runs or somebody goes. */
export function LadderActs({ dispatch }: { readonly dispatch: DispatchView }) {
  const t = useStrings('ladder');
  const [shown, setShown] = useState<'also' | 'standDown' | null>(null);
  const { id, state, wave } = dispatch;
  const skip = useAct(dispatchApi.skip);
  if (!use(MayActContext) || !isOpen(state) || isClaimed(state)) return null;
  const hide = () => setShown(null);
  return (
    <div className={css.acts}>
      {isPaging(state) && (
        <Button size="s" isPending={skip.isPending} onPress={() => skip.run({ params: { dispatchId: id }, body: { round: wave.round } })}>
          {t('skip')}
        </Button>
      )}
      {isPaging(state) && (
        <Button size="s" onPress={() => setShown('also')}>
          {t('pageAlso')}
        </Button>
      )}
      <Button size="s" variant="quiet" onPress={() => setShown('standDown')}>
        {t('standDown')}
      </Button>
      {shown === 'also' && <PageAlsoDialog dispatch={dispatch} onClose={hide} />}
      {shown === 'standDown' && <StandDownDialog dispatch={dispatch} onClose={hide} />}
    </div>
  );
}

import type { TriageView } from '#shared/triage/triage.api.ts';
import { use, useState } from 'react';
import { useStrings } from '../../../lib/i18n.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Moment } from '../../../ui/time.tsx';
import { MayActContext } from '../state/may-act.ts';
import { ConfirmDialog } from './level-dialogs.tsx';
import css from './triage.module.css';
import type { TriageActs } from './use-triage-acts.ts';

type Props = { readonly confirmed: TriageView['confirmed']; readonly acts: TriageActs; readonly isMine: boolean };

/** Whether contact with the child is confirmed, which an urgent level needs before it closes. */
export function ChildContact({ confirmed, acts, isMine }: Props) {
  const t = useStrings('deskTriage');
  const mayAct = use(MayActContext);
  const [open, setOpen] = useState(false);
  return (
    <div className={css.childContact} data-jump="confirm">
      <Icon name={confirmed ? 'check' : 'shield'} size={15} />
      <span>
        {confirmed ? t(confirmed.how === 'supervisor' ? 'confirmedBySupervisor' : 'confirmed') : t('confirmNeeded')}
        {confirmed && (
          <>
            {' · '}
            <Moment at={confirmed.at} show="dateTime" />
          </>
        )}
      </span>
      {/* Things go on: whoever was spoken to before 15 was called has to be spoken to again. */}
      {mayAct && (
        <Button size="s" variant={confirmed ? 'quiet' : 'secondary'} onPress={() => setOpen(true)}>
          {t(confirmed ? 'confirmAgain' : 'confirm')}
        </Button>
      )}
      {open && <ConfirmDialog acts={acts} isMine={isMine} onClose={() => setOpen(false)} />}
    </div>
  );
}

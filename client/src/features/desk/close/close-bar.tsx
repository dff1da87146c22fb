import { useState } from 'react';
import { useStrings } from '../../../lib/i18n.ts';
import { useShortcut } from '../../../lib/keys.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import type { Open } from '../state/open.ts';
import css from './close.module.css';
import { HeavyToggle } from './heavy-toggle.tsx';
import { GapList } from './gap-list.tsx';
import { stillMissing, type Gap } from './gaps.ts';
import { NonDataDialog } from './non-data-dialog.tsx';
import { Tooltip } from '../../../ui/tooltip.tsx';
import { PassOnDialog } from '../together/pass-on-dialog.tsx';
import { outcomes, useOutcomeName, type Outcome } from './outcome-name.ts';
import { WrapUpClock } from './wrap-up-clock.tsx';
import { useClose, type CloseActs } from './use-close.ts';

function OutcomeButton({
  outcome,
  kbd,
  acts,
  hasKeys,
}: {
  readonly outcome: Outcome;
  readonly kbd: string;
  readonly acts: CloseActs;
  readonly hasKeys: boolean;
}) {
  const name = useOutcomeName()(outcome);
  const close = () => !acts.isPending && acts.close(outcome);
  useShortcut(kbd, name, close, hasKeys);
  return (
    <Button size="s" kbd={kbd} isDisabled={acts.isPending} onPress={close}>
      {name}
    </Button>
  );
}

/** The way to somebody else's help; a sign alone where the outcomes need the room. */
function PassOnButton({ short, onPress }: { readonly short: boolean; readonly onPress: () => void }) {
  const t = useStrings('together');
  if (!short)
    return (
      <Button icon="users" kbd="H" className={css.passOn} onPress={onPress}>
        {t('passOn')}
      </Button>
    );
  return (
    <span className={css.passOn}>
      <Tooltip text={t('passOn')} kbd="H">
        <IconButton size="s" icon="users" label={t('passOn')} onPress={onPress} />
      </Tooltip>
    </span>
  );
}

/** The foot of a contact: wrapping up, closing with an outcome, closing without data. */
export function CloseBar({
  contact,
  work,
  isMine,
  digitsTaken,
  gaps,
}: Open & { readonly digitsTaken: boolean; readonly gaps: readonly Gap[] }) {
  const t = useStrings('deskSteps');
  const acts = useClose({ contact, work });
  const together = useStrings('together');
  const [nonData, setNonData] = useState(false);
  const [passing, setPassing] = useState(false);
  const wrapping = contact.state === 'wrapUp';
  const active = contact.state === 'active';
  const move = wrapping ? acts.resume : acts.wrapUp;
  useShortcut('w', t(wrapping ? 'resume' : 'wrapUp'), move, isMine && (wrapping || active));
  useShortcut('n', t('nonDataTitle'), () => setNonData(true), isMine);
  useShortcut('h', together('passOn'), () => setPassing(true), isMine);
  if (!isMine) return null;
  const missing = stillMissing(acts.refused, gaps);
  return (
    <footer className={css.foot}>
      {missing.length > 0 && (
        <div className={css.refused} role="alert">
          <b>{t('cannotClose')}</b>
          <GapList gaps={missing} />
          <Button size="s" variant="quiet" onPress={acts.forgive}>
            {t('gapsClose')}
          </Button>
        </div>
      )}
      <div className={css.bar}>
        {wrapping && (
          <>
            <WrapUpClock contact={contact} />
            <b>{t('whatCame')}</b>
            {outcomes.map((outcome, index) => (
              <OutcomeButton key={outcome} outcome={outcome} kbd={String(index + 1)} acts={acts} hasKeys={!digitsTaken} />
            ))}
          </>
        )}
        <Button size={wrapping ? 's' : 'm'} kbd="W" isDisabled={acts.isPending} onPress={move}>
          {t(wrapping ? 'resume' : 'wrapUp')}
        </Button>
        <Button size={wrapping ? 's' : 'm'} kbd="N" isDisabled={acts.isPending} onPress={() => setNonData(true)}>
          {t('nonData')}
        </Button>
        <HeavyToggle contactId={contact.id} short={wrapping} byRisk={contact.risk.level === 'P0' || contact.risk.level === 'P1'} />
        <PassOnButton short={wrapping} onPress={() => setPassing(true)} />
      </div>
      {passing && <PassOnDialog contact={contact} work={work} onClose={() => setPassing(false)} />}
      {nonData && <NonDataDialog contact={contact} work={work} acts={acts} onClose={() => setNonData(false)} />}
    </footer>
  );
}

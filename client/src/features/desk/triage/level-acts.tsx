import type { TriageView } from '#shared/triage/triage.api.ts';
import { useState } from 'react';
import { useStrings } from '../../../lib/i18n.ts';
import { useShortcut } from '../../../lib/keys.ts';
import { Button } from '../../../ui/button.tsx';
import { Menu } from '../../../ui/menu.tsx';
import type { Open } from '../state/open.ts';
import { LevelDialog } from './level-dialogs.tsx';
import { TriageHistory } from './triage-history.tsx';
import css from './triage.module.css';
import type { Shown } from './triage-state.ts';
import type { TriageActs } from './use-triage-acts.ts';

type Props = Open & { readonly shown: Shown; readonly view: TriageView; readonly acts: TriageActs };
type Window = 'raise' | 'lower' | 'history';

/** Submitting a level, raising it, asking to lower it, and what was weighed before. */
export function LevelActs({ contact, isMine, shown, view, acts }: Props) {
  const t = useStrings('deskTriage');
  const [open, setOpen] = useState<Window | null>(null);
  const { shownLevel: level } = shown;
  const canSubmit = isMine && view.status === 'draft';
  useShortcut('s', t('submit', { level }), acts.submit, canSubmit);
  const close = () => setOpen(null);
  const entries = [
    ...(isMine && level !== 'P0' ? [{ id: 'raise', label: t('raise'), onAction: () => setOpen('raise') }] : []),
    ...(isMine && level !== 'none' && view.lowerRequest === null
      ? [{ id: 'lower', label: t('askLower'), onAction: () => setOpen('lower') }]
      : []),
    { id: 'history', label: t('history'), onAction: () => setOpen('history') },
  ];
  return (
    <span className={css.levelActs}>
      <Menu
        label={t('moreLevel')}
        trigger={
          <Button size="s" variant="quiet" icon="more">
            {t('moreLevel')}
          </Button>
        }
        entries={entries}
      />
      {canSubmit && (
        <span data-jump="submit">
          <Button size="s" kbd="S" isPending={acts.isPending} onPress={acts.submit}>
            {level === 'none' ? t('submitNone') : t('submit', { level })}
          </Button>
        </span>
      )}
      {(open === 'raise' || open === 'lower') && <LevelDialog level={level} acts={acts} way={open} onClose={close} />}
      {open === 'history' && <TriageHistory contactId={contact.id} onClose={close} />}
    </span>
  );
}

import { useState } from 'react';
import { useStrings } from '../lib/i18n.ts';
import { setShortcutsEnabled, useShortcut, useShortcutList, useShortcutsEnabled } from '../lib/keys.ts';
import { IconButton } from '../ui/button.tsx';
import { Switch } from '../ui/checkbox.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { Tooltip } from '../ui/tooltip.tsx';
import css from './keys-sheet.module.css';

const names: Readonly<Record<string, string>> = { ' ': 'Space', Escape: 'Esc' };

/** The button and the sheet that list the single keys of the page, and the switch that turns them off. */
export function KeysSheet() {
  const t = useStrings('shell');
  const [isOpen, setOpen] = useState(false);
  const keys = useShortcutList();
  const enabled = useShortcutsEnabled();
  useShortcut('?', t('keysShow'), () => setOpen(true));
  return (
    <>
      <Tooltip text={t('keysShow')} kbd="?">
        <IconButton icon="keyboard" label={t('keysShow')} onPress={() => setOpen(true)} />
      </Tooltip>
      <Dialog title={t('keysTitle')} isOpen={isOpen} onClose={() => setOpen(false)} placement="sheet" size="s">
        <p className={css.hint}>{t('keysHint')}</p>
        <Switch isSelected={enabled} onChange={setShortcutsEnabled}>
          {t('keysOn')}
        </Switch>
        <dl className={css.list}>
          {keys.map(({ key, label }) => (
            <div key={key} className={css.row}>
              <dt>{label}</dt>
              <dd>
                <Kbd>{names[key] ?? key.toUpperCase()}</Kbd>
              </dd>
            </div>
          ))}
        </dl>
      </Dialog>
    </>
  );
}

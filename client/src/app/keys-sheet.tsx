import { useState } from 'react';
import { useStrings } from '../lib/i18n.ts';
import { setShortcutsEnabled, useShortcut, useShortcutList, useShortcutsEnabled, type Shortcut } from '../lib/keys.ts';
import { IconButton } from '../ui/button.tsx';
import { Switch } from '../ui/checkbox.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { Tooltip } from '../ui/tooltip.tsx';
import css from './keys-sheet.module.css';

const names: Readonly<Record<string, string>> = {
  ' ': 'Space',
  Escape: 'Esc',
  Enter: 'Enter',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
};

/** The keys by what they do: several may do the same. */
function byLabel(keys: readonly Shortcut[]): [label: string, keys: string[]][] {
  const rows = new Map<string, string[]>();
  for (const { key, label } of keys) rows.set(label, [...(rows.get(label) ?? []), key]);
  return [...rows];
}

/** The button and the sheet that list the single keys of the page, and the switch that turns them off. */
export function KeysSheet() {
  const t = useStrings('shell');
  const [isOpen, setOpen] = useState(false);
  const shortcuts = useShortcutList();
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
          {byLabel(shortcuts).map(([label, keys]) => (
            <div key={label} className={css.row}>
              <dt>{label}</dt>
              <dd className={css.keys}>
                {keys.map((key) => (
                  <Kbd key={key}>{names[key] ?? key.toUpperCase()}</Kbd>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      </Dialog>
    </>
  );
}

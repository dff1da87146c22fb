import { useState } from 'react';
import { setTheme, useDisplay } from '../../lib/display.ts';
import { useLanguage, useStrings } from '../../lib/i18n.ts';
import { useSession } from '../../lib/session.tsx';
import { useConnection } from '../../lib/socket.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Act } from '../../ui/phone/act.tsx';
import { Sheet } from '../../ui/phone/sheet.tsx';
import { useKept } from './device/kept-context.tsx';
import css from './duty.module.css';
import { leave } from './leaving.tsx';

const themes = [
  ['light', 'themeLight'],
  ['dark', 'themeDark'],
  ['system', 'themeSystem'],
] as const;

/** Who is signed in, the colours, and signing out, which takes everything off this device. */
export function AccountSheet({ waiting, onClose }: { readonly waiting: number; readonly onClose: () => void }) {
  const t = useStrings('duty');
  const shell = useStrings('shell');
  const language = useLanguage();
  const kept = useKept();
  const { staff, signOut } = useSession();
  const { kind } = useConnection();
  const { theme } = useDisplay();
  const [asked, setAsked] = useState(false);
  const out = () => {
    if (waiting > 0 && !asked) return setAsked(true);
    if (kind !== 'connected') return void leave(kept);
    signOut().catch(() => leave(kept));
  };
  return (
    <Sheet title={staff.name[language]} onClose={onClose}>
      <div className={css.reasons} role="group" aria-label={shell('display')}>
        {themes.map(([id, label]) => (
          <Act key={id} size="l" wide spread aria-pressed={theme === id} onPress={() => setTheme(id)}>
            {shell(label)}
          </Act>
        ))}
      </div>
      {asked && <Banner tone="danger">{t('outLoses', { count: waiting })}</Banner>}
      <Act size="l" wide icon="exit" variant={asked ? 'danger' : 'secondary'} onPress={out}>
        {shell('signOut')}
      </Act>
      <p className={css.hint}>{t('outForgets')}</p>
    </Sheet>
  );
}

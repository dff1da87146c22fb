import { setDensity, setTheme, useDisplay, type Theme } from '../lib/display.ts';
import { useStrings } from '../lib/i18n.ts';
import { IconButton } from '../ui/button.tsx';
import { Menu } from '../ui/menu.tsx';

const themes: readonly Theme[] = ['light', 'dark', 'system'];
const labels = { light: 'themeLight', dark: 'themeDark', system: 'themeSystem' } as const;

/** Colours and density of this machine. */
export function DisplayMenu() {
  const t = useStrings('shell');
  const { theme, density } = useDisplay();
  const compact = density === 'compact';
  return (
    <Menu
      trigger={<IconButton icon={theme === 'dark' ? 'moon' : 'sun'} label={t('display')} />}
      label={t('display')}
      entries={[
        ...themes.map((id) => ({
          id,
          label: t(labels[id]),
          isChecked: id === theme,
          onAction: () => setTheme(id),
        })),
        {
          id: 'density',
          label: t(compact ? 'densityComfortable' : 'densityCompact'),
          onAction: () => setDensity(compact ? 'comfortable' : 'compact'),
        },
      ]}
    />
  );
}

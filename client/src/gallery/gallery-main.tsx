import '../styles/index.css';
import { I18nProvider } from 'react-aria-components';
import { MemoryRouter } from 'react-router';
import { Shell } from '../app/shell.tsx';
import { draw } from '../lib/draw.tsx';
import { setTheme, startDisplay } from '../lib/display.ts';
import { localeOf, startI18n, useLanguage } from '../lib/i18n.ts';
import { ShellSlot } from '../lib/shell-slots.tsx';
import { staffStrings } from '../lib/staff-strings.ts';
import { PillButton, Menu } from '../ui/menu.tsx';
import { Timer } from '../ui/time.tsx';
import { ToastRegion } from '../ui/toast.tsx';
import { now } from '../lib/clock.ts';
import css from './gallery.module.css';
import { ControlsBoard } from './controls-board.tsx';
import { StatesBoard } from './states-board.tsx';

const query = new URLSearchParams(window.location.search);
startDisplay({ remember: false });
startI18n({ strings: staffStrings, fallback: 'en', remember: false });
if (query.get('theme') === 'dark') setTheme('dark');
if (query.get('theme') === 'light') setTheme('light');

const since = now() - 760_000;

function Gallery() {
  const language = useLanguage();
  return (
    <I18nProvider locale={localeOf(language)}>
      <MemoryRouter>
        <Shell
          pages={[
            { href: '/', label: 'Desk' },
            { href: '/floor', label: 'Floor' },
          ]}
          account={{ name: 'Ayesha', entries: [{ id: 'out', label: 'Sign out', icon: 'exit' }] }}
        >
          <ShellSlot name="state">
            <Menu
              label="State"
              trigger={
                <PillButton tone="ok">
                  Ready <Timer since={since} />
                </PillButton>
              }
              entries={[{ id: 'away', label: 'Away', kbd: 'A' }]}
            />
          </ShellSlot>
          <ShellSlot name="numbers">
            <span>
              Waiting <b>7</b> · longest <b>1:52</b>
            </span>
          </ShellSlot>
          <div className={css.boards}>
            <ControlsBoard />
            <StatesBoard />
          </div>
        </Shell>
        <ToastRegion />
      </MemoryRouter>
    </I18nProvider>
  );
}

draw(<Gallery />);

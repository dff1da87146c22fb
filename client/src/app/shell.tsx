import type { ReactNode } from 'react';
import { NavLink, useLocation } from 'react-router';
import { useStrings } from '../lib/i18n.ts';
import { ShellSlotsProvider, useShellSlotRef } from '../lib/shell-slots.tsx';
import { Badge } from '../ui/badge.tsx';
import { cx } from '../ui/cx.ts';
import { Icon } from '../ui/icon.tsx';
import { LanguageToggle } from '../ui/language-toggle.tsx';
import { Menu, PillButton, type MenuEntry } from '../ui/menu.tsx';
import { VisuallyHidden } from '../ui/visually-hidden.tsx';
import { DisplayMenu } from './display-menu.tsx';
import { KeysSheet } from './keys-sheet.tsx';
import css from './shell.module.css';

export interface ShellProps {
  /** Pages this person may open, by their address and name. */
  readonly pages: readonly { readonly href: string; readonly label: string }[];
  /** Who is signed in, and what the account's menu offers. */
  readonly account?: { readonly name: string; readonly entries: readonly MenuEntry[] } | undefined;
  /** Marks a demonstration, where nobody answers. */
  readonly demo?: boolean | undefined;
  /** A standing message under the bar. */
  readonly note?: ReactNode;
  readonly children: ReactNode;
}

/** The sign of the product. */
export function Brand() {
  const t = useStrings('ui');
  return (
    <span className={css.brand}>
      <span className={css.mark} aria-hidden="true">
        <Icon name="shield" size={16} />
      </span>
      {t('product')}
    </span>
  );
}

function TopBar({ pages, account, demo }: Omit<ShellProps, 'children' | 'note'>) {
  const t = useStrings('shell');
  return (
    <header className={css.top}>
      <Brand />
      {demo && <Badge tone="p2">{t('demo')}</Badge>}
      {pages.length > 1 && (
        <nav aria-label={t('mainNavigation')} className={css.pages}>
          {pages.map(({ href, label }) => (
            <NavLink key={href} to={href} className={({ isActive }) => cx(css.page, isActive && css.current)}>
              {label}
            </NavLink>
          ))}
        </nav>
      )}
      <div ref={useShellSlotRef('state')} className={css.state} />
      <div ref={useShellSlotRef('numbers')} className={css.numbers} />
      <div className={css.end}>
        <div ref={useShellSlotRef('actions')} className={css.actions} />
        <span className={css.wideOnly}>
          <KeysSheet />
        </span>
        <DisplayMenu />
        <LanguageToggle />
        {account && (
          <Menu
            trigger={
              <PillButton label={`${t('account')}: ${account.name}`}>
                <Icon name="user" />
                <bdi className={css.name}>{account.name}</bdi>
              </PillButton>
            }
            label={t('account')}
            entries={account.entries}
          />
        )}
      </div>
    </header>
  );
}

/** The frame around every page of staff: a bar at the top, the page filling the rest, nothing scrolling but the page's own parts. */
export function Shell({ pages, account, demo, note, children }: ShellProps) {
  const t = useStrings('shell');
  const { pathname } = useLocation();
  const here = pages.find(({ href }) => pathname.startsWith(href));
  return (
    <ShellSlotsProvider>
      <div className={css.shell}>
        <a href="#content" className={css.skip}>
          {t('skipToContent')}
        </a>
        <TopBar pages={pages} account={account} demo={demo} />
        <div>{note}</div>
        <main id="content" tabIndex={-1} className={css.content}>
          {here && (
            <h1>
              <VisuallyHidden>{here.label}</VisuallyHidden>
            </h1>
          )}
          {children}
        </main>
      </div>
    </ShellSlotsProvider>
  );
}

import type { ComponentType } from 'react';
import type { StringKey } from '#shared/i18n/core.ts';
import type { shellStrings } from '#shared/i18n/shell.ts';
import { onCallRoles, type Role } from '#shared/kernel/actor.ts';

/** A page that a feature brings: its module exports `Page` and is loaded when first opened. */
export interface FeaturePage {
  readonly path: string;
  /** Its name in the top bar; without one it is reached by a link or an address only. */
  readonly nav?: Extract<StringKey<typeof shellStrings>, `page${string}`>;
  /** `shell` inside the frame with the top bar (signed in, with a live connection), `bare` alone on the screen. */
  readonly frame: 'shell' | 'bare';
  /** Who may open it: any of these roles; `anyone` without signing in, on a bare page only. */
  readonly roles: readonly Role[] | 'anyone';
  readonly load: () => Promise<{ readonly Page: ComponentType }>;
}

/** Every page of the staff console; a feature registers itself here, in the order of the top bar. */
export const featurePages: readonly FeaturePage[] = [
  { path: '/sign-in', frame: 'bare', roles: 'anyone', load: () => import('../features/sign-in/page.tsx') },
  { path: '/desk', nav: 'pageDesk', frame: 'shell', roles: ['agent', 'supervisor'], load: () => import('../features/desk/page.tsx') },
  { path: '/duty', nav: 'pageDuty', frame: 'bare', roles: ['officer', 'supervisor', 'coordinator'], load: () => import('./elsewhere.tsx') },
  {
    path: '/floor',
    nav: 'pageFloor',
    frame: 'shell',
    roles: ['supervisor', 'coordinator', 'administrator'],
    load: () => import('../features/floor/page.tsx'),
  },
  {
    path: '/roster',
    nav: 'pageRoster',
    frame: 'shell',
    roles: ['supervisor', 'administrator', 'coordinator'],
    load: () => import('../features/roster/page.tsx'),
  },
  {
    path: '/roster/mine',
    frame: 'bare',
    roles: onCallRoles,
    load: () => import('../features/roster/mine/page.tsx'),
  },
  { path: '/referrals', nav: 'pageReferrals', frame: 'shell', roles: ['desk'], load: () => import('../features/referrals/page.tsx') },
];

import { useSyncExternalStore } from 'react';

export type Theme = 'light' | 'dark' | 'system';
export type Density = 'comfortable' | 'compact';

const themeKey = 'muhafiz.theme';
const densityKey = 'muhafiz.density';
const listeners = new Set<() => void>();
let remembers = false;
let state: { theme: Theme; density: Density } = { theme: 'system', density: 'comfortable' };

const systemDark = () => window.matchMedia('(prefers-color-scheme: dark)');

function apply(): void {
  const dark = state.theme === 'dark' || (state.theme === 'system' && systemDark().matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  document.documentElement.dataset.density = state.density;
}

function change(next: Partial<typeof state>): void {
  state = { ...state, ...next };
  if (remembers) {
    window.localStorage.setItem(themeKey, state.theme);
    window.localStorage.setItem(densityKey, state.density);
  }
  apply();
  listeners.forEach((listener) => listener());
}

/** Names the theme on the page and follows the system's; `remember` is for staff only, since the public pages store nothing. */
export function startDisplay({ remember }: { remember: boolean }): void {
  remembers = remember;
  if (remember) {
    const theme = window.localStorage.getItem(themeKey);
    const density = window.localStorage.getItem(densityKey);
    state = {
      theme: theme === 'light' || theme === 'dark' ? theme : 'system',
      density: density === 'compact' ? 'compact' : 'comfortable',
    };
  }
  apply();
  systemDark().addEventListener('change', apply);
}

/** Chooses light, dark, or whatever the system says. */
export const setTheme = (theme: Theme): void => change({ theme });

/** Chooses how close the lines are on this machine. */
export const setDensity = (density: Density): void => change({ density });

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The theme and density chosen on this machine. */
export const useDisplay = () => useSyncExternalStore(subscribe, () => state);

import { useEffect, useRef, useSyncExternalStore } from 'react';

/** A single-key shortcut as the sheet of keys shows it. */
export interface Shortcut {
  readonly key: string;
  readonly label: string;
}

interface Entry extends Shortcut {
  readonly run: () => void;
}

const storageKey = 'muhafiz.keys';
const listeners = new Set<() => void>();
let entries: readonly Entry[] = [];
let listed: readonly Shortcut[] = [];
let on: boolean | undefined;

const enabled = (): boolean => (on ??= window.localStorage.getItem(storageKey) !== 'off');

function announce(): void {
  const seen = new Map(entries.map((entry) => [entry.key, { key: entry.key, label: entry.label }]));
  listed = [...seen.values()];
  listeners.forEach((listener) => listener());
}

/** Turns single keys on or off for this machine (WCAG 2.1.4: they must be possible to turn off). */
export function setShortcutsEnabled(next: boolean): void {
  on = next;
  window.localStorage.setItem(storageKey, next ? 'on' : 'off');
  announce();
}

const typing = 'input:not([type=checkbox],[type=radio],[type=button]),textarea,select,[contenteditable=true],[role=textbox]';
const ownKeys = '[role=dialog],[role=alertdialog][aria-modal=true],[role=menu],[role=listbox]';
const pressable = 'a[href],button,summary,[role=button],[role=tab],[role=menuitem],[role=option],input,label';

/** Where the pressed key stands on a Latin keyboard, so that D works when the layout is Urdu. */
export function latinKey(event: Pick<KeyboardEvent, 'key' | 'code'>): string {
  if (event.key === '؟') return '?';
  if (event.key.length > 1 || /^[\x20-\x7e]$/.test(event.key)) {
    return event.key.length === 1 ? event.key.toLowerCase() : event.key;
  }
  const letter = /^(?:Key|Digit)(\w)$/.exec(event.code)?.[1];
  return letter?.toLowerCase() ?? event.key;
}

// React Aria keeps a closed window in the page, with the focus in it, until it has faded out.
const leaving = '[data-exiting]';
const openWindow = `[data-modal]:is([role=dialog],[role=alertdialog]):not(${leaving} *)`;

function belongsElsewhere(target: EventTarget | null, key: string): boolean {
  if (document.querySelector(openWindow)) return true;
  if (!(target instanceof Element) || target.closest(leaving)) return false;
  if (target.closest(typing) || target.closest(ownKeys)) return true;
  return (key === 'Enter' || key === ' ') && target.closest(pressable) !== null;
}

function onKeyDown(event: KeyboardEvent): void {
  if (!enabled() || event.defaultPrevented || event.repeat || event.isComposing) return;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const key = latinKey(event);
  // The newest registration wins: a page in front of another owns the key.
  const entry = entries.findLast((candidate) => candidate.key.toLowerCase() === key.toLowerCase());
  if (!entry || belongsElsewhere(event.target, key)) return;
  event.preventDefault();
  entry.run();
}

function register(entry: Entry): () => void {
  if (entries.length === 0) document.addEventListener('keydown', onKeyDown);
  entries = [...entries, entry];
  announce();
  return () => {
    entries = entries.filter((other) => other !== entry);
    if (entries.length === 0) document.removeEventListener('keydown', onKeyDown);
    announce();
  };
}

/**
 * Binds a single key (`'d'`, `'Enter'`, `'Escape'`, `'?'`) while the component is shown.
 * It is silent in text fields, menus, and while a dialog is open; the sheet of keys lists it under its label.
 */
export function useShortcut(key: string, label: string, run: () => void, active = true): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => (active ? register({ key, label, run: () => latest.current() }) : undefined), [key, label, active]);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The keys of the page as it stands, for the sheet of keys. */
export const useShortcutList = (): readonly Shortcut[] => useSyncExternalStore(subscribe, () => listed);

/** Whether single keys are on for this machine. */
export const useShortcutsEnabled = (): boolean => useSyncExternalStore(subscribe, enabled);

import type { KeyboardEvent } from 'react';

const rowsOf = (list: Element | null): HTMLElement[] => [...(list?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
const lists = (): Element[] => [...document.querySelectorAll('[data-rows]')].filter((list) => rowsOf(list).length > 0);

function neighbour(row: HTMLElement, key: string): HTMLElement | undefined {
  const list = row.closest('[data-rows]');
  const rows = rowsOf(list);
  const at = rows.indexOf(row);
  if (key === 'ArrowDown') return rows[at + 1];
  if (key === 'ArrowUp') return rows[at - 1];
  if (key === 'Home') return rows[0];
  if (key === 'End') return rows.at(-1);
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return undefined;
  // "Left" is the list before this one, or after it where lines run from right to left.
  const forward = (key === 'ArrowRight') !== (document.documentElement.dir === 'rtl');
  const all = lists();
  const next = all[all.findIndex((one) => one === list) + (forward ? 1 : -1)];
  return rowsOf(next ?? null)[0];
}

/** Arrows move between rows and lists; to be put on whatever holds a list's rows. */
export function onRowKey(event: KeyboardEvent): void {
  if (!(event.target instanceof HTMLElement) || !event.target.matches('[data-row]')) return;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const next = neighbour(event.target, event.key);
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.scrollIntoView({ block: 'nearest' });
}

/** Brings the focus back to a row when none has it, or to the first one when that row is gone. */
export function focusRow(id: string | undefined): void {
  const rows = lists().flatMap(rowsOf);
  (rows.find((row) => row.dataset['row'] === id) ?? rows[0])?.focus();
}

const stops = 'input:not([type=hidden]):checked, input:not([type=hidden]), textarea, button:not([disabled])';

function tryNow(name: string): boolean {
  const place = document.querySelector(`[data-jump="${CSS.escape(name)}"]`);
  const target = place?.querySelector<HTMLElement>(stops) ?? (place instanceof HTMLElement ? place : null);
  target?.focus();
  if (!target || document.activeElement !== target) return false;
  place?.scrollIntoView({ block: 'nearest' });
  return true;
}

/** Moves the focus to a place named `data-jump`: at once when it is there, else when what it is in has been drawn. */
export function focusOn(name: string): void {
  // Fast fingers type the next digit before a frame has passed.
  if (tryNow(name)) return;
  requestAnimationFrame(() => {
    if (!tryNow(name)) requestAnimationFrame(() => tryNow(name));
  });
}

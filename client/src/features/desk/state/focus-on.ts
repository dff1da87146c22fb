const stops = 'input:not([type=hidden]):checked, input:not([type=hidden]), textarea, button:not([disabled])';

/** Moves the focus to a place named `data-jump`, once what it is in has been drawn. */
export function focusOn(name: string): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const place = document.querySelector(`[data-jump="${CSS.escape(name)}"]`);
      const target = place?.querySelector<HTMLElement>(stops) ?? (place instanceof HTMLElement ? place : null);
      target?.focus();
      place?.scrollIntoView({ block: 'nearest' });
    }),
  );
}

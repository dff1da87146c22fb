/** Tells the styles how high the visible page is (`--visible`), which on some phones shrinks with the keyboard and nothing else says so. */
export function followViewport(): void {
  const viewport = window.visualViewport;
  if (!viewport) return;
  const fit = () => {
    document.documentElement.style.setProperty('--visible', `${Math.round(viewport.height)}px`);
    // iOS scrolls the page under a keyboard instead of shrinking it.
    if (viewport.offsetTop > 0) window.scrollTo(0, 0);
  };
  viewport.addEventListener('resize', fit);
  fit();
}

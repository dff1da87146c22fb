import { StrictMode, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';

/** Draws a page into its document; throws when the document has no place for it. */
export function draw(page: ReactNode): void {
  const root = document.getElementById('root');
  if (!root) throw new Error('The page has no #root to draw into');
  createRoot(root).render(<StrictMode>{page}</StrictMode>);
}

import { createContext, useContext, type ReactNode } from 'react';
import type { Kept } from './kept.ts';

const KeptContext = createContext<Kept | null>(null);

/** Gives the parts of the page what this device keeps. */
export function KeptProvider({ kept, children }: { readonly kept: Kept; readonly children: ReactNode }) {
  return <KeptContext value={kept}>{children}</KeptContext>;
}

/** What this device keeps. */
export function useKept(): Kept {
  const kept = useContext(KeptContext);
  if (!kept) throw new Error('useKept needs a KeptProvider above it');
  return kept;
}

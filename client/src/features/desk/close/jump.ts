import { createContext, use } from 'react';
import type { Gap } from './gaps.ts';

/** Leads to where a gap can be filled. */
export const JumpContext = createContext<(gap: Gap) => void>(() => undefined);
export const useJump = (): ((gap: Gap) => void) => use(JumpContext);

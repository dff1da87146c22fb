import { signatureSchema } from '#shared/dispatch/hand-over.ts';
import { useCallback, useState } from 'react';
import { z } from 'zod';
import { own, type Kept } from './device/kept.ts';
import { useKept } from './device/kept-context.tsx';

const draftSchema = z.object({ report: z.string(), name: z.string(), position: z.string(), signature: signatureSchema });
/** What an officer has begun to write about a dispatch, as it is typed. */
export type Draft = z.infer<typeof draftSchema>;

const prefix = `${own}draft:`;
const empty: Draft = { report: '', name: '', position: '', signature: [] };

/** Takes away the drafts of dispatches that are over. */
export function forgetDrafts(kept: Kept, running: ReadonlySet<string>): void {
  for (const [key] of kept.list(prefix)) if (!running.has(key.slice(prefix.length))) void kept.remove(key);
}

/** The draft of a dispatch, kept at every letter, so that a call or an empty battery in between loses none. */
export function useDraft(dispatchId: string) {
  const kept = useKept();
  const key = prefix + dispatchId;
  const [draft, setDraft] = useState<Draft>(() => draftSchema.safeParse(kept.get(key)).data ?? empty);
  const change = useCallback(
    (part: Partial<Draft>) => {
      const next = { ...(draftSchema.safeParse(kept.get(key)).data ?? empty), ...part };
      setDraft(next);
      void kept.set(key, next);
    },
    [kept, key],
  );
  const forget = useCallback(() => void kept.remove(key), [kept, key]);
  return { draft, change, forget };
}

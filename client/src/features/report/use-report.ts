import { useEffect, useRef, useState } from 'react';
import { createAttempts } from '../../lib/attempts.ts';
import { now } from '../../lib/clock.ts';
import { ApiError } from '../../lib/http.ts';
import { chosenArea } from '../../lib/public/areas.ts';
import { keepCode } from '../../lib/public/code-store.ts';
import { isLeaving, onLeave } from '../../lib/public/leave.ts';
import { askPublic } from '../../lib/public/public-api.ts';
import { publicLanguage } from '../../lib/public/words.ts';
import { withRetries } from '../../lib/retry.ts';
import { reportOf, type Draft } from './draft.ts';

export type Sending =
  | { readonly kind: 'writing'; readonly trouble: 'failed' | 'tooMany' | 'tooLong' | null }
  | { readonly kind: 'sending'; readonly kept: boolean }
  | { readonly kind: 'sent'; readonly code: string };

const troubleOf = (error: unknown) =>
  error instanceof ApiError && error.code === 'tooMany'
    ? 'tooMany'
    : error instanceof ApiError && error.code === 'tooLarge'
      ? 'tooLong'
      : 'failed';
/** As long as the page is open; a report must not be given up because the network is bad for an hour. */
const delays = Array.from({ length: 400 }, (_, tries) => Math.min(15_000, 800 * 2 ** tries));

/** Sends a report once, whatever the network does; the same words keep their command id until it is known that they arrived. */
export function useReport(): { readonly sending: Sending; readonly submit: (draft: Draft) => Promise<void> } {
  const [sending, setSending] = useState<Sending>({ kind: 'writing', trouble: null });
  const [attempts] = useState(() => createAttempts({ now }));
  const stop = useRef(new AbortController());

  useEffect(() => onLeave(() => stop.current.abort()), []);
  useEffect(() => {
    if (sending.kind !== 'sending') return;
    const warn = (event: BeforeUnloadEvent) => {
      if (!isLeaving()) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [sending.kind]);

  const submit = async (draft: Draft) => {
    const about = { screen: publicLanguage(), areaId: chosenArea() };
    setSending({ kind: 'sending', kept: false });
    try {
      const { code } = await attempts.run({
        target: 'report',
        words: JSON.stringify(draft),
        send: (commandId) =>
          withRetries(() => askPublic('submit', { body: reportOf(draft, { commandId, ...about }) }, { code: null }), {
            delays,
            signal: stop.current.signal,
            onRetry: () => setSending({ kind: 'sending', kept: true }),
          }),
      });
      if (isLeaving()) return;
      keepCode(code);
      setSending({ kind: 'sent', code });
    } catch (error) {
      setSending({ kind: 'writing', trouble: troubleOf(error) });
    }
  };
  return { sending, submit };
}

import type { talkApi } from '#shared/channels/talk.api.ts';
import type { RouteAnswer } from '#shared/kernel/route.ts';
import { useEffect, useState } from 'react';
import { pause } from '../retry.ts';
import { askPublic } from './public-api.ts';

export type Welcome = RouteAnswer<typeof talkApi.welcome>;

/** What the public page shows before anything is written; tried until it comes, `failed` meanwhile. */
export function useWelcome(): { readonly welcome: Welcome | null; readonly failed: boolean } {
  const [welcome, setWelcome] = useState<Welcome | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    const load = async () => {
      for (let tries = 0; !stop.signal.aborted; tries += 1) {
        try {
          setWelcome(await askPublic('welcome', {}, { code: null, signal: stop.signal }));
          setFailed(false);
          return;
        } catch {
          if (!stop.signal.aborted) setFailed(true);
          await pause(Math.min(20_000, 1_000 * 2 ** tries), stop.signal);
        }
      }
    };
    void load();
    return () => stop.abort();
  }, []);
  return { welcome, failed };
}

import { dutyApi } from '#shared/dispatch/duty.api.ts';
import { onCallRoles } from '#shared/kernel/actor.ts';
import { peopleApi } from '#shared/people/people.api.ts';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { useLanguage, useStrings } from '../../lib/i18n.ts';
import { SignedInLive } from '../../lib/providers.tsx';
import { createQueryClient, routeKey } from '../../lib/query.ts';
import { SessionProvider, sessionKey, useSessionState } from '../../lib/session.tsx';
import { SignInCard } from '../../ui/phone/sign-in-card.tsx';
import { Calm, Coming, Trouble } from '../../ui/phone/states.tsx';
import { endWho, keepWho, viewOf, whoOf, type Kept } from './device/kept.ts';
import { KeptProvider, useKept } from './device/kept-context.tsx';
import { forget, isLeaving, Leaving } from './leaving.tsx';
import { Page } from './page.tsx';
import css from './duty.module.css';

/** The cache of server data, filled with what this device kept: the page opens at once, with or without a network. */
function startQueries(kept: Kept): QueryClient {
  const queries = createQueryClient({ onSignedOut: () => void queries.invalidateQueries({ queryKey: routeKey(peopleApi.session) }) });
  const who = whoOf(kept);
  if (!who || who.ended) return queries;
  const { staff, demo } = who;
  // Age 0: it is asked for again at once, and nothing is sent before the server has said that it is still so.
  queries.setQueryData(sessionKey, { staff, demo, csrf: '', serverTime: new Date().toISOString() }, { updatedAt: 0 });
  const last = viewOf(kept, Date.now());
  if (last) queries.setQueryData(routeKey(dutyApi.duty, {}), last.view, { updatedAt: last.at });
  return queries;
}

function Gate() {
  const t = useStrings('shell');
  const kept = useKept();
  const { state } = useSessionState();
  const session = state.kind === 'signedIn' ? state.session : null;
  const isOver = state.kind === 'signedOut';
  const staffId = session?.staff.id;
  const [isOwn, setOwn] = useState(false);
  useEffect(() => {
    if (isOver) void endWho(kept);
    if (!session) return;
    const before = whoOf(kept);
    // Somebody else's tasks, drafts and pictures go before anything of theirs is shown.
    const cleared = before && before.staff.id !== session.staff.id ? kept.wipe() : Promise.resolve();
    void cleared.then(() => keepWho(kept, session)).then(() => setOwn(true));
  }, [kept, isOver, session]);
  if (isLeaving(kept)) return <Leaving />;
  if (state.kind === 'loading') return <Coming />;
  if (state.kind === 'failed')
    return (
      <main className={css.alone}>
        <Trouble title={t('signInFailed')} requestId={state.error.requestId} onRetry={state.retry} />
      </main>
    );
  if (!session) return <SignInCard />;
  if (!onCallRoles.some((role) => session.staff.roles.includes(role)))
    return (
      <main className={css.alone}>
        <Calm isPage icon="lock" title={t('refusedTitle')} action={<a href="/">{t('goHome')}</a>}>
          {t('refusedBody')}
        </Calm>
      </main>
    );
  if (!isOwn) return <Coming />;
  return (
    <SignedInLive server="field">
      <Page key={staffId} />
    </SignedInLive>
  );
}

/** The duty page: a document of its own, so that a cheap phone on a slow network loads only what an officer needs. */
export function App({ kept }: { readonly kept: Kept }) {
  const [queries] = useState(() => startQueries(kept));
  const language = useLanguage();
  useEffect(() => void kept.set('language', language), [kept, language]);
  const onSignOut = useCallback(() => forget(kept), [kept]);
  return (
    <KeptProvider kept={kept}>
      <QueryClientProvider client={queries}>
        <SessionProvider signInAt="/duty" onSignOut={onSignOut}>
          <Gate />
        </SessionProvider>
      </QueryClientProvider>
    </KeptProvider>
  );
}

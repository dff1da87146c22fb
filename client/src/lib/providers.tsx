import { peopleApi } from '#shared/people/people.api.ts';
import { QueryClientProvider } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { createQueryClient, routeKey } from './query.ts';
import { SessionProvider, useSessionState } from './session.tsx';
import { LiveProvider } from './socket.tsx';

/** What all pages of staff stand in: the cache of server data and who is signed in. */
export function ServerProviders({ children }: { readonly children: ReactNode }) {
  const [queries] = useState(() => {
    const client = createQueryClient({ onSignedOut: () => void client.invalidateQueries({ queryKey: routeKey(peopleApi.session) }) });
    return client;
  });
  return (
    <QueryClientProvider client={queries}>
      <SessionProvider>{children}</SessionProvider>
    </QueryClientProvider>
  );
}

/** Keeps one live connection for the pages below it; to be placed inside RequireRole, so that it ends with the session. */
export function SignedInLive({ server, children }: { readonly server: 'console' | 'field'; readonly children: ReactNode }) {
  const { recheck } = useSessionState();
  return (
    <LiveProvider server={server} onSignedOut={recheck}>
      {children}
    </LiveProvider>
  );
}

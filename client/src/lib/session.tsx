import type { Role } from '#shared/kernel/actor.ts';
import { peopleApi } from '#shared/people/people.api.ts';
import type { SessionView } from '#shared/people/people.schema.ts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useCallback, useContext, useMemo, type ReactNode } from 'react';
import { call, setCredentials } from './api.ts';
import { now, setServerTime } from './clock.ts';
import type { ApiError } from './http.ts';
import { routeKey } from './query.ts';

/** What a page knows of who is signed in. */
export type SessionState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly error: ApiError; readonly retry: () => void }
  | { readonly kind: 'signedOut' }
  | { readonly kind: 'signedIn'; readonly session: SessionView };

type Value = {
  readonly state: SessionState;
  readonly signIn: (username: string, password: string) => Promise<SessionView>;
  readonly signOut: () => Promise<void>;
  /** Asks the server again who is signed in. */
  readonly recheck: () => void;
};

const SessionContext = createContext<Value | null>(null);
/** Under which the answer of who is signed in is kept. */
export const sessionKey = routeKey(peopleApi.session, {});

function adopt(session: SessionView | null, askedAt: number): SessionView | null {
  setCredentials(() => (session ? { 'x-csrf-token': session.csrf } : {}));
  if (session) setServerTime(Date.parse(session.serverTime), now() - askedAt);
  return session;
}

async function fetchSession(signal: AbortSignal): Promise<SessionView | null> {
  const askedAt = now();
  return adopt((await call(peopleApi.session, {}, { signal })).session, askedAt);
}

type ProviderProps = {
  readonly children: ReactNode;
  /** Where signing out leads. */
  readonly signInAt?: string;
  /** Done after signing out, before the page is left: what this machine kept goes too. */
  readonly onSignOut?: () => Promise<void>;
};

/** Gives the pages below it the signed-in person; sets the csrf token and this machine's clock offset from the answer. */
export function SessionProvider({ children, signInAt = '/sign-in', onSignOut }: ProviderProps) {
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery<SessionView | null, ApiError>({
    queryKey: sessionKey,
    queryFn: ({ signal }) => fetchSession(signal),
    staleTime: 5 * 60_000,
    gcTime: Infinity,
  });
  const signIn = useCallback(
    async (username: string, password: string) => {
      const askedAt = now();
      const session = await call(peopleApi.signIn, { body: { username, password } });
      adopt(session, askedAt);
      queries.setQueryData(sessionKey, session);
      return session;
    },
    [queries],
  );
  const signOut = useCallback(async () => {
    await call(peopleApi.signOut, {}).catch((failure: ApiError) => {
      if (failure.code !== 'notSignedIn') throw failure;
    });
    await onSignOut?.();
    // A full load empties the memory of everything the person has seen.
    window.location.replace(signInAt);
  }, [onSignOut, signInAt]);
  const recheck = useCallback(() => void refetch(), [refetch]);
  const value = useMemo<Value>(() => {
    const state: SessionState =
      data === undefined
        ? error
          ? { kind: 'failed', error, retry: recheck }
          : { kind: 'loading' }
        : data === null
          ? { kind: 'signedOut' }
          : { kind: 'signedIn', session: data };
    return { state, signIn, signOut, recheck };
  }, [data, error, recheck, signIn, signOut]);
  return <SessionContext value={value}>{children}</SessionContext>;
}

/** Who is signed in, and signing in and out; for pages that also exist without a session. */
export function useSessionState(): Value {
  const value = useContext(SessionContext);
  if (!value) throw new Error('useSession needs a SessionProvider above it');
  return value;
}

/** The signed-in person; only below RequireRole. */
export function useSession(): SessionView & { readonly signOut: () => Promise<void> } {
  const { state, signOut } = useSessionState();
  if (state.kind !== 'signedIn') throw new Error('useSession is for pages below RequireRole');
  return useMemo(() => ({ ...state.session, signOut }), [state.session, signOut]);
}

const screens: readonly (readonly [Role, string])[] = [
  ['agent', '/desk'],
  ['supervisor', '/floor'],
  ['officer', '/duty'],
  ['desk', '/referrals'],
  ['coordinator', '/floor'],
  ['administrator', '/floor'],
];

/** The address of the screen somebody with these roles starts at. */
export function homeOf(roles: readonly Role[]): string {
  return screens.find(([role]) => roles.includes(role))?.[1] ?? '/sign-in';
}

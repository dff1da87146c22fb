import type { Role } from '#shared/kernel/actor.ts';
import type { ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import type { ApiError } from '../lib/http.ts';
import { useSessionState } from '../lib/session.tsx';

type GuardProps = {
  /** Any of these; empty for any signed-in person. */
  readonly roles: readonly Role[];
  readonly children: ReactNode;
  /** Shown while it is not known who is signed in. */
  readonly loading: ReactNode;
  readonly failed: (error: ApiError, retry: () => void) => ReactNode;
  /** Shown to those who are signed in without any of the roles. */
  readonly refused: ReactNode;
};

/** Shows its children to the roles only; others are sent to sign in and come back. The server decides again at every request. */
export function RequireRole({ roles, children, loading, failed, refused }: GuardProps) {
  const { state } = useSessionState();
  const { pathname, search } = useLocation();
  if (state.kind === 'loading') return loading;
  if (state.kind === 'failed') return failed(state.error, state.retry);
  if (state.kind === 'signedOut') return <Navigate to={`/sign-in?next=${encodeURIComponent(pathname + search)}`} replace />;
  const allowed = roles.length === 0 || roles.some((role) => state.session.staff.roles.includes(role));
  return allowed ? children : refused;
}

import type { ReactNode } from 'react';
import type { Role } from '#shared/kernel/actor.ts';
import { GoOn } from '../lib/go-on.tsx';
import { useStrings } from '../lib/i18n.ts';
import { homeOf, useSessionState } from '../lib/session.tsx';
import { EmptyState, ErrorNote, Loading } from '../ui/states.tsx';
import css from './guard.module.css';
import { RequireRole } from './require-role.tsx';

interface GuardProps {
  readonly roles: readonly Role[];
  /** True inside the frame, which brings the page's main part. */
  readonly inFrame?: boolean;
  readonly children: ReactNode;
}

/** Shows a page to those whose role it is for; others sign in first, or read why not. */
export function Guard({ roles, inFrame, children }: GuardProps) {
  const t = useStrings('shell');
  const place = (note: ReactNode) => (inFrame ? note : <main>{note}</main>);
  return (
    <RequireRole
      roles={roles}
      loading={place(<Loading />)}
      failed={(error, retry) =>
        place(
          <div className={css.note}>
            <ErrorNote title={t('signInFailed')} requestId={error.requestId || undefined} onRetry={retry} />
          </div>,
        )
      }
      refused={place(
        <EmptyState isPage icon="lock" title={t('refusedTitle')} action={<a href="/">{t('goHome')}</a>}>
          {t('refusedBody')}
        </EmptyState>,
      )}
    >
      {children}
    </RequireRole>
  );
}

/** The start: everybody's own screen. */
export function Home() {
  const { state } = useSessionState();
  if (state.kind === 'signedOut') return <GoOn to="/sign-in" />;
  if (state.kind === 'signedIn') return <GoOn to={homeOf(state.session.staff.roles)} />;
  return <Guard roles={[]}>{null}</Guard>;
}

import { useSearchParams } from 'react-router';
import { GoOn } from '../../lib/go-on.tsx';
import { useStrings } from '../../lib/i18n.ts';
import { homeOf, useSessionState } from '../../lib/session.tsx';
import { SignInCard } from '../../ui/phone/sign-in-card.tsx';
import { safeNext } from './safe-next.ts';

/** Where staff sign in; somebody already signed in goes on at once. */
export function Page() {
  const t = useStrings('signIn');
  const { state } = useSessionState();
  const [query] = useSearchParams();
  if (state.kind === 'signedIn') return <GoOn to={safeNext(query.get('next')) ?? homeOf(state.session.staff.roles)} />;
  return (
    <SignInCard
      autoFocus
      below={
        <>
          {t('child')} <a href="/talk">{t('talk')}</a>
        </>
      }
    />
  );
}

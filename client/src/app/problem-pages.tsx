import { useRouteError } from 'react-router';
import { useStrings } from '../lib/i18n.ts';
import { useTitle } from '../lib/title.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/states.tsx';

/** What stands in place of a page that broke while it was drawn or loaded. */
export function CrashPage() {
  const t = useStrings('shell');
  // React has already reported the error to the console; people need a way on, not its text.
  useRouteError();
  useTitle(t('crashTitle'));
  return (
    <EmptyState
      isPage
      icon="alert"
      title={t('crashTitle')}
      action={
        <Button variant="primary" icon="refresh" onPress={() => window.location.reload()}>
          {t('reload')}
        </Button>
      }
    >
      {t('crashBody')}
    </EmptyState>
  );
}

/** An address that leads nowhere. */
export function NotFoundPage() {
  const t = useStrings('shell');
  useTitle(t('notFoundTitle'));
  return (
    <EmptyState isPage icon="search" title={t('notFoundTitle')} action={<a href="/">{t('goHome')}</a>}>
      {t('notFoundBody')}
    </EmptyState>
  );
}

import { useNow } from '../../../lib/clock.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { useConnection } from '../../../lib/socket.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { useSpanWords } from '../../../ui/time.tsx';
import type { Workspace } from '../state/workspace.ts';

const patienceMs = 5_000;

/** While the link is down and something here is not saved yet: how long that lasts, and that nothing written is lost. */
export function StaleNote({ workspace }: { readonly workspace: Workspace }) {
  const t = useStrings('desk');
  const words = useSpanWords();
  const link = useConnection();
  const now = useNow(1000);
  if (link.kind !== 'reconnecting' || now - link.since < patienceMs || !workspace.isUnsaved()) return null;
  return (
    <Banner tone="warn" title={t('staleTitle', { age: words(now - link.since) })}>
      {t('staleBody')}
    </Banner>
  );
}

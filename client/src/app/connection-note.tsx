import { useNow } from '../lib/clock.ts';
import { useStrings } from '../lib/i18n.ts';
import { useConnection } from '../lib/socket.tsx';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Timer } from '../ui/time.tsx';

// A link that comes back at once is not worth a word.
const patienceMs = 3000;

/** Says that the live connection is gone, or that this page is older than the server; nothing while all is well. */
export function ConnectionNote() {
  const t = useStrings('shell');
  const link = useConnection();
  const now = useNow(1000);
  if (link.kind === 'outdated') {
    return (
      <Banner tone="danger" title={t('linkOutdated')} action={<Button onPress={() => window.location.reload()}>{t('reload')}</Button>} />
    );
  }
  if (link.kind !== 'reconnecting' || now - link.since < patienceMs) return null;
  return (
    <Banner
      tone="warn"
      title={t('linkLost')}
      action={
        // Spoken once, not every second.
        <span aria-hidden="true">
          {t('linkAge')} <Timer since={link.since} />
        </span>
      }
    />
  );
}

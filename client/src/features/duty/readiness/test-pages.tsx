import type { ReachView } from '#shared/reach/reach.api.ts';
import { readyStrings } from '#shared/i18n/ready.ts';
import { useWordsOf } from '../../../lib/i18n.ts';
import { Moment } from '../../../ui/time.tsx';
import css from './readiness.module.css';

/** How the pages of the last test fared, each on its way. */
export function TestPages({ view }: { readonly view: ReachView }) {
  const t = useWordsOf(readyStrings);
  const { test, devices } = view;
  if (!test) return null;
  return (
    <ul className={css.pages} aria-live="polite">
      {test.pages.map((page) => {
        const name = page.channel === 'sms' ? 'SMS' : (devices.find(({ id }) => id === page.deviceId)?.label ?? t('goneDevice'));
        const at = page.seenAt ?? page.receivedAt ?? page.acceptedAt ?? test.at;
        return (
          <li key={`${page.channel} ${page.deviceId ?? ''}`}>
            <bdi>{name}</bdi>: {page.why ? t(`why_${page.why}`) : t(`state_${page.state}`)} <Moment at={at} />
          </li>
        );
      })}
    </ul>
  );
}

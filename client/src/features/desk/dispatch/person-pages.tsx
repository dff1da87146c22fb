import type { PagedPerson } from '#shared/dispatch/dispatch.schema.ts';
import { useLanguage, useStrings } from '../../../lib/i18n.ts';
import { cx } from '../../../ui/cx.ts';
import { Icon, type IconName } from '../../../ui/icon.tsx';
import { Moment } from '../../../ui/time.tsx';
import css from './dispatch.module.css';

type Page = PagedPerson['channels'][number];
type Look = { readonly icon: IconName; readonly tone: 'ok' | 'warn' | 'danger' | 'quiet'; readonly at: (page: Page) => string | null };

const looks: Readonly<Record<Page['state'], Look>> = {
  queued: { icon: 'clock', tone: 'quiet', at: (page) => page.queuedAt },
  sent: { icon: 'clock', tone: 'quiet', at: (page) => page.sentAt },
  accepted: { icon: 'send', tone: 'warn', at: (page) => page.acceptedAt },
  received: { icon: 'bell', tone: 'ok', at: (page) => page.receivedAt },
  seen: { icon: 'eye', tone: 'ok', at: (page) => page.seenAt },
  failing: { icon: 'clock', tone: 'danger', at: (page) => page.failedAt },
  failed: { icon: 'close', tone: 'danger', at: (page) => page.failedAt },
  noAddress: { icon: 'close', tone: 'quiet', at: () => null },
  notSetUp: { icon: 'close', tone: 'quiet', at: () => null },
  dropped: { icon: 'close', tone: 'quiet', at: () => null },
};

function Channel({ page }: { readonly page: Page }) {
  const t = useStrings('ladder');
  const { channel, state, tries } = page;
  const { icon, tone, at } = looks[state];
  const moment = at(page);
  return (
    <li className={cx(css.page, css[tone])}>
      <Icon name={icon} size={12} />
      <span className={css.reach}>
        {t(`ch_${channel}`)}: {t(`pg_${state}`, { n: tries })}
      </span>
      {moment && <Moment at={moment} />}
    </li>
  );
}

/** How far the latest call to somebody has come on each of the channels. */
export function PersonPages({ person }: { readonly person: PagedPerson }) {
  const t = useStrings('ladder');
  const language = useLanguage();
  const { channels, proven, name } = person;
  return (
    <>
      {!proven && <span className={cx(css.unproven, css.warn)}>{t('p_unproven')}</span>}
      {channels.length > 0 && (
        <ul className={css.pages} aria-label={t('p_how', { name: name[language] })}>
          {channels.map((page) => (
            <Channel key={page.channel} page={page} />
          ))}
        </ul>
      )}
    </>
  );
}

import { useNow } from '../../../lib/clock.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { useRosterOverview } from '../../../lib/rosters.ts';
import { LinkButton } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import css from '../left/left.module.css';

const soonMs = 3 * 24 * 3_600_000;

/** In how many rosters nobody is on call at some time of the next three days; nothing where there is none. */
export function RosterBar() {
  const t = useStrings('roster');
  const { data } = useRosterOverview();
  const now = useNow(60_000);
  const soon = (data?.standings ?? []).filter(({ gaps }) => gaps.some(({ from }) => Date.parse(from) < now + soonMs));
  if (soon.length === 0) return null;
  return (
    <section className={css.bar} aria-label={t('title')}>
      <Icon name="alert" size={16} />
      <b>{t('floorGaps', { count: soon.length })}</b>
      <span className={css.end}>
        <LinkButton size="s" href={`/roster?area=${soon[0]?.area ?? ''}`}>
          {t('open')}
        </LinkButton>
      </span>
    </section>
  );
}

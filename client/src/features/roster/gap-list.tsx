import type { AreaKey } from '#shared/rosters/roster.schema.ts';
import type { RosterStanding } from '#shared/rosters/rosters.api.ts';
import { useNow } from '../../lib/clock.ts';
import { useStrings } from '../../lib/i18n.ts';
import { useStretchWords } from '../../lib/rosters.ts';
import { Badge } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import css from './roster.module.css';

type Props = {
  readonly standings: readonly RosterStanding[];
  readonly nameOf: (area: AreaKey) => string;
  readonly onOpen: (area: AreaKey) => void;
};

function GapRow({ standing: { area, gaps }, nameOf, onOpen }: { readonly standing: RosterStanding } & Omit<Props, 'standings'>) {
  const t = useStrings('roster');
  const stretchWords = useStretchWords();
  const now = useNow(60_000);
  const [first, ...more] = gaps;
  if (!first) return null;
  return (
    <li className={css.gapRow}>
      <Button size="s" variant="quiet" onPress={() => onOpen(area)}>
        {nameOf(area)}
      </Button>
      {Date.parse(first.from) < now + 60_000 && <Badge tone="p0">{t('gapNow')}</Badge>}
      <span>{stretchWords(first)}</span>
      {more.length > 0 && <span className={css.hint}>{t('gapMore', { count: more.length })}</span>}
    </li>
  );
}

/** Every time of the coming four weeks in which nobody is on call somewhere: loud, in words, on top of everything. */
export function GapList({ standings, nameOf, onOpen }: Props) {
  const t = useStrings('roster');
  const open = standings.filter(({ gaps }) => gaps.length > 0).sort((a, b) => (a.gaps[0]?.from ?? '').localeCompare(b.gaps[0]?.from ?? ''));
  const hasFallback = standings.some(({ area }) => area === 'fallback');
  return (
    <>
      {!hasFallback && <Banner tone="danger">{t('noFallback')}</Banner>}
      {open.length === 0 ? (
        <Banner tone="ok">{t('gapsNone')}</Banner>
      ) : (
        <section className={css.gaps} aria-labelledby="roster-gaps">
          <h2 id="roster-gaps" className={css.gapsTitle}>
            <Icon name="alert" size={18} />
            {t('gapsTitle')}
          </h2>
          <p>{t('gapsIntro', { count: open.length })}</p>
          <ul className={css.gapRows}>
            {open.map((standing) => (
              <GapRow key={standing.area} standing={standing} nameOf={nameOf} onOpen={onOpen} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

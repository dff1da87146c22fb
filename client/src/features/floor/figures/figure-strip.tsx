import { abandonedShare, serviceLevel, targets } from '#shared/floor/figures.ts';
import type { FloorView, Sample } from '#shared/floor/floor.schema.ts';
import { useNow } from '../../../lib/clock.ts';
import { duration } from '../../../lib/format.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { FigureCard } from './figure-card.tsx';
import css from './figures.module.css';

const percent = (share: number): string => `${Math.round(share * 100)} %`;
const beyond = (value: number | null, most: number): boolean => value !== null && value > most;

/** How long the longest has waited, ticking. */
function LongestCard({ oldest, trend }: { readonly oldest: string | null; readonly trend: readonly Sample[] }) {
  const t = useStrings('floor');
  const now = useNow(1000);
  const waited = oldest === null ? null : Math.max(0, now - Date.parse(oldest));
  return (
    <FigureCard
      label={t('longest')}
      value={<bdi dir="ltr">{waited === null ? t('noValue') : duration(waited)}</bdi>}
      target={t('targetAtMost', { value: duration(targets.longestWaitMs) })}
      missed={beyond(waited, targets.longestWaitMs)}
      trend={trend.map((sample) => sample.longestMs)}
    />
  );
}

/** The six figures with their targets and their last hour. */
export function FigureStrip({
  view: { figures, trend },
  unowned,
}: {
  readonly view: FloorView;
  /** Urgent ones that nobody has. */ readonly unowned: number;
}) {
  const t = useStrings('floor');
  const { waiting, served, agents, urgent } = figures;
  const level = serviceLevel(served);
  const share = abandonedShare(served);
  return (
    <dl className={css.strip} aria-label={t('figures')}>
      <FigureCard
        label={t('waiting')}
        value={waiting}
        target={t('targetAtMost', { value: targets.waiting })}
        missed={waiting > targets.waiting}
        trend={trend.map((sample) => sample.waiting)}
      />
      <LongestCard oldest={figures.oldestArrivedAt} trend={trend} />
      <FigureCard
        label={t('serviceLevel')}
        value={<bdi dir="ltr">{level === null ? t('noValue') : percent(level)}</bdi>}
        target={t('targetAtLeast', { value: percent(targets.serviceLevel) })}
        missed={level !== null && level < targets.serviceLevel}
        trend={trend.flatMap((sample) => sample.sl ?? [])}
        title={t('slWhat', { answered: served.answered, abandoned: served.abandoned })}
      />
      <FigureCard
        label={t('abandoned')}
        value={served.abandoned}
        {...(share === null
          ? {}
          : { more: t('abandonedShare', { share: Math.round(share * 100), all: served.answered + served.abandoned }) })}
        target={t('targetAtMost', { value: percent(targets.abandonedShare) })}
        missed={beyond(share, targets.abandonedShare)}
        trend={trend.map((sample) => sample.abandoned)}
      />
      <FigureCard
        label={t('agents')}
        value={agents.ready + agents.busy + agents.away}
        more={t('agentsCount', agents)}
        target={t('targetReady')}
        missed={agents.ready === 0 && waiting > 0}
      />
      <FigureCard
        label={t('urgent')}
        value={urgent}
        target={t('targetNone')}
        missed={unowned > 0}
        trend={trend.map((sample) => sample.urgent)}
      />
    </dl>
  );
}

import type { StaffId } from '#shared/kernel/ids.ts';
import type { Stretch } from '#shared/rosters/plan.ts';
import type { RosterView } from '#shared/rosters/rosters.api.ts';
import { dayMs } from '#shared/rosters/shifts.ts';
import { localDate } from '#shared/kernel/local-time.ts';
import { useMemo } from 'react';
import { useFormat } from '../../../lib/format.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { useStretchWords } from '../../../lib/rosters.ts';
import { cx } from '../../../ui/cx.ts';
import { Icon } from '../../../ui/icon.tsx';
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx';
import { useLayerName, useNameOf } from '../words.ts';
import css from './calendar.module.css';
import { clipped, hueOf, planOfView, rowsOf, weeksFrom, type Bar, type Row } from './rows.ts';

type Words = {
  readonly nameOf: (id: StaffId | null) => string;
  readonly layerName: (id: string | null) => string;
  readonly hue: (id: StaffId | undefined) => number;
};

/** Where a stretch stands in its week. */
const placed = ({ from, until }: Stretch, week: Stretch) => {
  const share = (ms: number): string => `${((ms / (week.until - week.from)) * 100).toFixed(3)}%`;
  return { insetInlineStart: share(from - week.from), inlineSize: share(until - from) };
};

function BarItem({ bar, week, words }: { readonly bar: Bar; readonly week: Stretch; readonly words: Words }) {
  const t = useStrings('roster');
  const stretchWords = useStretchWords();
  const { nameOf, hue } = words;
  const names = bar.seats.map(({ officerId, origin }) =>
    officerId === origin ? nameOf(officerId) : t('insteadOf', { name: nameOf(officerId), other: nameOf(origin) }),
  );
  const text = names.length > 0 ? names.join(' · ') : t('nobody');
  const isChanged = bar.seats.some(({ officerId, origin }) => officerId !== origin);
  return (
    <li
      className={cx(css.bar, names.length === 0 && css.empty, isChanged && css.changed)}
      data-hue={hue(bar.seats[0]?.officerId)}
      style={placed(bar, week)}
      title={`${text}, ${stretchWords(bar)}`}
    >
      <span className={css.name}>{text}</span>
      <VisuallyHidden>{stretchWords(bar)}</VisuallyHidden>
    </li>
  );
}

/** The times of a week in which nobody is on call. */
function Gaps({ gaps, week, onGap }: { readonly gaps: readonly Stretch[]; readonly week: Stretch; readonly onGap: OnGap }) {
  const t = useStrings('roster');
  const stretchWords = useStretchWords();
  return (
    <ol className={css.track} aria-label={t('nobody')}>
      {gaps.map((gap) => (
        <li key={gap.from} style={placed(gap, week)} className={css.gap}>
          <button
            type="button"
            className={css.gapButton}
            title={`${t('nobody')}, ${stretchWords(gap)}`}
            onClick={() => onGap?.(gap)}
            disabled={!onGap}
          >
            <Icon name="alert" size={14} />
            <span className={css.name}>{t('nobody')}</span>
            <VisuallyHidden>{stretchWords(gap)}</VisuallyHidden>
          </button>
        </li>
      ))}
    </ol>
  );
}
/** Called with a gap that is to be filled; undefined for whoever only reads. */
type OnGap = ((gap: Stretch) => void) | undefined;

function Days({ week, now, holidays }: { readonly week: Stretch; readonly now: number; readonly holidays: ReadonlyMap<string, string> }) {
  const t = useStrings('roster');
  const format = useFormat();
  return (
    <div className={css.days}>
      {Array.from({ length: 7 }, (_, i) => week.from + i * dayMs).map((day) => {
        const isToday = day <= now && now < day + dayMs;
        const holiday = holidays.get(localDate(new Date(day)));
        return (
          <div key={day} className={cx(css.day, isToday && css.today, holiday !== undefined && css.holiday)}>
            {format.day(day)}
            {isToday && <span className={css.mark}> · {t('today')}</span>}
            {holiday !== undefined && <bdi className={css.mark}> · {holiday}</bdi>}
          </div>
        );
      })}
    </div>
  );
}

type WeekProps = {
  readonly week: Stretch;
  readonly rows: readonly Row[];
  readonly gaps: readonly Stretch[];
  readonly now: number;
  readonly holidays: ReadonlyMap<string, string>;
  readonly words: Words;
  readonly onGap: OnGap;
};

function Week({ week, rows, gaps, now, holidays, words, onGap }: WeekProps) {
  const t = useStrings('roster');
  return (
    <section className={css.week}>
      <span />
      <Days week={week} now={now} holidays={holidays} />
      {rows.map(({ layerId, bars }) => (
        <div key={layerId ?? 'extra'} className={css.row}>
          <span className={css.layer} aria-hidden="true">
            {words.layerName(layerId)}
          </span>
          <ol className={css.track} aria-label={words.layerName(layerId)}>
            {clipped(bars, week).map((bar) => (
              <BarItem key={bar.from} bar={bar} week={week} words={words} />
            ))}
          </ol>
        </div>
      ))}
      {gaps.length > 0 && (
        <div className={css.row}>
          <span className={cx(css.layer, css.alarm)} aria-hidden="true">
            {t('nobody')}
          </span>
          <Gaps gaps={gaps} week={week} onGap={onGap} />
        </div>
      )}
    </section>
  );
}

type Props = { readonly view: RosterView; readonly monday: number; readonly now: number; readonly onGap?: OnGap };

/** Four weeks of a roster, layer by layer, with the times in which nobody is on call in red. */
export function Calendar({ view, monday, now, onGap }: Props) {
  const t = useStrings('roster');
  const nameOf = useNameOf(view.people);
  const layerName = useLayerName(view.layers);
  const weeks = weeksFrom(monday, 4);
  const { rows, gaps, holidays, order } = useMemo(() => {
    const plan = planOfView(view);
    const stretch = { from: monday, until: monday + 28 * dayMs };
    const able = new Set(view.people.filter((one) => one.able).map(({ id }) => id));
    return {
      rows: rowsOf(plan, view.layers, stretch),
      gaps: plan.gaps(stretch, (id) => able.has(id)),
      holidays: new Map(view.holidays.days.map(({ date, name }) => [date, name])),
      order: [...new Set(view.layers.flatMap(({ officers }) => officers))],
    };
  }, [view, monday]);
  const words = { nameOf, layerName, hue: (id: StaffId | undefined) => hueOf(id, order) };
  return (
    <div className={css.scroll} tabIndex={0} role="group" aria-label={t('calendar')}>
      {weeks.map((week) => (
        <Week
          key={week.from}
          week={week}
          rows={rows}
          gaps={clipped(gaps, week)}
          now={now}
          holidays={holidays}
          words={words}
          onGap={onGap}
        />
      ))}
    </div>
  );
}

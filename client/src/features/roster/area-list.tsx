import { areaOf, fallbackKey, type AreaKey } from '#shared/rosters/roster.schema.ts';
import type { RosterArea, RosterPerson, RosterStanding } from '#shared/rosters/rosters.api.ts';
import { useStrings } from '../../lib/i18n.ts';
import { Badge } from '../../ui/badge.tsx';
import { ComboBox } from '../../ui/combo-box.tsx';
import { cx } from '../../ui/cx.ts';
import { Panel } from '../../ui/panel.tsx';
import css from './roster.module.css';
import { useNameOf } from './words.ts';

type Props = {
  readonly areas: readonly RosterArea[];
  readonly standings: readonly RosterStanding[];
  readonly people: readonly RosterPerson[];
  readonly area: AreaKey;
  readonly nameOf: (area: AreaKey) => string;
  readonly onOpen: (area: AreaKey) => void;
};

// Districts first, since they are called first; the fallback list is the end of every ladder.
const order = ['district', 'division', 'province', 'fallback'] as const;

/** The areas: any of them to be found by name, and those that have a roster with how they stand. */
export function AreaList({ areas, standings, people, area, nameOf, onOpen }: Props) {
  const t = useStrings('roster');
  const personName = useNameOf(people);
  const rank = (key: AreaKey): number => order.indexOf(areaOf(key).kind);
  const shown = [...standings].sort((a, b) => rank(a.area) - rank(b.area) || nameOf(a.area).localeCompare(nameOf(b.area)));
  const listed = new Set(standings.map((one) => one.area));
  const without = areas.filter((one) => areaOf(one.area).kind === 'district' && !listed.has(one.area)).length;
  const options = areas.map((one) => ({
    id: one.area,
    label: nameOf(one.area),
    ...(one.inside ? { hint: nameOf(one.inside) } : {}),
  }));
  return (
    <Panel title={t('areas')} framed className={css.areas}>
      <ComboBox
        label={t('areaFind')}
        placeholder={t('areaPlaceholder')}
        options={options}
        value={area}
        onChange={(id) => id && onOpen(id)}
      />
      <ul className={css.areaRows}>
        {shown.map((standing) => (
          <li key={standing.area}>
            <button
              type="button"
              className={cx(css.area, standing.area === area && css.chosen)}
              aria-current={standing.area === area}
              onClick={() => onOpen(standing.area)}
            >
              <b>{nameOf(standing.area)}</b>
              {standing.gaps.length > 0 && <Badge tone="p0">{t('gapsCount', { count: standing.gaps.length })}</Badge>}
              <span className={cx(css.hint, standing.now.length === 0 && css.alarm)}>
                {standing.now.length === 0 ? t('nobodyNow') : standing.now.map(({ officerId }) => personName(officerId)).join(' · ')}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {!listed.has(fallbackKey) && <p className={css.alarm}>{t('noFallback')}</p>}
      {without > 0 && <p className={css.hint}>{t('without', { count: without })}</p>}
    </Panel>
  );
}

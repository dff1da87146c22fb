import { areaKeySchema, fallbackKey, type AreaKey } from '#shared/rosters/roster.schema.ts';
import type { rosterApi } from '#shared/rosters/rosters.api.ts';
import { type RosterPerson, type RosterStanding } from '#shared/rosters/rosters.api.ts';
import type { RouteAnswer } from '#shared/kernel/route.ts';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useStrings } from '../../lib/i18n.ts';
import { useRosterOverview } from '../../lib/rosters.ts';
import { useSession } from '../../lib/session.tsx';
import { useTitle } from '../../lib/title.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNote, Loading } from '../../ui/states.tsx';
import { AreaList } from './area-list.tsx';
import { AreaView } from './area-view.tsx';
import { HolidaysDialog } from './edit/holidays-dialog.tsx';
import { GapList } from './gap-list.tsx';
import css from './roster.module.css';
import { useAreaName, useNameOf } from './words.ts';

type Overview = RouteAnswer<typeof rosterApi.overview>;

/** Who is named somewhere and cannot be called any more. */
function Unable({ standings, people }: { readonly standings: readonly RosterStanding[]; readonly people: readonly RosterPerson[] }) {
  const t = useStrings('roster');
  const nameOf = useNameOf(people);
  const ids = [...new Set(standings.flatMap(({ unable }) => unable))];
  if (ids.length === 0) return null;
  return (
    <Banner tone="warn" title={t('unableTitle')}>
      <b>{ids.map(nameOf).join(' · ')}</b>. {t('unableBody')}
    </Banner>
  );
}

/** The area that the address names; else the first with a gap, else the first there is. */
function useArea({ areas, standings }: Overview): [AreaKey, (area: AreaKey) => void] {
  const [query, setQuery] = useSearchParams();
  const named = areaKeySchema.safeParse(query.get('area'));
  const isKnown = named.success && areas.some(({ area }) => area === named.data);
  const first = (standings.find(({ gaps }) => gaps.length > 0) ?? standings[0])?.area ?? fallbackKey;
  // Chosen once: a gap that vanishes must not take the roster away under somebody's hands.
  const [fallen] = useState(first);
  return [isKnown ? named.data : fallen, (area) => setQuery({ area }, { replace: true })];
}

function Rosters({ overview }: { readonly overview: Overview }) {
  const t = useStrings('roster');
  const { staff } = useSession();
  const mayEdit = staff.roles.some((role) => role === 'supervisor' || role === 'administrator');
  const nameOf = useAreaName(overview.areas);
  const [area, open] = useArea(overview);
  const [isHolidays, setHolidays] = useState(false);
  const { areas, standings, people } = overview;
  return (
    <div className={css.page}>
      <GapList standings={standings} nameOf={nameOf} onOpen={open} />
      <Unable standings={standings} people={people} />
      <div className={css.columns}>
        <div className={css.side}>
          <AreaList areas={areas} standings={standings} people={people} area={area} nameOf={nameOf} onOpen={open} />
          {mayEdit && (
            <div className={css.acts}>
              <Button onPress={() => setHolidays(true)}>{t('holidays')}</Button>
            </div>
          )}
        </div>
        <AreaView key={area} area={area} name={nameOf(area)} mayEdit={mayEdit} />
      </div>
      {isHolidays && <HolidaysDialog area={area} onClose={() => setHolidays(false)} />}
    </div>
  );
}

/** Who is on call where and when: gaps first, then one area at a time. */
export function Page() {
  const t = useStrings('roster');
  useTitle(t('title'));
  const { data, error, refetch } = useRosterOverview();
  if (data) return <Rosters overview={data} />;
  if (!error) return <Loading />;
  return (
    <div className={css.page}>
      <ErrorNote title={t('failed')} requestId={error.requestId || undefined} onRetry={() => void refetch()} />
    </div>
  );
}

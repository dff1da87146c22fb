import { localDate } from '#shared/kernel/local-time.ts';
import { areaKeySchema, fallbackKey, type AreaKey } from '#shared/rosters/roster.schema.ts';
import { rosterApi } from '#shared/rosters/rosters.api.ts';
import { type RosterPerson, type RosterStanding } from '#shared/rosters/rosters.api.ts';
import type { RouteAnswer } from '#shared/kernel/route.ts';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useStrings } from '../../lib/i18n.ts';
import { call } from '../../lib/api.ts';
import { now } from '../../lib/clock.ts';
import { useRosterErrorText, useRosterOverview } from '../../lib/rosters.ts';
import { useSession } from '../../lib/session.tsx';
import { useTitle } from '../../lib/title.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNote, Loading } from '../../ui/states.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { notify } from '../../ui/toast.tsx';
import { AreaList } from './area-list.tsx';
import { AreaView } from './area-view.tsx';
import { FileDialog } from './edit/file-dialog.tsx';
import { saveText } from './edit/file-text.ts';
import { HolidaysDialog } from './edit/holidays-dialog.tsx';
import { GapList } from './gap-list.tsx';
import { LadderTab } from './ladder/ladder-tab.tsx';
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

/** Hands all rosters out as a file, in the form that can be read again. */
function SaveFile() {
  const t = useStrings('roster');
  const errorText = useRosterErrorText();
  const [isPending, setPending] = useState(false);
  const save = () => {
    setPending(true);
    call(rosterApi.file, {})
      .then(({ text }) => saveText(text, `rosters-${localDate(new Date(now()))}.csv`))
      .catch((error: unknown) => notify({ text: errorText(error), tone: 'danger' }))
      .finally(() => setPending(false));
  };
  return (
    <Button isPending={isPending} onPress={save}>
      {t('exportFile')}
    </Button>
  );
}

function Rosters({ overview, mayEdit }: { readonly overview: Overview; readonly mayEdit: boolean }) {
  const t = useStrings('roster');
  const nameOf = useAreaName(overview.areas);
  const [area, open] = useArea(overview);
  const [opened, setOpened] = useState<'holidays' | 'file' | null>(null);
  const close = () => setOpened(null);
  const { areas, standings, people } = overview;
  return (
    <div className={css.content}>
      <GapList standings={standings} nameOf={nameOf} onOpen={open} />
      <Unable standings={standings} people={people} />
      <div className={css.columns}>
        <div className={css.side}>
          <AreaList areas={areas} standings={standings} people={people} area={area} nameOf={nameOf} onOpen={open} />
          {mayEdit && (
            <div className={css.acts}>
              <Button onPress={() => setOpened('holidays')}>{t('holidays')}</Button>
              <Button onPress={() => setOpened('file')}>{t('importFile')}</Button>
              <SaveFile />
            </div>
          )}
        </div>
        <AreaView key={area} area={area} name={nameOf(area)} mayEdit={mayEdit} />
      </div>
      {opened === 'holidays' && <HolidaysDialog area={area} onClose={close} />}
      {opened === 'file' && <FileDialog onClose={close} />}
    </div>
  );
}

/** Who is on call where and when: gaps first, then one area at a time. */
function RostersTab({ mayEdit }: { readonly mayEdit: boolean }) {
  const t = useStrings('roster');
  const { data, error, refetch } = useRosterOverview();
  if (data) return <Rosters overview={data} mayEdit={mayEdit} />;
  if (!error) return <Loading />;
  return (
    <div className={css.content}>
      <ErrorNote title={t('failed')} requestId={error.requestId || undefined} onRetry={() => void refetch()} />
    </div>
  );
}

/** Who is called: the rosters, and the ladder by which they are called. */
export function Page() {
  const t = useStrings('roster');
  const words = useStrings('policy');
  useTitle(t('title'));
  const { staff } = useSession();
  const mayEdit = staff.roles.some((role) => role === 'supervisor' || role === 'administrator');
  const [query, setQuery] = useSearchParams();
  const ladder = (
    <div className={css.content}>
      <LadderTab mayEdit={mayEdit} />
    </div>
  );
  return (
    <div className={css.page}>
      <Tabs
        label={words('tabs')}
        selected={query.get('show') === 'ladder' ? 'ladder' : 'rosters'}
        onSelect={(id) => setQuery(id === 'ladder' ? { show: 'ladder' } : {}, { replace: true })}
        tabs={[
          { id: 'rosters', label: words('tabRosters'), content: <RostersTab mayEdit={mayEdit} /> },
          { id: 'ladder', label: words('tabLadder'), content: ladder },
        ]}
      />
    </div>
  );
}

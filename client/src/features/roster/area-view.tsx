import type { Stretch } from '#shared/rosters/plan.ts';
import type { AreaKey } from '#shared/rosters/roster.schema.ts';
import type { RosterView } from '#shared/rosters/rosters.api.ts';
import { dayMs } from '#shared/rosters/shifts.ts';
import { useState } from 'react';
import { useNow } from '../../lib/clock.ts';
import { useStrings } from '../../lib/i18n.ts';
import { useShortcut } from '../../lib/keys.ts';
import { useFormat } from '../../lib/format.ts';
import { StatePill } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { EmptyState, ErrorNote, Loading } from '../../ui/states.tsx';
import { Overrides, Swaps } from './arranged.tsx';
import { Calendar } from './calendar/calendar.tsx';
import { mondayOf, planOfView } from './calendar/rows.ts';
import { LayersDialog } from './edit/layers-dialog.tsx';
import { OverrideDialog } from './edit/override-dialog.tsx';
import css from './roster.module.css';
import { useRoster } from './use-roster.ts';
import { useNameOf } from './words.ts';

/** Who is on call in the area at this moment, and until when. */
function NowLine({ view, now }: { readonly view: RosterView; readonly now: number }) {
  const t = useStrings('roster');
  const format = useFormat();
  const nameOf = useNameOf(view.people);
  const able = new Set(view.people.filter((one) => one.able).map(({ id }) => id));
  const there = planOfView(view)
    .onCallAt(new Date(now))
    .filter(({ officerId }) => able.has(officerId));
  if (there.length === 0) return <StatePill tone="danger">{t('nobodyNow')}</StatePill>;
  return (
    <ol className={css.now} aria-label={t('nowTitle')}>
      {there.map(({ officerId, until }, i) => (
        <li key={officerId}>
          <StatePill tone="ok">
            {i + 1}. {nameOf(officerId)} ·{' '}
            {until ? t('until', { time: `${format.day(until.getTime())} ${format.clock(until.getTime())}` }) : t('always')}
          </StatePill>
        </li>
      ))}
    </ol>
  );
}

function Weeks({ offset, onMove }: { readonly offset: number; readonly onMove: (offset: number) => void }) {
  const t = useStrings('roster');
  return (
    <>
      <Button size="s" variant="quiet" onPress={() => onMove(offset - 4)}>
        {t('weekBefore')}
      </Button>
      <Button size="s" variant="quiet" isDisabled={offset === 0} onPress={() => onMove(0)}>
        {t('thisWeek')}
      </Button>
      <Button size="s" variant="quiet" onPress={() => onMove(offset + 4)}>
        {t('weekAfter')}
      </Button>
    </>
  );
}

/** What is being changed: the layers, a stretch of time (a gap that is to be filled, or any), or nothing. */
type Editing = { readonly kind: 'layers' } | { readonly kind: 'override'; readonly gap: Stretch | null } | null;
type Shown = { readonly view: RosterView; readonly name: string; readonly mayEdit: boolean };

function Acts({ view, mayEdit, onEdit }: Pick<Shown, 'view' | 'mayEdit'> & { readonly onEdit: (editing: Editing) => void }) {
  const t = useStrings('roster');
  const hasLayers = view.layers.length > 0;
  const override = () => onEdit({ kind: 'override', gap: null });
  useShortcut('e', t('editKey'), () => onEdit({ kind: 'layers' }), mayEdit);
  useShortcut('c', t('overrideKey'), override, mayEdit && hasLayers);
  if (!mayEdit) return null;
  return (
    <>
      {hasLayers && (
        <Button size="s" kbd="C" onPress={override}>
          {t('override')}
        </Button>
      )}
      <Button size="s" variant="primary" kbd="E" onPress={() => onEdit({ kind: 'layers' })}>
        {t(hasLayers ? 'edit' : 'make')}
      </Button>
    </>
  );
}

function Roster({ view, name, mayEdit }: Shown) {
  const t = useStrings('roster');
  const now = useNow(30_000);
  const [offset, setOffset] = useState(0);
  const [editing, setEditing] = useState<Editing>(null);
  const close = () => setEditing(null);
  const onGap = mayEdit ? (gap: Stretch) => setEditing({ kind: 'override', gap }) : undefined;
  const isEmpty = view.layers.length === 0 && view.overrides.length === 0;
  return (
    <div className={css.roster}>
      <Panel title={name} framed aside={<Acts view={view} mayEdit={mayEdit} onEdit={setEditing} />}>
        {isEmpty ? (
          <EmptyState icon="users" title={t('noRoster')}>
            {t('noRosterBody')}
          </EmptyState>
        ) : (
          <NowLine view={view} now={now} />
        )}
      </Panel>
      {!isEmpty && (
        <>
          <Panel title={t('calendar')} framed aside={<Weeks offset={offset} onMove={setOffset} />}>
            <Calendar view={view} monday={mondayOf(now) + offset * 7 * dayMs} now={now} onGap={onGap} />
          </Panel>
          <div className={css.pair}>
            <Panel title={t('overrides')} framed>
              <Overrides view={view} mayEdit={mayEdit} />
            </Panel>
            <Panel title={t('swaps')} framed>
              <Swaps view={view} mayEdit={mayEdit} />
            </Panel>
          </div>
        </>
      )}
      {editing?.kind === 'layers' && <LayersDialog view={view} name={name} onClose={close} />}
      {editing?.kind === 'override' && <OverrideDialog view={view} name={name} gap={editing.gap} onClose={close} />}
    </div>
  );
}

type Props = { readonly area: AreaKey; readonly name: string; readonly mayEdit: boolean };

/** The roster of one area. */
export function AreaView({ area, name, mayEdit }: Props) {
  const t = useStrings('roster');
  const { data, error, refetch } = useRoster(area);
  if (data) return <Roster view={data} name={name} mayEdit={mayEdit} />;
  if (!error) return <Loading />;
  return <ErrorNote title={t('failed')} requestId={error.requestId || undefined} onRetry={() => void refetch()} />;
}

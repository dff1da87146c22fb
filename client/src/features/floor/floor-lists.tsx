import type { ContactSummary } from '#shared/contacts/contact.schema.ts';
import { isOpen } from '#shared/dispatch/dispatch.lifecycle.ts';
import type { DutyTask } from '#shared/dispatch/dispatch.schema.ts';
import type { Alarm, FloorLists as Lists, FloorView } from '#shared/floor/floor.schema.ts';
import type { ContactId } from '#shared/kernel/ids.ts';
import { useCallback, useMemo, useRef, useState, type ComponentProps } from 'react';
import { useAsks } from '../../lib/asks.ts';
import { useDutyTasks } from '../../lib/duty-tasks.ts';
import { useStrings } from '../../lib/i18n.ts';
import { useShortcut } from '../../lib/keys.ts';
import { ShellSlot } from '../../lib/shell-slots.tsx';
import { useTitle } from '../../lib/title.ts';
import { CountBadge } from '../../ui/badge.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { FloorSheets, type Act } from './floor-sheets.tsx';
import { alarmSound, useAlarmRinging } from './attention/alarm-sound.ts';
import { AskRows } from './attention/ask-rows.tsx';
import { AttentionRows } from './attention/attention-rows.tsx';
import { RosterBar } from './attention/roster-bar.tsx';
import { DayFigures } from './figures/day-figures.tsx';
import { FigureStrip } from './figures/figure-strip.tsx';
import css from './floor.module.css';
import { HandOverBar } from './hand-over/hand-over-bar.tsx';
import { LimitsBar } from './limits/limits-bar.tsx';
import { LeftBar } from './left/left-bar.tsx';
import { ReadinessBar } from './readiness/readiness-bar.tsx';
import { AgentList } from './lists/agent-list.tsx';
import { DueStrip } from './lists/due-strip.tsx';
import { focusRow } from './lists/row-keys.ts';
import type { Chosen } from './lists/row.tsx';
import { UrgentList } from './lists/urgent-list.tsx';
import { WaitingList } from './lists/waiting-list.tsx';
import { urgentRows } from './state/floor-view.ts';
import { useAttention, useDispatches, useFollowUps } from './state/use-floor.ts';
import { useDispatchStanding, useNames, usePlaceName, useStanding } from './state/use-words.ts';

const quiet = { alarms: [], lowerWishes: [] };
const noTasks: readonly DutyTask[] = [];

/** What somebody should look after today: callers who left, and people on call whom nothing shows to be reachable. */
function Bars(props: ComponentProps<typeof LeftBar>) {
  return (
    <>
      <LeftBar {...props} />
      <ReadinessBar />
    </>
  );
}

/** The floor with its lists, keys and sheets. */
export function FloorLists({ view, lists }: { readonly view: FloorView; readonly lists: Lists }) {
  const t = useStrings('floor');
  const actWords = useStrings('floorActs');
  const attention = useAttention().data ?? quiet;
  const dispatches = useDispatches().data?.dispatches;
  const followUps = useFollowUps().data?.followUps ?? [];
  const [act, setAct] = useState<Act>(null);
  const chosen = useRef<Chosen | null>(null);
  const sounds = alarmSound.useOn();
  const nameOf = useNames(lists.agents);
  const standing = useStanding(nameOf);
  const placeOf = usePlaceName();
  const contacts = useMemo(() => [...lists.waiting, ...lists.working], [lists.waiting, lists.working]);
  const rows = useMemo(() => urgentRows(lists, dispatches ?? []), [lists, dispatches]);
  const tasks = useDutyTasks().data?.tasks ?? noTasks;
  const dispatchStanding = useDispatchStanding();
  const nowOf = ({ contactId, dispatchId }: Alarm) => {
    const contact = find(contactId);
    const its = dispatches?.find(
      ({ id, contactId: of, state }) => isOpen(state) && (dispatchId === null ? of === contactId : id === dispatchId),
    );
    const words = [contact && standing(contact), its && dispatchStanding(its)].filter((one) => typeof one === 'string');
    return words.length > 0 ? words.join(' · ') : null;
  };
  const find = (id: string | undefined) => contacts.find((contact) => contact.id === id);

  const onChoose = useCallback((next: Chosen) => {
    chosen.current = next;
  }, []);
  const onOpen = useCallback(({ kind, id }: Chosen) => setAct({ kind: kind === 'agent' ? 'agent' : 'look', id }), []);
  const look = useCallback((id: ContactId) => setAct({ kind: 'look', id }), []);
  const reassign = (contact: ContactSummary | undefined) => contact && setAct({ kind: 'reassign', contact });
  useShortcut('o', t('keyOpen'), () => chosen.current && onOpen(chosen.current));
  useShortcut('r', t('keyReassign'), () => chosen.current?.kind === 'contact' && reassign(find(chosen.current.id)));
  useShortcut('s', t('keyState'), () => chosen.current?.kind === 'agent' && setAct({ kind: 'agent', id: chosen.current.id }));
  const back = () => focusRow(chosen.current?.id);
  useShortcut('ArrowDown', t('keyDown'), back);
  useShortcut('ArrowUp', t('keyUp'), back);
  useShortcut('ArrowLeft', t('keyList'), back);
  useShortcut('ArrowRight', t('keyList'), back);

  const loud = attention.alarms.length;
  const { asks, putAside } = useAsks();
  useAlarmRinging(loud > 0 || asks.length > 0 || tasks.some(({ mine }) => mine === 'asked'));
  useTitle(t('floor'), loud > 0 ? `● ${t('alarmTitle', { count: loud })}` : undefined);
  const acts = { onChoose, onOpen };
  const unowned = rows.filter(({ contact, dispatch }) => contact?.ownerId === null || dispatch?.state === 'nobody').length;
  return (
    <div className={css.floor}>
      <ShellSlot name="actions">
        <IconButton icon={sounds ? 'bell' : 'bellOff'} label={t(sounds ? 'soundOff' : 'soundOn')} onPress={() => alarmSound.set(!sounds)} />
      </ShellSlot>
      <HandOverBar />
      <FigureStrip view={view} unowned={unowned} />
      <DayFigures figures={view.figures} />
      <AskRows asks={asks} putAside={putAside} />
      <AttentionRows attention={attention} tasks={tasks} nowOf={nowOf} onLook={look} />
      <RosterBar />
      <Bars agents={lists.agents} onLook={look} />
      <div className={css.lists}>
        <Panel title={t('urgent')} height="fill" flush aside={<CountBadge count={rows.length} label={String(rows.length)} />}>
          <UrgentList rows={rows} standing={standing} placeOf={placeOf} {...acts} />
        </Panel>
        <Panel
          title={t('waiting')}
          height="fill"
          flush
          aside={
            <Button
              size="s"
              variant="quiet"
              kbd="R"
              onPress={() => reassign(find(chosen.current?.id) ?? lists.waiting[0])}
              isDisabled={contacts.length === 0}
            >
              {actWords('reassign')}
            </Button>
          }
        >
          <WaitingList lists={lists} standing={standing} placeOf={placeOf} {...acts} />
        </Panel>
        <Panel title={t('agents')} height="fill" flush>
          <AgentList agents={lists.agents} contacts={contacts} {...acts} />
        </Panel>
      </div>
      <LimitsBar onLook={look} />
      <DueStrip followUps={followUps} nameOf={nameOf} onLook={look} />
      <FloorSheets act={act} setAct={setAct} contacts={contacts} agents={lists.agents} standing={standing} />
    </div>
  );
}

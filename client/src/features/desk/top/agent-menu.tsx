import type { StringKey } from '#shared/i18n/core.ts';
import type { deskStateStrings } from '#shared/i18n/desk-state.ts';
import type { deskStrings } from '#shared/i18n/desk.ts';
import { routingApi } from '#shared/routing/routing.api.ts';
import { ownReasonSchema, type AgentView, type NotReady, type OwnReason } from '#shared/routing/routing.schema.ts';
import { useCommand } from '../../../lib/command.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { useShortcut } from '../../../lib/keys.ts';
import { Menu, PillButton } from '../../../ui/menu.tsx';
import { Timer } from '../../../ui/time.tsx';
import { withAgent } from '../state/desk-view.ts';
import { useDeskPatch } from '../state/use-desk.ts';
import { useShowError } from '../state/use-desk-error.ts';
import css from './top.module.css';

const whyKeys = {
  break: 'whyBreak',
  prayer: 'whyPrayer',
  training: 'whyTraining',
  afterCall: 'whyAfterCall',
  supervision: 'whySupervision',
  recovery: 'whyRecovery',
  other: 'whyOther',
  missed: 'whyMissed',
  changed: 'whyChanged',
  linkLost: 'whyLinkLost',
} as const satisfies Record<NotReady, StringKey<typeof deskStrings>>;
const thenKeys = {
  break: 'thenBreak',
  prayer: 'thenPrayer',
  training: 'thenTraining',
  afterCall: 'thenAfterCall',
  supervision: 'thenSupervision',
  recovery: 'thenRecovery',
  other: 'thenOther',
} as const satisfies Record<OwnReason, StringKey<typeof deskStateStrings>>;
/** What is worth saying before the last contact is over. */
const laterChoices = ['break', 'prayer', 'training', 'supervision'] as const;

/** Sets my own state. */
export function useSetState() {
  const patch = useDeskPatch();
  const showError = useShowError();
  return useCommand(routingApi.setState, { onDone: (agent) => patch((desk) => withAgent(desk, agent)), onError: showError });
}

/** My state in words. */
function useStateName({ state, reason, pending }: AgentView): string {
  const t = useStrings('desk');
  const s = useStrings('deskState');
  if (pending) return s(thenKeys[pending]);
  if (state === 'ready') return t('stateReady');
  return state === 'off' ? t('stateOff') : reason ? t(whyKeys[reason]) : t('stateNotReady');
}

/** My state with the time in it, and the way to change it: at once, or when what is in hand is done. */
export function AgentMenu({ agent }: { readonly agent: AgentView }) {
  const t = useStrings('desk');
  const s = useStrings('deskState');
  const { state, reason, pending, holds } = agent;
  const name = useStateName(agent);
  const setState = useSetState();
  const ready = () => setState.run({ body: { state: 'ready' } });
  const away = (why: OwnReason, whenFree = false) => setState.run({ body: { state: 'notReady', reason: why, whenFree } });
  const takes = state === 'ready' && pending === null;
  useShortcut('y', s('keyReady'), ready, !takes);
  const later = holds.length === 0 || state === 'off' ? [] : laterChoices;
  return (
    <Menu
      label={t('myState')}
      trigger={
        <PillButton tone={takes ? 'ok' : state === 'off' ? 'away' : 'busy'} label={`${t('myState')}: ${name}`}>
          <span className={css.stateName}>{name}</span>
          <Timer since={Date.parse(agent.since)} />
        </PillButton>
      }
      entries={[
        { id: 'ready', label: pending ? s('readyAgain') : t('goReady'), isChecked: takes, kbd: takes ? undefined : 'Y', onAction: ready },
        ...later.map((why) => ({
          id: `then ${why}`,
          label: s(thenKeys[why]),
          isChecked: pending === why,
          onAction: () => away(why, true),
        })),
        ...ownReasonSchema.options.map((why) => ({
          id: why,
          label: t(whyKeys[why]),
          isChecked: state === 'notReady' && reason === why && pending === null,
          onAction: () => away(why),
        })),
      ]}
    />
  );
}

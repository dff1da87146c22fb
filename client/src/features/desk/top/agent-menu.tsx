import type { StringKey } from '#shared/i18n/core.ts';
import type { deskStrings } from '#shared/i18n/desk.ts';
import { routingApi } from '#shared/routing/routing.api.ts';
import type { AgentView, NotReady } from '#shared/routing/routing.schema.ts';
import { useCommand } from '../../../lib/command.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { Menu, PillButton } from '../../../ui/menu.tsx';
import { Timer } from '../../../ui/time.tsx';
import { withAgent } from '../state/desk-view.ts';
import { useDeskPatch } from '../state/use-desk.ts';
import { useShowError } from '../state/use-desk-error.ts';
import css from './top.module.css';

const choices = ['break', 'prayer', 'training', 'afterCall', 'other'] as const;
const whyKeys = {
  break: 'whyBreak',
  prayer: 'whyPrayer',
  training: 'whyTraining',
  afterCall: 'whyAfterCall',
  other: 'whyOther',
  missed: 'whyMissed',
  changed: 'whyChanged',
  linkLost: 'whyLinkLost',
} as const satisfies Record<NotReady, StringKey<typeof deskStrings>>;

/** Sets my own state. */
export function useSetState() {
  const patch = useDeskPatch();
  const showError = useShowError();
  return useCommand(routingApi.setState, { onDone: (agent) => patch((desk) => withAgent(desk, agent)), onError: showError });
}

/** My state with the time in it, and the way to change it. */
export function AgentMenu({ agent }: { readonly agent: AgentView }) {
  const t = useStrings('desk');
  const setState = useSetState();
  const { state, reason } = agent;
  const name = state === 'ready' ? t('stateReady') : state === 'off' ? t('stateOff') : reason ? t(whyKeys[reason]) : t('stateNotReady');
  return (
    <Menu
      label={t('myState')}
      trigger={
        <PillButton tone={state === 'ready' ? 'ok' : state === 'off' ? 'away' : 'busy'} label={`${t('myState')}: ${name}`}>
          <span className={css.stateName}>{name}</span>
          <Timer since={Date.parse(agent.since)} />
        </PillButton>
      }
      entries={[
        { id: 'ready', label: t('goReady'), isChecked: state === 'ready', onAction: () => setState.run({ body: { state: 'ready' } }) },
        ...choices.map((why) => ({
          id: why,
          label: t(whyKeys[why]),
          isChecked: state === 'notReady' && reason === why,
          onAction: () => setState.run({ body: { state: 'notReady', reason: why } }),
        })),
      ]}
    />
  );
}

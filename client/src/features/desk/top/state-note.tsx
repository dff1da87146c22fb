import { routingApi } from '#shared/routing/routing.api.ts';
import type { AgentView } from '#shared/routing/routing.schema.ts';
import { useNow } from '../../../lib/clock.ts';
import { useCommand } from '../../../lib/command.ts';
import { useFormat } from '../../../lib/format.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { useShortcut } from '../../../lib/keys.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { withAgent } from '../state/desk-view.ts';
import { useDeskPatch } from '../state/use-desk.ts';
import { useShowError } from '../state/use-desk-error.ts';
import { useSetState } from './agent-menu.tsx';
import css from './top.module.css';

type Props = { readonly agent: AgentView };

/** The way back, by the key that always leads there. */
function ReadyButton({ variant }: { readonly variant?: 'primary' }) {
  const t = useStrings('deskHome');
  const setState = useSetState();
  return (
    <Button
      size="s"
      kbd="Y"
      isPending={setState.isPending}
      {...(variant ? { variant } : {})}
      onPress={() => setState.run({ body: { state: 'ready' } })}
    >
      {t('goReady')}
    </Button>
  );
}

const happened = ['missed', 'changed', 'linkLost'] as const;

/** What happened to my state without me, and the way back. */
function Happened({ agent: { state, reason } }: Props) {
  const s = useStrings('deskState');
  const what = happened.find((one) => one === reason);
  if (!what || state === 'ready') return null;
  return (
    <Banner tone="warn" title={s(`${what}Title`)} action={<ReadyButton variant="primary" />}>
      {s(`${what}Body`)}
    </Banner>
  );
}

/** The pause that runs: until when, and that nothing starts by itself. */
function PauseRuns({ until }: { readonly until: string }) {
  const s = useStrings('deskState');
  const format = useFormat();
  const setState = useSetState();
  const over = useNow(10_000) >= Date.parse(until);
  const longer = () => setState.run({ body: { state: 'notReady', reason: 'recovery', whenFree: false } });
  const acts = (
    <span className={css.acts}>
      {over && (
        <Button size="s" isPending={setState.isPending} onPress={longer}>
          {s('pauseLonger')}
        </Button>
      )}
      <ReadyButton />
    </span>
  );
  return (
    <Banner tone="info" title={over ? s('pauseOver') : s('pauseRuns', { time: format.clock(until) })} action={acts}>
      {s(over ? 'pauseOverBody' : 'pauseRunsBody')}
    </Banner>
  );
}

/** After a heavy contact: a pause by one key, and where support is. */
function PauseOffer({ agent }: Props) {
  const s = useStrings('deskState');
  const patch = useDeskPatch();
  const showError = useShowError();
  const setState = useSetState();
  const dismiss = useCommand(routingApi.dismissPause, { onDone: (next) => patch((desk) => withAgent(desk, next)), onError: showError });
  const away = (reason: 'recovery' | 'supervision') => setState.run({ body: { state: 'notReady', reason, whenFree: true } });
  useShortcut('z', s('pauseTake'), () => away('recovery'));
  return (
    <Banner
      tone="info"
      title={s('pauseTitle')}
      action={
        <span className={css.acts}>
          <Button size="s" variant="primary" kbd="Z" isPending={setState.isPending} onPress={() => away('recovery')}>
            {s(agent.holds.length > 0 ? 'pauseAfter' : 'pauseTake')}
          </Button>
          <Button size="s" isDisabled={setState.isPending} onPress={() => away('supervision')}>
            {s('pauseTalk')}
          </Button>
          <Button size="s" variant="quiet" isPending={dismiss.isPending} onPress={() => dismiss.run({})}>
            {s('pauseLater')}
          </Button>
        </span>
      }
    >
      {s('pauseBody')}
    </Banner>
  );
}

/** What is to be said of my own state: one note at a time. */
export function StateNote({ agent }: Props) {
  if (agent.state !== 'off' && agent.care.pauseOfferedAt !== null) return <PauseOffer agent={agent} />;
  if (agent.reason === 'recovery' && agent.until !== null) return <PauseRuns until={agent.until} />;
  return <Happened agent={agent} />;
}

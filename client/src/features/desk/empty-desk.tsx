import type { FollowUp } from '#shared/cases/follow-up.api.ts';
import type { AgentView } from '#shared/routing/routing.schema.ts';
import { useStrings } from '../../lib/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import css from './desk.module.css';
import { useSetState } from './top/agent-menu.tsx';
import { FollowUpList } from './top/follow-ups.tsx';

type Props = { readonly agent: AgentView; readonly tasks: readonly FollowUp[]; readonly onManual: () => void };

/** A desk without a contact: what will appear, what can be done meanwhile. */
export function EmptyDesk({ agent, tasks, onManual }: Props) {
  const t = useStrings('deskHome');
  const setState = useSetState();
  const ready = agent.state === 'ready';
  return (
    <div className={css.empty}>
      <div className={css.emptyNow}>
        <Icon name={ready ? 'chat' : 'clock'} size={30} />
        <h2>{t(ready ? 'emptyReady' : 'emptyAway')}</h2>
        <p>{t(ready ? 'emptyReadyBody' : 'emptyAwayBody')}</p>
        <div className={css.emptyActs}>
          {!ready && (
            <Button variant="primary" isPending={setState.isPending} onPress={() => setState.run({ body: { state: 'ready' } })}>
              {t('goReady')}
            </Button>
          )}
          <Button icon="phone" kbd="M" onPress={onManual}>
            {t('startCall')}
          </Button>
        </div>
      </div>
      <section className={css.emptyTasks} aria-labelledby="my-follow-ups">
        <h2 id="my-follow-ups">{t('myFollowUps')}</h2>
        {tasks.length === 0 ? <p>{t('noFollowUps')}</p> : <FollowUpList tasks={tasks} />}
      </section>
    </div>
  );
}

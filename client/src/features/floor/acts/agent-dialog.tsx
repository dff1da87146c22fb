import type { ContactSummary } from '#shared/contacts/contact.schema.ts';
import { floorApi } from '#shared/floor/floor.api.ts';
import type { ContactId } from '#shared/kernel/ids.ts';
import type { AgentState, AgentView } from '#shared/routing/routing.schema.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useCommand } from '../../../lib/command.ts';
import { useLanguage, useStrings } from '../../../lib/i18n.ts';
import { patchRoute } from '../../../lib/query.ts';
import { useSession } from '../../../lib/session.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { notify } from '../../../ui/toast.tsx';
import { useAgentState } from '../lists/use-agent-state.ts';
import { withAgent } from '../state/floor-view.ts';
import { useFloorErrorText } from '../state/use-words.ts';
import css from './acts.module.css';

type Props = {
  readonly agent: AgentView;
  readonly hands: readonly ContactSummary[];
  readonly onLook: (id: ContactId) => void;
  readonly onClose: () => void;
};
const states: readonly AgentState[] = ['ready', 'notReady', 'off'];

/** One agent: their state, to be changed for them, and what they have in hand. */
export function AgentDialog({ agent, hands, onLook, onClose }: Props) {
  const t = useStrings('floorActs');
  const lists = useStrings('floorLists');
  const language = useLanguage();
  const words = useAgentState();
  const errorText = useFloorErrorText();
  const queries = useQueryClient();
  const { staff } = useSession();
  const name = agent.name[language];
  const change = useCommand(floorApi.setAgentState, {
    onDone: (changed) => {
      patchRoute(queries, floorApi.floor, {}, (view) => (view.lists ? { ...view, lists: withAgent(view.lists, changed) } : view));
      notify({ text: t('stateChanged', { name, state: words(changed) }), tone: 'ok' });
      onClose();
    },
  });
  return (
    <Dialog title={t('stateTitle', { name })} isOpen onClose={onClose} size="s">
      <div className={css.form}>
        <p className={css.now}>{t('stateNow', { state: words(agent) })}</p>
        {agent.staffId !== staff.id && (
          <>
            <div className={css.states}>
              {states
                .filter((state) => state !== agent.state)
                .map((state) => (
                  <Button
                    key={state}
                    wide
                    isDisabled={change.isPending}
                    onPress={() => change.run({ params: { staffId: agent.staffId }, body: { state } })}
                  >
                    {lists(`agent_${state}`)}
                  </Button>
                ))}
            </div>
            <p className={css.hint}>{t('stateHint', { name })}</p>
          </>
        )}
        {change.error && (
          <p role="alert" className={css.error}>
            {errorText(change.error)}
          </p>
        )}
        <h3>{t('holds')}</h3>
        {hands.length === 0 && <p className={css.hint}>{t('holdsNothing')}</p>}
        <ul className={css.hands}>
          {hands.map(({ id, number }) => (
            <li key={id}>
              <Button size="s" icon="eye" onPress={() => onLook(id)}>
                C-{number}
              </Button>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}

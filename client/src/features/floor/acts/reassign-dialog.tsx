import type { ContactSummary } from '#shared/contacts/contact.schema.ts';
import { floorApi } from '#shared/floor/floor.api.ts';
import { standingOf } from '#shared/floor/figures.ts';
import type { AgentView } from '#shared/routing/routing.schema.ts';
import { useState } from 'react';
import { useCommand } from '../../../lib/command.ts';
import { useLanguage, useStrings } from '../../../lib/i18n.ts';
import { ActDialog } from '../../../ui/act-dialog.tsx';
import { RadioGroup } from '../../../ui/radio-group.tsx';
import { notify } from '../../../ui/toast.tsx';
import { useAgentState } from '../lists/use-agent-state.ts';
import { useFloorErrorText } from '../state/use-words.ts';
import css from './acts.module.css';

type Props = {
  readonly contact: ContactSummary;
  readonly agents: readonly AgentView[];
  readonly standing: string;
  readonly onClose: () => void;
};

const rank = { ready: 0, busy: 1, away: 2, off: 3 } as const;
const line = 'line';

/** Gives a contact to an agent who is at a desk, or back to the line. */
export function ReassignDialog({ contact, agents, standing, onClose }: Props) {
  const t = useStrings('floorActs');
  const lists = useStrings('floorLists');
  const language = useLanguage();
  const words = useAgentState();
  const errorText = useFloorErrorText();
  const [to, setTo] = useState<string | null>(null);
  const { number } = contact;
  const reassign = useCommand(floorApi.reassign, {
    onDone: ({ ownerId }) => {
      const name = agents.find(({ staffId }) => staffId === ownerId)?.name[language] ?? '–';
      notify({ text: ownerId ? t('reassigned', { number, name }) : t('returned', { number }), tone: 'ok' });
      onClose();
    },
  });
  const able = agents
    .filter((agent) => agent.present && agent.state !== 'off' && agent.staffId !== contact.ownerId)
    .sort((a, b) => rank[standingOf(a)] - rank[standingOf(b)] || a.load - b.load);
  const canWait = contact.conversationId !== null && (contact.state === 'active' || contact.state === 'offered');
  const options = [
    ...able.map((agent) => ({
      id: agent.staffId,
      label: agent.name[language],
      hint: `${words(agent)} · ${lists('handsOf', { load: agent.load, capacity: agent.capacity })}`,
    })),
    ...(canWait ? [{ id: line, label: t('backToLine'), hint: t('backToLineHint') }] : []),
  ];
  const run = () => to !== null && reassign.run({ params: { contactId: contact.id }, body: { to: to === line ? null : to } });
  return (
    <ActDialog
      title={t('reassignTitle', { number })}
      onClose={onClose}
      act={t('reassign')}
      isReady={to !== null}
      isPending={reassign.isPending}
      onAct={run}
    >
      <div className={css.form}>
        <p className={css.now}>{t('reassignNow', { state: standing })}</p>
        {able.length === 0 && <p>{t('reassignNobody')}</p>}
        {options.length > 0 && <RadioGroup label={t('reassign')} hideLabel options={options} value={to} onChange={setTo} />}
        {reassign.error && (
          <p role="alert" className={css.error}>
            {errorText(reassign.error)}
          </p>
        )}
      </div>
    </ActDialog>
  );
}

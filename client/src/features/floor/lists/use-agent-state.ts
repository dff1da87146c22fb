import type { AgentView } from '#shared/routing/routing.schema.ts';
import { useStrings } from '../../../lib/i18n.ts';

/** Gives an agent's state in words, with its reason. */
export function useAgentState(): (agent: Pick<AgentView, 'state' | 'reason'>) => string {
  const t = useStrings('floorLists');
  return ({ state, reason }) =>
    state === 'ready' || reason === null ? t(`agent_${state}`) : `${t(`agent_${state}`)}: ${t(`why_${reason}`)}`;
}

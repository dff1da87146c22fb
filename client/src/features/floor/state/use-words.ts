import { talkApi, type Area } from '#shared/channels/talk.api.ts';
import type { ContactSummary } from '#shared/contacts/contact.schema.ts';
import type { DispatchView } from '#shared/dispatch/dispatch.schema.ts';
import { floorActsStrings } from '#shared/i18n/floor-acts.ts';
import { togetherStrings } from '#shared/i18n/together.ts';
import type { Bilingual } from '#shared/taxonomy/bilingual.ts';
import type { AgentView } from '#shared/routing/routing.schema.ts';
import { useCallback, useMemo } from 'react';
import { ownErrorText } from '../../../lib/error-text.ts';
import { useLanguage, useStrings } from '../../../lib/i18n.ts';
import { useRoute } from '../../../lib/query.ts';

const none: readonly Area[] = [];

/** Gives the name of a place; null when there is none. */
export function usePlaceName(): (id: string | null) => string | null {
  const areas = useRoute(talkApi.welcome, {}, { staleTime: Infinity }).data?.areas ?? none;
  const language = useLanguage();
  const byId = useMemo(() => new Map(areas.map((area) => [area.id as string, area.name])), [areas]);
  return useCallback((id) => (id === null ? null : (byId.get(id)?.[language] ?? null)), [byId, language]);
}

/** Gives the name of a member of staff in the language on screen. */
export function useNames(agents: readonly AgentView[]): (id: string | null | undefined) => string {
  const language = useLanguage();
  const byId = useMemo(() => new Map(agents.map((agent) => [agent.staffId as string, agent.name])), [agents]);
  return useCallback((id) => (id ? (byId.get(id)?.[language] ?? '–') : '–'), [byId, language]);
}

/** Gives a name in the language on screen. */
export function useNamed(): (name: Bilingual) => string {
  const language = useLanguage();
  return useCallback((name) => name[language], [language]);
}

/** Gives where a contact stands, in words. */
export function useStanding(nameOf: (id: string | null | undefined) => string): (contact: ContactSummary) => string {
  const t = useStrings('floorLists');
  return useCallback(
    ({ state, ownerId, offer }) => {
      if (state === 'offered') return t('stateOffered', { name: nameOf(offer?.agentId) });
      if (state === 'active') return t('stateWith', { name: nameOf(ownerId) });
      if (state === 'wrapUp') return t('stateWrapUp', { name: nameOf(ownerId) });
      if (state === 'queued') return t('stateWaits');
      if (state === 'promised') return t('statePromised');
      return t(state === 'closed' ? 'stateClosed' : 'stateAbandoned');
    },
    [t, nameOf],
  );
}

/** Gives how a dispatch stands, in words, with the name of whoever goes. */
export function useDispatchStanding(): (dispatch: DispatchView) => string {
  const t = useStrings('floorLists');
  const named = useNamed();
  return useCallback(
    ({ state, kind, wave, leader, checkIn }) => {
      const name = leader ? named(leader.name) : '–';
      if (state === 'nobody') return t('dispatchNobody');
      if (checkIn?.silentSince) return t('dispatchSilent', { name });
      if (state === 'paging') return t('dispatchPaging', { round: wave.round });
      if (state === 'acknowledged') return t(kind === 'helpNow' ? 'dispatchLookedAfter' : 'dispatchAcknowledged', { name });
      if (state === 'enRoute') return t('dispatchEnRoute', { name });
      return state === 'onScene' ? t('dispatchOnScene', { name }) : t('dispatchClaimed', { name });
    },
    [t, named],
  );
}

/** Gives the words for a refusal of the floor's commands. */
export const useFloorErrorText = ownErrorText(floorActsStrings, togetherStrings);

import { policyApi, type PolicyView } from '#shared/dispatch/policy.api.ts';
import { policyEvents } from '#shared/dispatch/policy.events.ts';
import { policyStrings } from '#shared/i18n/policy.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useCommand } from '../../../lib/command.ts';
import { ownErrorText } from '../../../lib/error-text.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { patchRoute, routeKey, useRoute } from '../../../lib/query.ts';
import { useLive } from '../../../lib/socket.tsx';
import { notify } from '../../../ui/toast.tsx';

/** The policies with their editions, kept up by news. */
export function usePolicies() {
  const queries = useQueryClient();
  useLive(policyEvents.changed, () => void queries.invalidateQueries({ queryKey: routeKey(policyApi.all) }));
  return useRoute(policyApi.all, {});
}

/** Sets a policy; whoever comes too late is shown how it stands now. */
export function useSetPolicy(onDone: () => void) {
  const t = useStrings('policy');
  const queries = useQueryClient();
  return useCommand(policyApi.set, {
    onDone: (next: PolicyView) => {
      patchRoute(queries, policyApi.all, {}, ({ policies }) => ({
        policies: policies.map((one) => (one.kind === next.kind ? next : one)),
      }));
      notify({ text: t('saved'), tone: 'ok' });
      onDone();
    },
    onError: (error) => {
      if (error.code === 'policyChanged') void queries.invalidateQueries({ queryKey: routeKey(policyApi.all) });
    },
  });
}

/** Gives the words for a refusal of a policy. */
export const usePolicyErrorText = ownErrorText(policyStrings);

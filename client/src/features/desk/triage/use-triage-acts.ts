import { triageApi } from '#shared/triage/triage.api.ts';
import { useCommand } from '../../../lib/command.ts';
import type { Open } from '../state/open.ts';
import { useShowError } from '../state/use-desk-error.ts';

/** What people decide about a level; the answers on the screen are saved first, so that nobody decides over older ones. */
export function useTriageActs({ contact, work }: Pick<Open, 'contact' | 'work'>) {
  const onError = useShowError();
  const { triage } = work;
  const handlers = { onDone: triage.fetched, onError };
  const submit = useCommand(triageApi.submit, handlers);
  const raise = useCommand(triageApi.raise, handlers);
  const askLower = useCommand(triageApi.askLower, handlers);
  const decide = useCommand(triageApi.decideLower, handlers);
  const confirm = useCommand(triageApi.confirm, handlers);
  const params = { contactId: contact.id };
  const afterSaving = (run: () => void) => void triage.flush().then(run);
  return {
    isPending: [submit, raise, askLower, decide, confirm].some((command) => command.isPending),
    submit: () => afterSaving(() => submit.run({ params })),
    raise: (to: Parameters<typeof raise.run>[0]['body']['to'], reason: string) =>
      afterSaving(() => raise.run({ params, body: { to, reason } })),
    askLower: (to: Parameters<typeof raise.run>[0]['body']['to'], reason: string) =>
      afterSaving(() => askLower.run({ params, body: { to, reason } })),
    decide: (agree: boolean) => decide.run({ params, body: { agree } }),
    confirm: (how: 'spokeToChild' | 'supervisor', reason: string) => confirm.run({ params, body: { how, reason } }),
  };
}
export type TriageActs = ReturnType<typeof useTriageActs>;

import type { ContactId } from '#shared/kernel/ids.ts';
import { routingApi } from '#shared/routing/routing.api.ts';
import { useCommand } from '../../../lib/command.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { useRoute } from '../../../lib/query.ts';
import { Button } from '../../../ui/button.tsx';
import { Tooltip } from '../../../ui/tooltip.tsx';
import { withAgent } from '../state/desk-view.ts';
import { useDeskPatch } from '../state/use-desk.ts';
import { useShowError } from '../state/use-desk-error.ts';

/** Says that this contact weighs on me; nothing about the caller. Not asked of what counts as heavy by its risk. */
export function HeavyToggle({ contactId, byRisk }: { readonly contactId: ContactId; readonly byRisk: boolean }) {
  const t = useStrings('deskState');
  const patch = useDeskPatch();
  const showError = useShowError();
  const desk = useRoute(routingApi.desk, {});
  const mark = useCommand(routingApi.markHeavy, { onDone: (agent) => patch((view) => withAgent(view, agent)), onError: showError });
  const hold = desk.data?.agent.holds.find((one) => one.contactId === contactId);
  if (!hold || byRisk) return null;
  return (
    <Tooltip text={t('heavyHint')}>
      <Button
        size="s"
        variant="quiet"
        icon={hold.heavy ? 'check' : 'flag'}
        aria-pressed={hold.heavy}
        isPending={mark.isPending}
        onPress={() => mark.run({ body: { contactId, heavy: !hold.heavy } })}
      >
        {t('heavy')}
      </Button>
    </Tooltip>
  );
}

import type { ContactId } from '#shared/kernel/ids.ts';
import { routingApi } from '#shared/routing/routing.api.ts';
import { useCommand } from '../../../lib/command.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { useRoute } from '../../../lib/query.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Tooltip } from '../../../ui/tooltip.tsx';
import { withAgent } from '../state/desk-view.ts';
import { useDeskPatch } from '../state/use-desk.ts';
import { useShowError } from '../state/use-desk-error.ts';

type Props = {
  readonly contactId: ContactId;
  /** True when it counts as heavy by its risk. */
  readonly byRisk: boolean;
  /** With a sign only, where the line is full. */
  readonly short: boolean;
};

/** Says that this contact weighs on me; nothing about the caller. Not asked of what counts as heavy by its risk. */
export function HeavyToggle({ contactId, byRisk, short }: Props) {
  const t = useStrings('deskState');
  const patch = useDeskPatch();
  const showError = useShowError();
  const desk = useRoute(routingApi.desk, {});
  const mark = useCommand(routingApi.markHeavy, { onDone: (agent) => patch((view) => withAgent(view, agent)), onError: showError });
  const hold = desk.data?.agent.holds.find((one) => one.contactId === contactId);
  if (!hold || byRisk) return null;
  const said = {
    // A tick alone, among the ways to close, would look like one of them.
    icon: hold.heavy && !short ? ('check' as const) : ('flag' as const),
    'aria-pressed': hold.heavy,
    isPending: mark.isPending,
    onPress: () => mark.run({ body: { contactId, heavy: !hold.heavy } }),
  };
  return (
    <Tooltip text={short ? `${t('heavy')}. ${t('heavyHint')}` : t('heavyHint')}>
      {short ? (
        <IconButton size="s" label={t('heavy')} {...said} />
      ) : (
        <Button size="s" variant="quiet" {...said}>
          {t('heavy')}
        </Button>
      )}
    </Tooltip>
  );
}

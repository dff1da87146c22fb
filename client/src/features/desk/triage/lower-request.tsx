import type { TriageView } from '#shared/triage/triage.api.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { useSession } from '../../../lib/session.tsx';
import { Button } from '../../../ui/button.tsx';
import { PersonText } from '../../../ui/person-text.tsx';
import css from './triage.module.css';
import type { TriageActs } from './use-triage-acts.ts';

/** A wish to lower the level that waits for the second person; a supervisor who did not ask decides here. */
export function LowerRequest({ request, acts }: { readonly request: NonNullable<TriageView['lowerRequest']>; readonly acts: TriageActs }) {
  const t = useStrings('deskTriage');
  const { staff } = useSession();
  const supervises = staff.roles.includes('supervisor');
  const mayDecide = supervises && staff.id !== request.by;
  return (
    <div className={css.request} role="status">
      <p>
        <b>{t('lowerWaiting', { level: request.to })}</b>
      </p>
      <PersonText as="block">{request.reason}</PersonText>
      {supervises && !mayDecide && <p>{t('secondPersonOnly')}</p>}
      {mayDecide && (
        <div className={css.levelActs}>
          <Button size="s" isDisabled={acts.isPending} onPress={() => acts.decide(false)}>
            {t('lowerRefuse')}
          </Button>
          <Button size="s" variant="primary" isDisabled={acts.isPending} onPress={() => acts.decide(true)}>
            {t('lowerAgree')}
          </Button>
        </div>
      )}
    </div>
  );
}

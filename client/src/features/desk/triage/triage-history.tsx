import type { ContactId } from '#shared/kernel/ids.ts';
import { triageApi } from '#shared/triage/triage.api.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { useRoute } from '../../../lib/query.ts';
import { RiskBadge } from '../../../ui/badge.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { PersonText } from '../../../ui/person-text.tsx';
import { ErrorNote, Skeleton } from '../../../ui/states.tsx';
import { Moment } from '../../../ui/time.tsx';
import css from './triage.module.css';

/** Every assessment of a contact, newest first. */
export function TriageHistory({ contactId, onClose }: { readonly contactId: ContactId; readonly onClose: () => void }) {
  const t = useStrings('deskTriage');
  const { data, error, refetch } = useRoute(triageApi.history, { params: { contactId } }, { staleTime: 0, gcTime: 0 });
  return (
    <Dialog title={t('history')} placement="sheet" size="s" isOpen onClose={onClose}>
      {!data && !error && <Skeleton lines={5} />}
      {error && <ErrorNote requestId={error.requestId || undefined} onRetry={() => void refetch()} />}
      {data?.assessments.length === 0 && <p>{t('historyEmpty')}</p>}
      <ul>
        {data?.assessments.map(({ seq, at, kind, level, reason }) => (
          <li key={seq} className={css.past}>
            <span>
              <Moment at={at} show="dateTime" /> · {t(`kind_${kind}`)}
            </span>
            <RiskBadge level={level} />
            {reason !== null && reason !== '' && <PersonText as="block">{reason}</PersonText>}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

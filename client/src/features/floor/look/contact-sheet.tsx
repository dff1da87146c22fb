import { contactsApi } from '#shared/contacts/contacts.api.ts';
import type { ContactDetail, ContactSummary } from '#shared/contacts/contact.schema.ts';
import type { ContactId } from '#shared/kernel/ids.ts';
import { routingEvents } from '#shared/routing/routing.events.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { useStrings } from '../../../lib/i18n.ts';
import { routeKey, useRoute } from '../../../lib/query.ts';
import { useLive } from '../../../lib/socket.tsx';
import { RiskBadge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorNote, Skeleton } from '../../../ui/states.tsx';
import { Timer } from '../../../ui/time.tsx';
import { Facts, Marks } from '../lists/contact-bits.tsx';
import { useFloorErrorText, usePlaceName } from '../state/use-words.ts';
import { Acts } from './acts.tsx';
import { Conversation } from './conversation.tsx';
import { EmergencyCalls } from './emergency-calls.tsx';
import { LowerDecision } from './lower-decision.tsx';
import { NotesView } from './notes-view.tsx';
import css from './look.module.css';
import { RecordFacts } from './record-facts.tsx';

type Standing = { readonly standing: (contact: ContactSummary) => string };
type Props = Standing & {
  readonly contactId: ContactId;
  readonly onReassign: (contact: ContactSummary) => void;
  readonly onClose: () => void;
};

function Inside({ contact, standing }: { readonly contact: ContactDetail } & Standing) {
  const t = useStrings('floorSheets');
  const placeOf = usePlaceName();
  return (
    <>
      <div className={css.head}>
        <span className={css.standing}>
          {contact.risk.level !== null && <RiskBadge level={contact.risk.level} variant="full" />}
          <b>{standing(contact)}</b>
          <Timer since={Date.parse(contact.acceptedAt ?? contact.arrivedAt)} />
        </span>
        <Facts contact={contact} place={placeOf(contact.districtId ?? contact.areaId)} />
        {contact.marks.length > 0 && (
          <span className={css.acts}>
            <Marks contact={contact} />
          </span>
        )}
      </div>
      <LowerDecision contact={contact} />
      <div className={css.columns}>
        <section className={css.part}>
          <h3>{t('conversation')}</h3>
          <Conversation contact={contact} />
        </section>
        <div className={css.side}>
          <EmergencyCalls contactId={contact.id} />
          <section className={css.part}>
            <h3>{t('notes')}</h3>
            <NotesView contactId={contact.id} />
          </section>
          <section className={css.part}>
            <h3>{t('record')}</h3>
            <RecordFacts contactId={contact.id} />
          </section>
        </div>
      </div>
      <p className={css.foot}>{t('onRecord')}</p>
    </>
  );
}

/** A look into a contact beside the floor: conversation, notes and record as they happen, read only. */
export function ContactSheet({ contactId, standing, onReassign, onClose }: Props) {
  const t = useStrings('floorSheets');
  const actWords = useStrings('floorActs');
  const errorText = useFloorErrorText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { data, error, refetch } = useRoute(contactsApi.detail, { params: { contactId } });
  useLive(routingEvents.contactChanged, (contact) => {
    if (contact.id === contactId) void queries.invalidateQueries({ queryKey: routeKey(contactsApi.detail, { params: { contactId } }) });
  });
  const isOpen = data && data.state !== 'closed' && data.state !== 'abandoned';
  return (
    <Dialog
      title={data ? `C-${data.number}` : '…'}
      isOpen
      onClose={onClose}
      placement="sheet"
      size="l"
      footer={
        data && (
          <>
            <Button icon="arrowEnd" onPress={() => void navigate(`/desk?contact=${data.id}`)}>
              {t('full')}
            </Button>
            {isOpen && <Acts contact={data} />}
            {isOpen && (
              <Button variant="primary" onPress={() => onReassign(data)}>
                {actWords('reassign')}
              </Button>
            )}
          </>
        )
      }
    >
      {data ? (
        <Inside contact={data} standing={standing} />
      ) : error ? (
        <ErrorNote onRetry={() => void refetch()}>{errorText(error)}</ErrorNote>
      ) : (
        <Skeleton lines={6} />
      )}
    </Dialog>
  );
}

import type { ContactSummary } from '#shared/contacts/contact.schema.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { useReferralError } from '../../../lib/referral-words.tsx';
import { useSession } from '../../../lib/session.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorNote, Skeleton } from '../../../ui/states.tsx';
import { ReferConsent } from './refer-consent.tsx';
import css from './refer.module.css';
import { ReferPreview, ReferShare } from './refer-share.tsx';
import { ReferWhere } from './refer-where.tsx';
import { useRefer } from './use-refer.ts';

/** Refers a contact: to whom, on which consent, and exactly what the body is told. */
export function ReferDialog({ contact, onClose }: { readonly contact: ContactSummary; readonly onClose: () => void }) {
  const r = useStrings('refer');
  const ui = useStrings('ui');
  const errors = useStrings('errors');
  const errorText = useReferralError();
  const { staff } = useSession();
  const refer = useRefer(contact, onClose);
  const { held, sending, ready } = refer;
  return (
    <Dialog
      title={r('referTitle', { n: contact.number })}
      isOpen
      onClose={onClose}
      size="l"
      footer={
        <>
          <Button onPress={onClose}>{ui('cancel')}</Button>
          <Button variant="primary" icon="send" isDisabled={!ready} isPending={sending.isPending} onPress={() => void refer.send()}>
            {r('send')}
          </Button>
        </>
      }
    >
      {sending.isRetrying && <Banner tone="warn">{errors('offline')}</Banner>}
      {sending.error && <Banner tone="danger">{errorText(sending.error)}</Banner>}
      {held.error && !held.isLoaded && <ErrorNote requestId={held.error.requestId || undefined} onRetry={held.retry} />}
      {!held.isLoaded && !held.error && <Skeleton lines={8} />}
      {held.isLoaded && (
        <div className={css.columns}>
          <div className={css.column}>
            <ReferWhere refer={refer} />
            <ReferConsent refer={refer} contact={contact} isOwner={contact.ownerId === staff.id} />
          </div>
          <div className={css.column}>
            <ReferShare refer={refer} />
            <ReferPreview refer={refer} />
          </div>
        </div>
      )}
    </Dialog>
  );
}

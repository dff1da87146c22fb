import { recordApi } from '#shared/contacts/record.api.ts';
import type { ContactId } from '#shared/kernel/ids.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { useRoute } from '../../../lib/query.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { PersonText } from '../../../ui/person-text.tsx';
import { ErrorNote, Skeleton } from '../../../ui/states.tsx';
import { Moment } from '../../../ui/time.tsx';
import css from './notes.module.css';

type Props = { readonly contactId: ContactId; readonly onUse: ((text: string) => void) | null; readonly onClose: () => void };

/** Earlier versions of the notes; one is added to the present text, never put in its place. */
export function NotesHistory({ contactId, onUse, onClose }: Props) {
  const t = useStrings('deskTalk');
  const { data, error, refetch } = useRoute(recordApi.noteRevisions, { params: { contactId } }, { staleTime: 0, gcTime: 0 });
  return (
    <Dialog title={t('historyTitle')} placement="sheet" size="m" isOpen onClose={onClose}>
      {!data && !error && <Skeleton lines={6} />}
      {error && <ErrorNote requestId={error.requestId || undefined} onRetry={() => void refetch()} />}
      {data?.revisions.length === 0 && <p>{t('historyEmpty')}</p>}
      {data?.revisions.map(({ revision, at, text }) => (
        <article key={revision} className={css.revision}>
          <header>
            <b>{t('version', { n: revision })}</b> <Moment at={at} show="dateTime" />
            {onUse && (
              <Button
                size="s"
                variant="quiet"
                onPress={() => {
                  onUse(text);
                  onClose();
                }}
              >
                {t('useVersion')}
              </Button>
            )}
          </header>
          <PersonText as="block">{text}</PersonText>
        </article>
      ))}
    </Dialog>
  );
}

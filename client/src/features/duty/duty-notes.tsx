import { useErrorText } from '../../lib/error-text.ts';
import type { ApiError } from '../../lib/http.ts';
import { useStrings } from '../../lib/i18n.ts';
import { Banner } from '../../ui/banner.tsx';
import { Act } from '../../ui/phone/act.tsx';
import type { Note } from './use-duty.ts';

/** What became of a task that is gone, and what was refused; each stays until it was read. */
export function DutyNotes({ notes, onDismiss }: { readonly notes: readonly Note[]; readonly onDismiss: (id: string) => void }) {
  const t = useStrings('duty');
  const errorText = useErrorText();
  const p = useStrings('photo');
  const why = (error?: ApiError): string => {
    if (error?.code === 'notLeading') return t('whyNotLeading');
    return error?.code === 'dispatchEnded' ? t('whyEnded') : errorText(error);
  };
  const words = ({ kind, number, error }: Note): string => {
    if (kind === 'picture') return error?.code === 'tooManyPhotos' ? p('err_tooManyPhotos') : p('err_other', { why: why(error) });
    const say = { number: `C-${number}` };
    if (kind === 'refused') return t('refused', { ...say, why: why(error) });
    return kind === 'closed' ? t('endedClosed', say) : t('ended', say);
  };
  return notes.map((note) => (
    <Banner
      key={note.id}
      tone={note.kind === 'closed' ? 'ok' : 'info'}
      action={<Act onPress={() => onDismiss(note.id)}>{t('dismiss')}</Act>}
    >
      {words(note)}
    </Banner>
  ));
}

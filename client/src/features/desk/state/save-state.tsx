import { useNow } from '../../../lib/clock.ts';
import type { ApiError } from '../../../lib/http.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { SavedState } from '../../../ui/states.tsx';
import { useSpanWords } from '../../../ui/time.tsx';
import type { PumpPhase } from './pump.ts';
import css from './save-state.module.css';
import { useDeskErrorText } from './use-desk-error.ts';

type Props = {
  readonly phase: PumpPhase;
  readonly isUnsaved: boolean;
  /** When it was last kept, in epoch milliseconds; null when nothing was yet. */
  readonly savedAt: number | null;
  readonly error: ApiError | null;
};

/** Whether what was written is safe at the server, in one truthful word or two. */
export function SaveState({ phase, isUnsaved, savedAt, error }: Props) {
  const t = useStrings('deskTalk');
  const errorText = useDeskErrorText();
  const words = useSpanWords();
  const now = useNow(1000);
  if (phase === 'stopped' && isUnsaved) {
    return (
      <span className={css.refused} role="status">
        {t('notesRefused', { why: errorText(error) })}
      </span>
    );
  }
  if (phase === 'retrying') return <SavedState status="failed" />;
  if (phase === 'sending') return <SavedState status="saving" />;
  if (isUnsaved) return <SavedState status="unsaved" />;
  if (savedAt === null) return null;
  return <SavedState status="saved" ago={words(Math.max(0, now - savedAt))} />;
}

import { talkStrings } from '#shared/i18n/talk.ts';
import { roundWait } from '#shared/routing/expected-wait.ts';
import { useWords } from '../../lib/public/words.ts';
import { Icon } from '../../ui/icon.tsx';
import { PublicButton } from '../../ui/public/button.tsx';
import css from './status-strip.module.css';
import { canAskHelp, statusOf } from './status-words.ts';
import type { TalkState } from './talk-state.ts';

/** The honest wait in words; nothing is promised that is not known. */
export function useWaitWords({ view }: TalkState): string | null {
  const t = useWords(talkStrings);
  if (!view || view.phase !== 'waiting' || !view.anyoneOnDuty || view.closed) return null;
  if (view.waitSeconds === null) return t('waitUnknown');
  const minutes = roundWait(view.waitSeconds);
  if (minutes === null) return t('waitLong');
  return minutes === 0 ? t('waitSoon') : t('wait', { count: minutes });
}

type Props = { readonly state: TalkState; readonly moreOpen: boolean; readonly onHelp: () => void; readonly onMore: () => void };

/** Always in sight: where the conversation stands, "I need help now", and everything else behind one button. */
export function StatusStrip({ state, moreOpen, onHelp, onMore }: Props) {
  const t = useWords(talkStrings);
  const status = statusOf(state);
  const place = state.view?.place ?? 0;
  return (
    <div className={css.strip}>
      <p role="status" className={css.status}>
        {status && (
          <>
            <span className={state.view?.phase === 'joined' ? css.here : css.dot} aria-hidden="true" />
            <span>{status === 'statusPlace' ? t(status, { place }) : t(status)}</span>
          </>
        )}
        {!status && t('noName')}
      </p>
      {canAskHelp(state) && (
        <PublicButton variant="danger" onClick={onHelp} className={css.help}>
          {t('helpNowShort')}
        </PublicButton>
      )}
      <button type="button" onClick={onMore} aria-expanded={moreOpen} aria-label={t('more')} title={t('more')} className={css.more}>
        <Icon name={moreOpen ? 'close' : 'more'} size={24} />
      </button>
    </div>
  );
}

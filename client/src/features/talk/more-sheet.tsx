import { useState, type Ref } from 'react';
import type { Area } from '#shared/channels/talk.api.ts';
import { publicPageStrings } from '#shared/i18n/public.ts';
import { talkStrings } from '#shared/i18n/talk.ts';
import { useWords } from '../../lib/public/words.ts';
import { AreaSelect } from '../../ui/public/area-select.tsx';
import { PublicButton } from '../../ui/public/button.tsx';
import { NumberList } from '../../ui/public/numbers.tsx';
import css from './more-sheet.module.css';
import type { TalkState } from './talk-state.ts';

/** Leaving the line: asked once more, and only while waiting. */
function LeaveLine({ leaveLine, onDone }: { readonly leaveLine: () => Promise<void>; readonly onDone: () => void }) {
  const t = useWords(talkStrings);
  const [asked, setAsked] = useState(false);
  const [failed, setFailed] = useState(false);
  const leave = () =>
    leaveLine().then(onDone, () => {
      setFailed(true);
    });
  if (!asked) {
    return (
      <PublicButton wide onClick={() => setAsked(true)}>
        {t('leaveLine')}
      </PublicButton>
    );
  }
  return (
    <div className={css.sure}>
      <p>{t('leaveLineSure')}</p>
      {failed && <p role="alert">{t('leaveLineFailed')}</p>}
      <PublicButton wide onClick={() => void leave()}>
        {t('leaveLineYes')}
      </PublicButton>
    </div>
  );
}

type Props = {
  readonly ref: Ref<HTMLDialogElement>;
  readonly state: TalkState;
  readonly areas: readonly Area[] | null;
  readonly onCallBack: () => void;
  readonly leaveLine: () => Promise<void>;
};

/** What else can be done from inside a conversation: numbers to call, being called, leaving the line. */
export function MoreSheet({ ref, state, areas, onCallBack, leaveLine }: Props) {
  const t = useWords(talkStrings);
  const p = useWords(publicPageStrings);
  const [opened, setOpened] = useState(0);
  const waiting = state.view?.phase === 'waiting' || state.view?.phase === 'callBackAsked';
  const close = (element: HTMLElement) => element.closest('dialog')?.close();
  return (
    <dialog
      ref={ref}
      aria-labelledby="more-title"
      onClose={() => setOpened(opened + 1)}
      onClick={(event) => event.target === event.currentTarget && event.currentTarget.close()}
      className={css.sheet}
    >
      <div className={css.inside}>
        <h2 id="more-title" className={css.title}>
          {t('moreTitle')}
        </h2>
        <p>{p('numbersFree')}</p>
        <NumberList areas={areas} />
        <AreaSelect areas={areas} />
        <PublicButton wide icon="phone" onClick={onCallBack}>
          {t('callMe')}
        </PublicButton>
        {waiting && (
          <LeaveLine
            key={opened}
            leaveLine={leaveLine}
            onDone={() => {
              const dialog = document.getElementById('more-title');
              if (dialog) close(dialog);
            }}
          />
        )}
        <PublicButton variant="quiet" wide onClick={(event) => close(event.currentTarget)}>
          {p('close')}
        </PublicButton>
      </div>
    </dialog>
  );
}

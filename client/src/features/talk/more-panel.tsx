import { useEffect, useRef, useState } from 'react';
import type { Area } from '#shared/channels/talk.api.ts';
import { publicPageStrings } from '#shared/i18n/public.ts';
import { talkStrings } from '#shared/i18n/talk.ts';
import { useWords } from '../../lib/public/words.ts';
import { AreaSelect } from '../../ui/public/area-select.tsx';
import { PublicButton } from '../../ui/public/button.tsx';
import { CodeCard } from '../../ui/public/code-card.tsx';
import { NumberList } from '../../ui/public/numbers.tsx';
import css from './more-panel.module.css';
import { isWaiting } from './status-words.ts';
import type { TalkState } from './talk-state.ts';

/** Leaving the line: asked once more, and only while waiting. */
function LeaveLine({ leaveLine, onDone }: { readonly leaveLine: () => Promise<void>; readonly onDone: () => void }) {
  const t = useWords(talkStrings);
  const [asked, setAsked] = useState(false);
  const [failed, setFailed] = useState(false);
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
      <PublicButton wide onClick={() => void leaveLine().then(onDone, () => setFailed(true))}>
        {t('leaveLineYes')}
      </PublicButton>
    </div>
  );
}

type Props = {
  readonly state: TalkState;
  readonly areas: readonly Area[] | null;
  readonly onCallBack: () => void;
  readonly leaveLine: () => Promise<void>;
  readonly onClose: () => void;
};

/** What else can be done from inside a conversation. It stands in the page and not over it, so that the quick exit stays in reach. */
export function MorePanel({ state, areas, onCallBack, leaveLine, onClose }: Props) {
  const t = useWords(talkStrings);
  const p = useWords(publicPageStrings);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section
      aria-labelledby="more-title"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
      className={css.panel}
    >
      <div className={css.inside}>
        <h2 id="more-title" ref={heading} tabIndex={-1} className={css.title}>
          {t('moreTitle')}
        </h2>
        <p className={css.words}>{p('numbersFree')}</p>
        <NumberList areas={areas} />
        <AreaSelect areas={areas} />
        <PublicButton wide icon="phone" onClick={onCallBack}>
          {t('callMe')}
        </PublicButton>
        {state.code !== null && (
          <CodeCard code={state.code} title={t('codeTitle')}>
            {t('codeKeep')}
          </CodeCard>
        )}
        {isWaiting(state) && <LeaveLine leaveLine={leaveLine} onDone={onClose} />}
        <PublicButton variant="quiet" wide onClick={onClose}>
          {p('back')}
        </PublicButton>
      </div>
    </section>
  );
}

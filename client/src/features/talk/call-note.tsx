import { talkStrings } from '#shared/i18n/talk.ts';
import { useState } from 'react';
import { useWords } from '../../lib/public/words.ts';
import { PublicButton } from '../../ui/public/button.tsx';
import { useCallWords } from './call-words.ts';
import type { TalkState } from './talk-state.ts';
import css from './wait-panel.module.css';

/** What somebody can do about a call that was promised. */
export type CallActs = { readonly onCallBack: () => void; readonly waitInstead: () => Promise<void> };
type Props = CallActs & { readonly state: TalkState };

/** What was promised about a call: when it comes, what was tried, and how to change one's mind. */
export function CallNote({ state: { view, outbox }, onCallBack, waitInstead }: Props) {
  const t = useWords(talkStrings);
  const { promise } = useCallWords();
  const asked = outbox.filter(({ act }) => act.kind === 'callBack');
  if (asked.some(({ status }) => status === 'refused'))
    return (
      <section role="alert" className={css.panel}>
        <p>{t('callRefused')}</p>
        <PublicButton icon="phone" onClick={onCallBack}>
          {t('callAnother')}
        </PublicButton>
      </section>
    );
  if (asked.length > 0) return <p className={css.panel}>{t('callBackOnWay')}</p>;
  if (!view?.callBack) return null;
  return (
    <section className={css.panel}>
      {view.callBack.tries > 0 && <p>{t('callTried')}</p>}
      <p className={css.strong}>{promise(view.callBack)}</p>
      <p>{t('callBackKept')}</p>
      <ChangeMind onCallBack={onCallBack} waitInstead={waitInstead} />
      <p>{t('callDanger')}</p>
    </section>
  );
}

function ChangeMind({ onCallBack, waitInstead }: CallActs) {
  const t = useWords(talkStrings);
  const [failed, setFailed] = useState(false);
  const wait = () => {
    setFailed(false);
    waitInstead().catch(() => setFailed(true));
  };
  return (
    <>
      <PublicButton onClick={onCallBack}>{t('callAnother')}</PublicButton>
      <PublicButton variant="quiet" onClick={wait}>
        {t('waitInstead')}
      </PublicButton>
      {failed && <p role="alert">{t('leaveLineFailed')}</p>}
    </>
  );
}

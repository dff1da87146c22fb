import { useEffect, useRef, useState, type FormEvent } from 'react';
import { publicPageStrings } from '#shared/i18n/public.ts';
import { talkStrings } from '#shared/i18n/talk.ts';
import { isPhone, toLatinDigits } from '../../lib/public/digits.ts';
import { useWords } from '../../lib/public/words.ts';
import { PublicButton } from '../../ui/public/button.tsx';
import { PublicField } from '../../ui/public/field.tsx';
import css from './form.module.css';
import { CallTime, useCallTimes } from './call-time.tsx';
import type { Conversation } from './conversation.ts';
import type { CallBackAct } from './outbox.ts';
import { canAskHelp } from './status-words.ts';
import type { TalkState } from './talk-state.ts';

type Props = {
  readonly loadTimes: Conversation['callTimes'];
  readonly state: TalkState;
  readonly onHelp: () => void;
  readonly onBack: () => void;
  readonly onSubmit: (act: CallBackAct) => void;
};

/** Who is in danger does not wait for a call. */
function Danger({ state, onHelp }: Pick<Props, 'state' | 'onHelp'>) {
  const t = useWords(talkStrings);
  return (
    <section className={css.danger}>
      <p>{t('callDanger')}</p>
      {canAskHelp(state) && (
        <PublicButton variant="danger" onClick={onHelp}>
          {t('helpNow')}
        </PublicButton>
      )}
    </section>
  );
}

/** "Please call me": the number, and everything that makes a call safe. */
export function CallBackForm({ loadTimes, state, onHelp, onBack, onSubmit }: Props) {
  const t = useWords(talkStrings);
  const p = useWords(publicPageStrings);
  const [number, setNumber] = useState(state.asked?.number ?? '');
  const times = useCallTimes(loadTimes);
  const [when, setWhen] = useState('');
  const [safeTime, setSafeTime] = useState(state.asked?.safeTime ?? '');
  const [mayAnswer, setMayAnswer] = useState(state.asked?.mayAnswer ?? '');
  const [neutralWords, setNeutralWords] = useState(state.asked?.neutralWords ?? '');
  const [tried, setTried] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);

  const numberError = isPhone(number) ? undefined : t('callNumberWrong');
  const timeError = when === '' ? t('callTimeMissing') : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const wrong = numberError ? 'call-number' : timeError ? 'call-time' : null;
    if (wrong) return document.getElementById(wrong)?.focus();
    onSubmit({ kind: 'callBack', number: toLatinDigits(number).trim(), when, safeTime, mayAnswer, neutralWords });
  };
  return (
    <main className={css.page}>
      <h1 ref={heading} tabIndex={-1} className={css.title}>
        {t('callTitle')}
      </h1>
      <p className={css.intro}>{t('callIntro')}</p>
      <Danger state={state} onHelp={onHelp} />
      <form noValidate autoComplete="off" onSubmit={submit} className={css.form}>
        <PublicField
          id="call-number"
          label={t('callNumber')}
          value={number}
          onChange={setNumber}
          hint={t('callShared')}
          error={tried ? numberError : undefined}
          inputMode="tel"
          maxLength={20}
          text="ltr"
        />
        <CallTime times={times} value={when} onChange={setWhen} error={tried ? timeError : undefined} />
        <PublicField
          label={t('callRemark')}
          value={safeTime}
          onChange={setSafeTime}
          hint={t('callRemarkHint')}
          rows={2}
          maxLength={300}
          optional
        />
        <PublicField
          label={t('callWho')}
          value={mayAnswer}
          onChange={setMayAnswer}
          hint={t('callWhoHint')}
          rows={2}
          maxLength={300}
          optional
        />
        <PublicField
          label={t('callWords')}
          value={neutralWords}
          onChange={setNeutralWords}
          hint={t('callWordsHint')}
          rows={2}
          maxLength={300}
          optional
        />
        <div className={css.actions}>
          <PublicButton type="submit" variant="primary" icon="phone" wide>
            {t('callSubmit')}
          </PublicButton>
          <PublicButton variant="quiet" onClick={onBack}>
            {p('back')}
          </PublicButton>
        </div>
      </form>
    </main>
  );
}

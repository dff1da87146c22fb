import { useEffect, useRef, useState, type FormEvent } from 'react';
import { publicPageStrings } from '#shared/i18n/public.ts';
import { talkStrings } from '#shared/i18n/talk.ts';
import { ApiError } from '../../lib/http.ts';
import { forgetCode } from '../../lib/public/code-store.ts';
import { toLatinDigits } from '../../lib/public/digits.ts';
import { useWords } from '../../lib/public/words.ts';
import { PublicButton } from '../../ui/public/button.tsx';
import { PublicField } from '../../ui/public/field.tsx';
import css from './form.module.css';

type Props = {
  /** The code kept in this tab is not known (any more). */
  readonly unknown: boolean;
  readonly comeBack: (code: string) => Promise<void>;
  readonly onDone: () => void;
  readonly onBack: () => void;
};
type Trouble = 'returnUnknown' | 'returnFailed' | 'returnTooMany';

function troubleOf(error: unknown): Trouble {
  if (!(error instanceof ApiError) || error.status === 0 || error.status >= 500) return 'returnFailed';
  return error.status === 429 ? 'returnTooMany' : 'returnUnknown';
}

/** Coming back by the code that was written down; no old message is shown before the server knows it. */
export function ReturnForm({ unknown, comeBack, onDone, onBack }: Props) {
  const t = useWords(talkStrings);
  const p = useWords(publicPageStrings);
  const [code, setCode] = useState('');
  const [trouble, setTrouble] = useState<Trouble | null>(unknown ? 'returnUnknown' : null);
  const [pending, setPending] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
    if (unknown) forgetCode();
  }, [unknown]);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const typed = toLatinDigits(code).replace(/[\s-]/g, '').toUpperCase();
    // A header takes Latin letters only; anything else cannot be a code of ours.
    if (!/^[0-9A-Z]{1,20}$/.test(typed)) return setTrouble('returnUnknown');
    setPending(true);
    try {
      await comeBack(typed);
      onDone();
    } catch (error) {
      setTrouble(troubleOf(error));
    } finally {
      setPending(false);
    }
  };
  return (
    <main className={css.page}>
      <h1 ref={heading} tabIndex={-1} className={css.title}>
        {t('returnTitle')}
      </h1>
      <form noValidate autoComplete="off" onSubmit={(event) => void submit(event)} className={css.form}>
        <PublicField
          label={t('returnCode')}
          value={code}
          onChange={setCode}
          hint={t('returnHint')}
          error={trouble ? t(trouble) : undefined}
          maxLength={20}
          text="ltr"
        />
        <div className={css.actions}>
          <PublicButton type="submit" variant="primary" wide disabled={pending}>
            {t('returnGo')}
          </PublicButton>
          <PublicButton variant="quiet" onClick={onBack}>
            {p('back')}
          </PublicButton>
        </div>
      </form>
    </main>
  );
}

import { useState } from 'react';
import { publicPageStrings } from '#shared/i18n/public.ts';
import { spokenCode } from '../../lib/public/code-store.ts';
import { useWords } from '../../lib/public/words.ts';
import { PublicButton } from './button.tsx';
import css from './code-card.module.css';

/** The code of a conversation, to be written down or copied, with the words that explain it. */
export function CodeCard({ code, title, children }: { readonly code: string; readonly title: string; readonly children: string }) {
  const t = useWords(publicPageStrings);
  const [copied, setCopied] = useState(false);
  const copy = () => {
    // Without a secure page there is no clipboard: the code can still be selected and written down.
    void navigator.clipboard?.writeText(code).then(
      () => setCopied(true),
      () => undefined,
    );
  };
  return (
    <section aria-label={title} className={css.card}>
      <h2 className={css.title}>{title}</h2>
      <div className={css.row}>
        <output dir="ltr" aria-label={t('code')} className={css.code}>
          {spokenCode(code)}
        </output>
        {'clipboard' in navigator && (
          <PublicButton onClick={copy} icon={copied ? 'check' : 'edit'}>
            <span role="status">{copied ? t('copied') : t('copy')}</span>
          </PublicButton>
        )}
      </div>
      <p className={css.words}>{children}</p>
    </section>
  );
}

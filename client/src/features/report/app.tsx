import { useEffect, useRef } from 'react';
import { reportStrings } from '#shared/i18n/report.ts';
import { usePublicLanguage, useWords } from '../../lib/public/words.ts';
import { useWelcome } from '../../lib/public/welcome.ts';
import { Icon } from '../../ui/icon.tsx';
import { CodeCard } from '../../ui/public/code-card.tsx';
import { PublicFrame } from '../../ui/public/frame.tsx';
import { Form } from './form.tsx';
import css from './report.module.css';
import { useReport } from './use-report.ts';

function Sent({ code }: { readonly code: string }) {
  const t = useWords(reportStrings);
  const language = usePublicLanguage();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, []);
  return (
    <main className={css.page}>
      <h1 ref={heading} tabIndex={-1} className={css.title}>
        {t('thanks')}
      </h1>
      <p className={css.words}>{t('next')}</p>
      <CodeCard code={code} title={t('codeTitle')}>
        {t('codeKeep')}
      </CodeCard>
      <a href={`/talk?lang=${language}`} className={css.open}>
        <Icon name="chat" size={20} /> {t('open')}
      </a>
    </main>
  );
}

/** Where an adult reports a worry about a child, and gets a code to follow it up. */
export function App() {
  const { welcome, failed } = useWelcome();
  const { sending, submit } = useReport();
  return (
    <PublicFrame demo={welcome?.demo ?? false}>
      {sending.kind === 'sent' ? (
        <Sent code={sending.code} />
      ) : (
        <Form areas={welcome?.areas ?? null} failed={failed} sending={sending} onSubmit={(draft) => void submit(draft)} />
      )}
    </PublicFrame>
  );
}

import type { ReactNode } from 'react';
import { publicPageStrings } from '#shared/i18n/public.ts';
import { leaveNow, useEscapeTwice } from '../../lib/public/leave.ts';
import { setPublicLanguage, usePublicLanguage, useWords } from '../../lib/public/words.ts';
import { cx } from '../cx.ts';
import { Icon } from '../icon.tsx';
import css from './frame.module.css';

/** The bar of every public page: the other language on one side, the quick exit always in the same corner on the other. */
function TopBar() {
  const t = useWords(publicPageStrings);
  const language = usePublicLanguage();
  const other = language === 'ur' ? 'en' : 'ur';
  return (
    // Left to right in both languages, so that the exit never changes its corner.
    <header dir="ltr" className={css.bar}>
      <button type="button" lang={other} aria-label={t('switchToLabel')} onClick={() => setPublicLanguage(other)} className={css.language}>
        {t('switchTo')}
      </button>
      <span dir="auto" className={css.product}>
        <Icon name="shield" size={18} /> {t('product')}
      </span>
      <button type="button" dir="auto" title={t('leaveHint')} onClick={leaveNow} className={css.leave}>
        <Icon name="exit" size={20} className={css.exit} />
        <span>{t('leave')}</span>
      </button>
    </header>
  );
}

/** Says that this is a demonstration, where it is one; in few words where room is scarce. */
function DemoNote({ short }: { readonly short: boolean }) {
  const t = useWords(publicPageStrings);
  return (
    <p role="note" className={css.demo}>
      <strong>{t('demo')}</strong> {!short && t('demoHelp')}
    </p>
  );
}

type Props = {
  readonly children: ReactNode;
  readonly demo: boolean;
  /** `page` scrolls as a whole; `screen` fills the visible part, and its own parts scroll. */
  readonly layout?: 'page' | 'screen';
};

/** What every public page stands in. */
export function PublicFrame({ children, demo, layout = 'page' }: Props) {
  useEscapeTwice();
  return (
    <div className={cx(css.frame, layout === 'screen' && css.screen)}>
      <TopBar />
      {demo && <DemoNote short={layout === 'screen'} />}
      {children}
    </div>
  );
}

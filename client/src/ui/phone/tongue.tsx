import { setLanguage, useLanguage, useStrings } from '../../lib/i18n.ts';
import { cx } from '../cx.ts';
import look from '../language-toggle.module.css';
import css from './tongue.module.css';

/** Turns the page to the other language, which is named in itself. */
export function Tongue() {
  const t = useStrings('ui');
  const other = useLanguage() === 'ur' ? 'en' : 'ur';
  return (
    <button type="button" aria-label={t('switchLanguageLabel')} onClick={() => setLanguage(other)} className={cx(look.toggle, css.tongue)}>
      <span lang={other}>{t('switchLanguage')}</span>
    </button>
  );
}

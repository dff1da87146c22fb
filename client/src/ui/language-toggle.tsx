import { Button as AriaButton } from 'react-aria-components/Button';
import { setLanguage, useLanguage, useStrings } from '../lib/i18n.ts';
import { cx } from './cx.ts';
import css from './language-toggle.module.css';

/** Turns the page to the other language; it is named in that language, so that whoever needs it can read it. */
export function LanguageToggle({ size = 'm' }: { readonly size?: 'm' | 'l' }) {
  const t = useStrings('ui');
  const other = useLanguage() === 'ur' ? 'en' : 'ur';
  return (
    <AriaButton
      aria-label={t('switchLanguageLabel')}
      onPress={() => setLanguage(other)}
      className={cx(css.toggle, size === 'l' && css.large)}
    >
      <span lang={other}>{t('switchLanguage')}</span>
    </AriaButton>
  );
}

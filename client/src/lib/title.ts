import { useEffect } from 'react';
import { useStrings } from './i18n.ts';

/** Names the browser's tab after the page, with the product's name; `alert` goes in front, for an offer or an emergency. */
export function useTitle(page: string, alert?: string): void {
  const t = useStrings('ui');
  const product = t('product');
  useEffect(() => {
    document.title = `${alert === undefined ? '' : `${alert} · `}${page} · ${product}`;
  }, [page, alert, product]);
}

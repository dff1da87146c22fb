import { useEffect, useSyncExternalStore } from 'react';
import { useStrings } from '../../lib/i18n.ts';
import { Banner } from '../../ui/banner.tsx';
import { Act } from '../../ui/phone/act.tsx';
import { newer } from './device/shell.ts';

// An installed page may sound after a reload; in a tab somebody would have to switch the alarm on again.
const isInstalled = () => window.matchMedia('(display-mode: standalone)').matches;
const isWriting = () => document.querySelector('dialog[open]') !== null;

/** A newer page is there: taken at once where nothing is lost by it, else by a press. `isRinging` while the alarm would be heard. */
export function NewerNote({ isRinging }: { readonly isRinging: boolean }) {
  const t = useStrings('duty');
  const shell = useStrings('shell');
  const isThere = useSyncExternalStore(newer.subscribe, newer.isThere);
  useEffect(() => {
    if (isThere && !isWriting() && (!isRinging || isInstalled())) newer.take();
  }, [isThere, isRinging]);
  if (!isThere) return null;
  return <Banner action={<Act onPress={newer.take}>{shell('reload')}</Act>}>{t('newer')}</Banner>;
}

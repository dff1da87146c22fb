import { useEffect } from 'react';
import { useStrings } from '../../lib/i18n.ts';
import { useSessionState } from '../../lib/session.tsx';
import { Calm } from '../../ui/phone/states.tsx';
import type { Kept } from './device/kept.ts';
import { useKept } from './device/kept-context.tsx';
import css from './duty.module.css';

const key = 'leaving';
const againMs = 5_000;

/** True after somebody signed out without a network: the device has forgotten everything, the server does not know yet. */
export const isLeaving = (kept: Kept): boolean => kept.get(key) === true;

/** Forgets everything on this device now; the server is told as soon as there is a network. */
export async function leave(kept: Kept): Promise<void> {
  await kept.set(key, true);
  await kept.wipe();
  window.location.replace('/duty');
}

/** What is done once the server knows: nothing of the officer stays. */
export async function forget(kept: Kept): Promise<void> {
  await kept.wipe();
  await kept.remove(key);
}

/** Stands in place of the page until the server knows that the officer has signed out. */
export function Leaving() {
  const t = useStrings('duty');
  const kept = useKept();
  const { state, signOut, recheck } = useSessionState();
  useEffect(() => {
    const tell = () => {
      if (state.kind === 'signedIn') signOut().catch(() => undefined);
      else if (state.kind === 'signedOut') void forget(kept).then(() => window.location.replace('/duty'));
      else recheck();
    };
    tell();
    const timer = setInterval(tell, againMs);
    return () => clearInterval(timer);
  }, [kept, state.kind, recheck, signOut]);
  return (
    <main className={css.alone}>
      <Calm isPage icon="exit" title={t('leaving')}>
        {t('leavingBody')}
      </Calm>
    </main>
  );
}

import { reachApi } from '#shared/reach/reach.api.ts';
import { lazy, Suspense, useState } from 'react';
import { useFormat } from '../../../lib/format.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { useRoute } from '../../../lib/query.ts';
import { StatePill } from '../../../ui/badge.tsx';
import { Sheet } from '../../../ui/phone/sheet.tsx';
import { Coming } from '../../../ui/phone/states.tsx';
import css from './ready-pill.module.css';

// Loaded when it is looked at: a page that comes in must not wait for it.
const Card = lazy(() => import('./readiness.tsx').then(({ Readiness }) => ({ default: Readiness })));

/** The card that shows whether this phone can be reached, loaded on demand. */
export const ReadinessCard = () => (
  <Suspense fallback={<Coming />}>
    <Card />
  </Suspense>
);

/** When the phone was last proven, or null while it is not proven for this shift; undefined while it is not known. */
export function useProven(): string | null | undefined {
  const { data } = useRoute(reachApi.mine, {}, { refetchInterval: 60_000 });
  if (!data) return undefined;
  const proven = [...data.devices.map(({ provenAt }) => provenAt), data.phone?.provenAt].filter((at) => typeof at === 'string').sort();
  return data.ready.push || data.ready.sms ? (proven.at(-1) ?? null) : null;
}

/** "Phone proven 08:02"; a press shows what it rests on. */
export function ReadyPill() {
  const t = useStrings('duty');
  const format = useFormat();
  const proven = useProven();
  const [isOpen, setOpen] = useState(false);
  if (proven === undefined) return null;
  return (
    <>
      <button type="button" className={css.pill} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <StatePill tone={proven ? 'ok' : 'danger'}>{proven ? t('provenAt', { time: format.clock(proven) }) : t('notReady')}</StatePill>
      </button>
      {isOpen && (
        <Sheet title={t('ready')} onClose={() => setOpen(false)}>
          <ReadinessCard />
        </Sheet>
      )}
    </>
  );
}

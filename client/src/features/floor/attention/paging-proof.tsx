import { selfTestApi, unprovenFrom, type SelfTestView } from '#shared/dispatch/self-test.ts';
import { useNow } from '../../../lib/clock.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { useRoute } from '../../../lib/query.ts';
import { cx } from '../../../ui/cx.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Timer, useSpanWords } from '../../../ui/time.tsx';
import { useAlarmChime } from './alarm-sound.ts';
import css from './attention.module.css';

// Asked again so often, in milliseconds; whether the last proof is too old is seen by the clock, whatever the server says.
const againMs = 15_000;
const tickMs = 5_000;

function useProof(): { test: SelfTestView; since: number; ageMs: number; stale: boolean } | null {
  const now = useNow(tickMs);
  const test = useRoute(selfTestApi.now, {}, { refetchInterval: againMs }).data?.selfTest;
  if (!test) return null;
  const last = test.proven?.at ?? test.since;
  const since = last === null ? now : Date.parse(last);
  const until = unprovenFrom(test);
  return { test, since, ageMs: Math.max(0, now - since), stale: until !== null && now > until };
}

/** When paging was last proven and how long it took, in a few quiet words; nothing where it is not tested, or while that is loud. */
export function PagingProven() {
  const t = useStrings('pagingProof');
  const span = useSpanWords();
  const proof = useProof();
  if (!proof || proof.stale) return null;
  const { test, ageMs } = proof;
  return (
    <span title={t('what', { every: span(test.everySeconds * 1000) })}>
      {test.proven ? t('proven', { age: span(ageMs), seconds: (test.proven.acknowledgedMs / 1000).toFixed(2) }) : t('first')}
    </span>
  );
}

/** Says loudly, and once a minute by sound, that paging is no longer proven, and which part of it got stuck; nothing while it is. */
export function PagingAlarm() {
  const t = useStrings('pagingProof');
  const proof = useProof();
  useAlarmChime(proof?.stale ? String(Math.floor(proof.ageMs / 60_000)) : '');
  return (
    <section aria-label={t('title')} aria-live="assertive" className={css.attention}>
      {proof?.stale && (
        <p className={cx(css.row, css.loud)}>
          <Icon name="alert" size={18} />
          <span className={css.words}>
            <b>{t(proof.test.proven ? 'stopped' : 'never')}</b> <Timer since={proof.since} />{' '}
            {t(`stuck_${proof.test.stuck?.part ?? 'none'}`)}
            <span className={css.meanwhile}>{t('act')}</span>
          </span>
        </p>
      )}
    </section>
  );
}

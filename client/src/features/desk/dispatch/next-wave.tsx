import type { DispatchView } from '#shared/dispatch/dispatch.schema.ts';
import { useNow } from '../../../lib/clock.ts';
import { useLanguage, useStrings } from '../../../lib/i18n.ts';
import { Countdown } from '../../../ui/time.tsx';
import css from './dispatch.module.css';

/** What happens next, and in how many seconds. */
export function NextWave({ dispatch }: { readonly dispatch: DispatchView }) {
  const t = useStrings('ladder');
  const language = useLanguage();
  const at = useNow(1000);
  const { next, wave, state } = dispatch;
  if (!next || wave.dueAt === null) return null;
  const until = Date.parse(wave.dueAt);
  const total = until - Date.parse(wave.startedAt);
  const people = next.people.map((name) => name[language]).join(language === 'ur' ? '، ' : ', ');
  const words = next.people.length === 0 ? t('thenNobody') : state === 'nobody' ? t('thenAll', { people }) : t('thenPeople', { people });
  return (
    <div className={css.next}>
      <Countdown until={until} totalMs={total} size={36} urgentMs={15_000} />
      <span>
        <span className={css.quiet}>{at < until ? t('next') : '…'}</span>
        <span className={css.then}>{words}</span>
      </span>
    </div>
  );
}

import type { DispatchView } from '#shared/dispatch/dispatch.schema.ts';
import { useLanguage, useStrings } from '../../../lib/i18n.ts';
import { Countdown } from '../../../ui/time.tsx';

/** In how many seconds the next wave goes. */
export function NextCountdown({ dispatch: { wave, next } }: { readonly dispatch: DispatchView }) {
  if (!next || wave.dueAt === null) return null;
  const until = Date.parse(wave.dueAt);
  return <Countdown until={until} totalMs={until - Date.parse(wave.startedAt)} size={24} urgentMs={15_000} />;
}

/** Whom the next wave calls. */
export function NextWave({ dispatch }: { readonly dispatch: DispatchView }) {
  const t = useStrings('ladder');
  const language = useLanguage();
  const { next, wave, state } = dispatch;
  if (!next || wave.dueAt === null) return null;
  const supervisors = next.supervisors > 0 ? [t('supervisors', { count: next.supervisors })] : [];
  const people = [...next.officers.map((name) => name[language]), ...supervisors].join(language === 'ur' ? '، ' : ', ');
  const words = people === '' ? t('thenNobody') : state === 'nobody' ? t('thenAll', { people }) : t('thenPeople', { people });
  return words;
}

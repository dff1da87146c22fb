import type { DispatchView } from '#shared/dispatch/dispatch.schema.ts';
import { useLanguage, useStrings } from '../../../lib/i18n.ts';
import { Countdown, Timer } from '../../../ui/time.tsx';
import css from './dispatch.module.css';

/** When whoever goes must be heard of, that they were asked, or since when nothing is heard. */
export function Heard({ dispatch: { checkIn, leader, wave } }: { readonly dispatch: DispatchView }) {
  const t = useStrings('ladder');
  const language = useLanguage();
  if (!checkIn || !leader) return null;
  const { dueAt, askedAt, silentSince } = checkIn;
  if (silentSince)
    return (
      <p role="alert" className={css.loud}>
        {t('heardNothing')} <Timer since={Date.parse(silentSince)} />. {t('heardNothingBody', { name: leader.name[language] })}
      </p>
    );
  const until = Date.parse(dueAt);
  return (
    <p className={css.quiet}>
      {t(askedAt ? 'heardAsked' : 'heardBy')}{' '}
      <Countdown until={until} totalMs={until - Date.parse(askedAt ?? wave.startedAt)} size={24} urgentMs={60_000} />
    </p>
  );
}

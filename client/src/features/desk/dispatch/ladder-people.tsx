import type { DispatchView, PagedPerson } from '#shared/dispatch/dispatch.schema.ts';
import { dispatchDeclineReasons } from '#shared/taxonomy/work-reasons.ts';
import { label } from '#shared/taxonomy/taxonomy.ts';
import { useNow } from '../../../lib/clock.ts';
import { useFormat } from '../../../lib/format.ts';
import { useLanguage, useStrings } from '../../../lib/i18n.ts';
import { cx } from '../../../ui/cx.ts';
import { Icon, type IconName } from '../../../ui/icon.tsx';
import { Moment, useSpanWords } from '../../../ui/time.tsx';
import css from './dispatch.module.css';
import { PersonPages } from './person-pages.tsx';

type Reach = {
  readonly words: string;
  readonly at: string | null;
  readonly icon: IconName;
  readonly tone: 'ok' | 'warn' | 'danger' | 'quiet';
};

/** How far the last page to somebody got, or what they answered. */
function useReach(): (one: PagedPerson) => Reach {
  const t = useStrings('ladder');
  const language = useLanguage();
  return (one) => {
    const { reply } = one;
    if (one.excluded) return { words: t('p_excluded'), at: null, icon: 'lock', tone: 'danger' };
    if (reply && (reply.what === 'declined' || reply.what === 'handedBack')) {
      const reason = reply.reason ? label(dispatchDeclineReasons, reply.reason, language) : '–';
      return { words: t(`p_${reply.what}`, { reason }), at: reply.at, icon: 'close', tone: 'danger' };
    }
    if (reply) return { words: t(`p_${reply.what === 'also' ? 'also' : 'acknowledged'}`), at: reply.at, icon: 'check', tone: 'ok' };
    if (one.seenAt) return { words: t('p_seen'), at: one.seenAt, icon: 'eye', tone: 'ok' };
    if (one.receivedAt) return { words: t('p_received'), at: one.receivedAt, icon: 'bell', tone: 'quiet' };
    if (one.sentAt) return { words: t('p_sent'), at: one.sentAt, icon: 'send', tone: 'warn' };
    return { words: t('p_queued'), at: one.lastAt, icon: 'clock', tone: 'quiet' };
  };
}

const hourMs = 3_600_000;

/** How long ago, to the second while it matters; the time of day after an hour. */
function Age({ at }: { readonly at: string }) {
  const words = useSpanWords();
  const age = useNow(1000) - Date.parse(at);
  if (age >= hourMs) return <Moment at={at} />;
  return (
    <time dateTime={at} title={at}>
      {words(Math.max(0, age))}
    </time>
  );
}

/** Everybody who was told, with how far it got: who goes first, supervisors behind the officers. */
export function LadderPeople({ dispatch }: { readonly dispatch: DispatchView }) {
  const t = useStrings('ladder');
  const language = useLanguage();
  const reach = useReach();
  const format = useFormat();
  const { people, leader, taken } = dispatch;
  const steps = (['enRoute', 'onScene', 'claimed'] as const).flatMap((step) => {
    const one = taken[step];
    return one ? [{ step, ...one }] : [];
  });
  const last = ({ role }: PagedPerson) => Number(role === 'supervisor');
  const order = [...people].sort(
    (a, b) => Number(b.staffId === leader?.staffId) - Number(a.staffId === leader?.staffId) || last(a) - last(b),
  );
  return (
    <ul className={css.people}>
      {order.map((one) => {
        const { words, at, icon, tone } = reach(one);
        return (
          <li key={one.staffId} className={cx(css.one, css[tone])}>
            <Icon name={icon} size={14} />
            <span className={css.name}>
              {one.name[language]}
              {one.role === 'supervisor' && <small className={css.quiet}> {t('p_supervisor')}</small>}
            </span>
            <span className={css.reach}>
              {words}
              {one.times > 1 && <span className={css.quiet}> · {t('p_times', { n: one.times })}</span>}
            </span>
            {at && <Age at={at} />}
            <PersonPages person={one} />
          </li>
        );
      })}
      {steps.map(({ step, at, pressedAt }) => (
        <li key={step} className={cx(css.one, css.ok)}>
          <Icon name="arrowEnd" size={14} />
          <span className={css.reach}>
            {step === 'claimed' && dispatch.claim ? t(`s_${dispatch.claim.outcome}`) : step === 'claimed' ? '' : t(`s_${step}`)}
            {pressedAt && <span className={css.quiet}> · {t('pressedAt', { time: format.clock(pressedAt) })}</span>}
          </span>
          <Age at={at} />
        </li>
      ))}
    </ul>
  );
}

import type { DutyView } from '#shared/dispatch/dispatch.schema.ts';
import { useState } from 'react';
import { useNow } from '../../lib/clock.ts';
import { useFormat } from '../../lib/format.ts';
import { useLanguage, useStrings } from '../../lib/i18n.ts';
import { useSession } from '../../lib/session.tsx';
import { useConnection } from '../../lib/socket.tsx';
import { Badge, StatePill } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Act, ActLink, SignAct } from '../../ui/phone/act.tsx';
import { Tongue } from '../../ui/phone/tongue.tsx';
import { useSpanWords } from '../../ui/time.tsx';
import { AccountSheet } from './account-sheet.tsx';
import css from './duty.module.css';
import { NewerNote } from './newer-note.tsx';
import { usePlaceName } from './place-names.ts';
import { ReadyPill } from './readiness/ready-pill.tsx';

function OnCallLine({ view }: { readonly view: DutyView }) {
  const t = useStrings('duty');
  const format = useFormat();
  const language = useLanguage();
  const place = usePlaceName();
  const { staff } = useSession();
  if (view.onCall.length === 0 && staff.roles.includes('supervisor')) return <StatePill tone="ok">{t('supervising')}</StatePill>;
  if (view.onCall.length === 0) return <StatePill tone="away">{t('notOnCall')}</StatePill>;
  const places = view.onCall
    .map(({ placeId }) => (placeId === null ? t('fallback') : place(placeId)))
    .join(language === 'ur' ? '، ' : ', ');
  const ends = view.onCall.flatMap(({ until }) => (until === null ? [] : [Date.parse(until)]));
  const words = ends.length === 0 ? t('onCall', { places }) : t('onCallUntil', { places, time: format.clock(Math.min(...ends)) });
  return <StatePill tone="ok">{words}</StatePill>;
}

/** How old what is shown is, while no news comes. */
function Age({ shownAt }: { readonly shownAt: number }) {
  const t = useStrings('duty');
  const words = useSpanWords();
  const age = words(Math.max(0, useNow(5_000) - shownAt));
  return <span className={css.hint}>{t('shownAge', { age })}</span>;
}

type Props = {
  readonly view: DutyView | undefined;
  readonly alarm: { readonly isReady: boolean; readonly enable: () => void };
  /** When what is shown was fetched, in epoch milliseconds; 0 before the first answer. */
  readonly shownAt: number;
  /** How many steps are still to be sent. */
  readonly waiting: number;
  /** True while there is no task, which would need the room. */
  readonly isCalm: boolean;
};

/** Where this person is on call, whether the phone is connected, and whether its alarm would be heard. */
export function DutyBar({ view, alarm, shownAt, waiting, isCalm }: Props) {
  const t = useStrings('duty');
  const shell = useStrings('shell');
  const { demo, staff } = useSession();
  const { kind } = useConnection();
  const [isAccount, setAccount] = useState(false);
  const isOn = kind === 'connected';
  return (
    <header className={css.top}>
      <div className={css.bar}>
        <StatePill tone={isOn ? 'ok' : 'danger'}>{t(isOn ? 'linkOn' : 'linkOff')}</StatePill>
        {demo && <Badge tone="p2">{shell('demo')}</Badge>}
        <span className={css.grow} />
        <Tongue />
        <SignAct icon="more" label={shell('account')} onPress={() => setAccount(true)} />
      </div>
      <div className={css.bar}>
        {view && (
          <span className={css.wraps}>
            <OnCallLine view={view} />
          </span>
        )}
        {isCalm && <ReadyPill />}
        {isCalm && (
          <ActLink href="/roster/mine" size="s">
            {t('myShifts')}
          </ActLink>
        )}
        {staff.roles.includes('supervisor') && (
          <>
            <span className={css.grow} />
            <ActLink href="/floor" size="s">
              {shell('pageFloor')}
            </ActLink>
          </>
        )}
        {!isOn && shownAt > 0 && <Age shownAt={shownAt} />}
      </div>
      <NewerNote isRinging={alarm.isReady} />
      {!isOn && waiting > 0 && <Banner tone="warn">{t('linkOffBody')}</Banner>}
      {!alarm.isReady && (
        <Banner
          tone="warn"
          action={
            <Act icon="bell" onPress={alarm.enable}>
              {t('soundOn')}
            </Act>
          }
        >
          {t('soundOff')}
        </Banner>
      )}
      {isAccount && <AccountSheet waiting={waiting} onClose={() => setAccount(false)} />}
    </header>
  );
}

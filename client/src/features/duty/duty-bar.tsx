import { talkApi } from '#shared/channels/talk.api.ts';
import type { DutyView } from '#shared/dispatch/dispatch.schema.ts';
import { useMemo } from 'react';
import { useNow } from '../../lib/clock.ts';
import { useFormat } from '../../lib/format.ts';
import { useLanguage, useStrings } from '../../lib/i18n.ts';
import { useRoute } from '../../lib/query.ts';
import { useSession } from '../../lib/session.tsx';
import { useConnection } from '../../lib/socket.tsx';
import { Badge, StatePill } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button, IconButton, LinkButton } from '../../ui/button.tsx';
import { LanguageToggle } from '../../ui/language-toggle.tsx';
import { Menu } from '../../ui/menu.tsx';
import { useSpanWords } from '../../ui/time.tsx';
import css from './duty.module.css';

/** Gives the name of a place in the language on screen; its id while the names are not known. */
export function usePlaceName(): (id: string | null) => string {
  const areas = useRoute(talkApi.welcome, {}, { staleTime: Infinity }).data?.areas;
  const language = useLanguage();
  const names = useMemo(() => new Map((areas ?? []).map((area) => [area.id as string, area.name[language]])), [areas, language]);
  return (id) => (id === null ? '' : (names.get(id) ?? id));
}

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
};

/** Where this person is on call, whether the phone is connected, and whether its alarm would be heard. */
export function DutyBar({ view, alarm, shownAt, waiting }: Props) {
  const t = useStrings('duty');
  const shell = useStrings('shell');
  const { demo, signOut, staff } = useSession();
  const { kind } = useConnection();
  const isOn = kind === 'connected';
  const leave = () => {
    signOut().catch(() => undefined);
  };
  return (
    <header className={css.top}>
      <div className={css.bar}>
        <StatePill tone={isOn ? 'ok' : 'danger'}>{t(isOn ? 'linkOn' : 'linkOff')}</StatePill>
        {demo && <Badge tone="p2">{shell('demo')}</Badge>}
        <span className={css.grow} />
        <LanguageToggle />
        <Menu
          trigger={<IconButton icon="more" label={shell('account')} />}
          label={shell('account')}
          entries={[{ id: 'out', label: shell('signOut'), icon: 'exit', onAction: leave }]}
        />
      </div>
      <div className={css.bar}>
        {view && <OnCallLine view={view} />}
        {staff.roles.includes('supervisor') && (
          <>
            <span className={css.grow} />
            <LinkButton href="/floor" size="s">
              {shell('pageFloor')}
            </LinkButton>
          </>
        )}
        {!isOn && shownAt > 0 && <Age shownAt={shownAt} />}
      </div>
      {!isOn && waiting > 0 && <Banner tone="warn">{t('linkOffBody')}</Banner>}
      {!alarm.isReady && (
        <Banner
          tone="warn"
          action={
            <Button size="m" icon="bell" onPress={alarm.enable}>
              {t('soundOn')}
            </Button>
          }
        >
          {t('soundOff')}
        </Banner>
      )}
    </header>
  );
}

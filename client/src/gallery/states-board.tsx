import { now } from '../lib/clock.ts';
import { useStrings } from '../lib/i18n.ts';
import { Badge, CountBadge, RiskBadge, StatePill, type RiskLevel } from '../ui/badge.tsx';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Card, Panel } from '../ui/panel.tsx';
import { PersonText } from '../ui/person-text.tsx';
import { EmptyState, ErrorNote, SavedState, Skeleton } from '../ui/states.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { Countdown, DataAge, Moment, Timer } from '../ui/time.tsx';
import css from './gallery.module.css';

const levels: readonly RiskLevel[] = ['P0', 'P1', 'P2', 'P3', 'P4', 'none'];
const start = now();

/** Badges, notes, clocks and empty places, to be looked at. */
export function StatesBoard() {
  const t = useStrings('ui');
  const w = useStrings('shell');
  return (
    <>
      <Panel title="Risk and state" aside={<SavedState status="saved" ago="2 s" />} framed>
        <div className={css.stack}>
          <div className={css.row}>
            {levels.map((level) => (
              <RiskBadge key={level} level={level} />
            ))}
          </div>
          <div className={css.row}>
            {levels.slice(0, 5).map((level) => (
              <RiskBadge key={level} level={level} solid />
            ))}
          </div>
          <div className={css.row}>
            {levels.map((level) => (
              <RiskBadge key={level} level={level} variant="full" />
            ))}
          </div>
          <div className={css.row}>
            <StatePill tone="ok">Ready</StatePill>
            <StatePill tone="busy">Busy</StatePill>
            <StatePill tone="away">Away</StatePill>
            <StatePill tone="danger">Lost</StatePill>
            <StatePill>Closed</StatePill>
            <Badge>returning · 3</Badge>
            <Badge tone="accent">web chat</Badge>
            <CountBadge count={3} label="3 unread" />
          </div>
          <div className={css.row}>
            <Countdown until={start + 20_000} totalMs={30_000} />
            <Countdown until={start + 4000} totalMs={30_000} />
            <Timer since={start - 192_000} />
            <DataAge at={start - 12_000} />
            <DataAge at={start - 400_000} />
            <Moment at={start} show="dateTime" />
          </div>
          <Card tone="p1">
            <b>P1</b> {t('riskP1')}
          </Card>
        </div>
      </Panel>
      <Panel title="Messages" framed>
        <div className={css.stack}>
          <Banner tone="info" title={t('keptOffline')} />
          <Banner tone="warn" title={t('unsaved')} action={<Button size="s">{t('retry')}</Button>}>
            {w('crashBody')}
          </Banner>
          <Banner tone="danger" title={t('riskP0')}>
            {w('notFoundBody')}
          </Banner>
          <ErrorNote requestId="7f3a" onRetry={() => undefined} />
          <PersonText as="block">مجھے گھر جانے سے ڈر لگتا ہے۔ وہ شام 5 بجے آئے گا</PersonText>
          <PersonText as="block">Mujhe ghar jane se dar lagta hai. Woh sham ko aye ga.</PersonText>
          <p>
            {w('account')}: <PersonText>عائشہ</PersonText> · <PersonText>Ayesha</PersonText>
          </p>
        </div>
      </Panel>
      <Panel title="Empty and coming" framed>
        <EmptyState icon="chat" title={t('noMatch')}>
          {w('notFoundBody')}
        </EmptyState>
        <Skeleton />
        <Tabs
          label={w('display')}
          tabs={[
            { id: 'a', label: w('themeLight'), content: <p>{t('saved')}</p> },
            { id: 'b', label: w('themeDark'), content: <p>{t('saving')}</p> },
          ]}
        />
      </Panel>
    </>
  );
}

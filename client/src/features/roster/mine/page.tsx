import type { StaffId } from '#shared/kernel/ids.ts';
import type { Swap } from '#shared/rosters/swap.schema.ts';
import { rosterApi, type MyRoster } from '#shared/rosters/rosters.api.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNow } from '../../../lib/clock.ts';
import { useCommand } from '../../../lib/command.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { routeKey } from '../../../lib/query.ts';
import { useMyRoster, useRosterErrorText, useStretchWords } from '../../../lib/rosters.ts';
import { useSession } from '../../../lib/session.tsx';
import { useTitle } from '../../../lib/title.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { LanguageToggle } from '../../../ui/language-toggle.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ActLink } from '../../../ui/phone/act.tsx';
import { EmptyState, ErrorNote, Loading } from '../../../ui/states.tsx';
import { notify } from '../../../ui/toast.tsx';
import { useAreaName, useNameOf } from '../words.ts';
import css from './mine.module.css';
import { SwapDialog, type MyArea, type Turn } from './swap-dialog.tsx';

/** What the other side of a swap is called, and the acts that are mine. */
function SwapCard({ swap, mine, me }: { readonly swap: Swap; readonly mine: MyRoster; readonly me: StaffId }) {
  const t = useStrings('roster');
  const m = useStrings('rosterMine');
  const queries = useQueryClient();
  const nameOf = useNameOf(mine.areas.flatMap(({ people }) => people));
  const areaName = useAreaName(mine.areas);
  const stretchWords = useStretchWords();
  const errorText = useRosterErrorText();
  const onError = (error: unknown) => {
    notify({ text: errorText(error), tone: 'danger' });
    void queries.invalidateQueries({ queryKey: routeKey(rosterApi.mine) });
  };
  const said = (text: string) => {
    notify({ text, tone: 'ok' });
    void queries.invalidateQueries({ queryKey: routeKey(rosterApi.mine) });
  };
  const answer = useCommand(rosterApi.answerSwap, {
    onDone: ({ state }) => said(m(state === 'accepted' ? 'accepted' : 'declined')),
    onError,
  });
  const withdraw = useCommand(rosterApi.withdrawSwap, { onDone: () => said(m('takenBack')), onError });
  const params = { swapId: swap.id };
  const isOfMe = swap.askedOf === me;
  // What I would take and give: the asker gives theirs.
  const [take, give] = isOfMe ? [swap.give, swap.back] : [swap.back, swap.give];
  return (
    <li className={css.swap}>
      <p>
        <b>{isOfMe ? m('swapOfMe', { name: nameOf(swap.askedBy) }) : m('swapByMe', { name: nameOf(swap.askedOf) })}</b> ·{' '}
        {areaName(swap.area)}{' '}
        <Badge tone={swap.state === 'accepted' ? 'ok' : swap.state === 'asked' ? 'p2' : 'neutral'}>{t(`state_${swap.state}`)}</Badge>
      </p>
      {take && <p>{m('swapTake', { time: stretchWords(take) })}</p>}
      {give && <p>{m('swapGive', { time: stretchWords(give) })}</p>}
      {swap.state === 'asked' && (
        <div className={css.acts}>
          {isOfMe ? (
            <>
              <Button
                size="l"
                variant="primary"
                isPending={answer.isPending}
                onPress={() => answer.run({ params, body: { accept: true } })}
              >
                {m('accept')}
              </Button>
              <Button size="l" isPending={answer.isPending} onPress={() => answer.run({ params, body: { accept: false } })}>
                {m('decline')}
              </Button>
            </>
          ) : (
            <Button size="l" isPending={withdraw.isPending} onPress={() => withdraw.run({ params })}>
              {m('takeBack')}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}

function useRankWords(): (rank: number) => string {
  const m = useStrings('rosterMine');
  return (rank) => (rank === 1 || rank === 2 ? m(`rank_${rank}`) : m('rank_other', { rank }));
}

function Turns({ turns, onAsk }: { readonly turns: readonly Turn[]; readonly onAsk?: (turn: Turn) => void }) {
  const m = useStrings('rosterMine');
  const stretchWords = useStretchWords();
  const rankWords = useRankWords();
  return (
    <ul className={css.turns}>
      {turns.map((turn) => (
        <li key={turn.from} className={css.turn}>
          <span className={css.grow}>
            <b>{stretchWords(turn)}</b>
            <br />
            <span className={css.hint}>{rankWords(turn.rank)}</span>
          </span>
          {onAsk && <Button onPress={() => onAsk(turn)}>{m('swapAsk')}</Button>}
        </li>
      ))}
    </ul>
  );
}

function AreaCard({ area, name, me }: { readonly area: MyArea; readonly name: string; readonly me: StaffId }) {
  const m = useStrings('rosterMine');
  const nameOf = useNameOf(area.people);
  const [asking, setAsking] = useState<Turn | null>(null);
  const turns = area.people.find(({ id }) => id === me)?.turns ?? [];
  const others = area.people.filter(({ id }) => id !== me);
  return (
    <Panel title={name} framed>
      {turns.length === 0 ? <p className={css.hint}>{m('mineFree')}</p> : <Turns turns={turns} onAsk={setAsking} />}
      {others.length > 0 && (
        <details className={css.colleagues}>
          <summary>{m('colleagues')}</summary>
          {others.map(({ id, turns: theirs }) => (
            <section key={id}>
              <h3>{nameOf(id)}</h3>
              {theirs.length === 0 ? <p className={css.hint}>{m('mineFree')}</p> : <Turns turns={theirs} />}
            </section>
          ))}
        </details>
      )}
      {asking && <SwapDialog area={area} me={me} turn={asking} onClose={() => setAsking(null)} />}
    </Panel>
  );
}

function Mine({ mine, me }: { readonly mine: MyRoster; readonly me: StaffId }) {
  const t = useStrings('roster');
  const m = useStrings('rosterMine');
  const areaName = useAreaName(mine.areas);
  const now = useNow(60_000);
  const order = { asked: 0, accepted: 1, declined: 2, withdrawn: 3 } as const;
  const ends = ({ give, back }: Swap) => Math.max(Date.parse(give.until), Date.parse(back?.until ?? give.until));
  const swaps = mine.swaps.filter((swap) => ends(swap) > now).sort((a, b) => order[a.state] - order[b.state]);
  if (mine.areas.length === 0 && swaps.length === 0) {
    return (
      <EmptyState icon="users" title={m('mineNone')}>
        {m('mineNoneBody')}
      </EmptyState>
    );
  }
  return (
    <>
      {swaps.length > 0 && (
        <Panel title={t('swaps')} framed>
          <ul className={css.turns}>
            {swaps.map((swap) => (
              <SwapCard key={swap.id} swap={swap} mine={mine} me={me} />
            ))}
          </ul>
        </Panel>
      )}
      {mine.areas.map((area) => (
        <AreaCard key={area.area} area={area} name={areaName(area.area)} me={me} />
      ))}
    </>
  );
}

/** An officer's own shifts of the coming weeks, and swaps with colleagues; made for a phone. */
export function Page() {
  const t = useStrings('roster');
  const m = useStrings('rosterMine');
  const { staff } = useSession();
  useTitle(m('mineTitle'));
  const { data, error, refetch } = useMyRoster();
  return (
    <div className={css.page}>
      <header className={css.top}>
        {/* A page of its own outside the console: reached like any other address. */}
        <ActLink href="/duty" size="m">
          {m('mineBack')}
        </ActLink>
        <span className={css.grow} />
        <LanguageToggle />
      </header>
      <main className={css.main}>
        <h1 className={css.title}>{m('mineTitle')}</h1>
        {!data &&
          (error ? <ErrorNote title={t('failed')} requestId={error.requestId || undefined} onRetry={() => void refetch()} /> : <Loading />)}
        {data && <Mine mine={data} me={staff.id} />}
      </main>
    </div>
  );
}

import { isOpen, isPaging } from '#shared/dispatch/dispatch.lifecycle.ts';
import type { DispatchView } from '#shared/dispatch/dispatch.schema.ts';
import type { ContactId } from '#shared/kernel/ids.ts';
import { useLanguage, useStrings } from '../../../lib/i18n.ts';
import { StatePill, type StateTone } from '../../../ui/badge.tsx';
import { ErrorNote } from '../../../ui/states.tsx';
import { Moment, Timer } from '../../../ui/time.tsx';
import { RunningItem } from '../steps/running-item.tsx';
import { DueActs, LadderActs } from './dispatch-acts.tsx';
import css from './dispatch.module.css';
import { Heard } from './heard.tsx';
import { LadderPeople } from './ladder-people.tsx';
import { NextCountdown, NextWave } from './next-wave.tsx';
import { Outcome } from './outcome.tsx';
import { Photos } from './photos.tsx';
import { Position } from './position.tsx';
import { useDispatches } from './use-dispatches.ts';

const tones: Readonly<Record<DispatchView['state'], StateTone>> = {
  ...({ paging: 'busy', nobody: 'danger', acknowledged: 'ok', enRoute: 'ok', onScene: 'ok' } as const),
  ...({ childSafe: 'busy', notLocated: 'danger', handedOver: 'busy', closed: 'plain', stoodDown: 'away' } as const),
};

/** Who goes, or whom the next wave calls. */
function Who({ dispatch }: { readonly dispatch: DispatchView }) {
  const language = useLanguage();
  if (dispatch.leader && !isPaging(dispatch.state)) return <strong>{dispatch.leader.name[language]}</strong>;
  return <NextWave dispatch={dispatch} />;
}

function Line({ dispatch }: { readonly dispatch: DispatchView }) {
  const t = useStrings('ladder');
  const { state, openedAt, checkIn } = dispatch;
  return (
    <>
      <NextCountdown dispatch={dispatch} />
      <StatePill tone={checkIn?.silentSince ? 'danger' : tones[state]}>{t(checkIn?.silentSince ? 'heardNothing' : `s_${state}`)}</StatePill>
      <span className={css.who}>
        <Who dispatch={dispatch} />
      </span>
      {isOpen(state) ? <Timer since={Date.parse(openedAt)} className={css.quiet} /> : <Moment at={openedAt} />}
    </>
  );
}

/** One running or ended dispatch, read by the agent who is on the line with the child. */
function Ladder({ dispatch }: { readonly dispatch: DispatchView }) {
  const t = useStrings('ladder');
  const { state, kind, checkIn } = dispatch;
  return (
    <RunningItem state={checkIn?.silentSince ? 'nobody' : state} line={<Line dispatch={dispatch} />} due={<DueActs dispatch={dispatch} />}>
      {kind === 'helpNow' && <p className={css.quiet}>{t('helpNow')}</p>}
      {isPaging(state) && (
        <p>
          <NextWave dispatch={dispatch} />
        </p>
      )}
      <Heard dispatch={dispatch} />
      <Position dispatch={dispatch} />
      <Outcome dispatch={dispatch} />
      <Photos dispatch={dispatch} />
      {state !== 'nobody' && <LadderActs dispatch={dispatch} />}
      <LadderPeople dispatch={dispatch} />
    </RunningItem>
  );
}

type Props = { readonly contactId: ContactId; readonly part: 'open' | 'ended' };

/** The dispatches of a contact, running or ended: who goes since when, and on demand who was told and how far it got. */
export function DispatchLadder({ contactId, part }: Props) {
  const t = useStrings('ladder');
  const { data, error, refetch } = useDispatches(contactId);
  if (error && !data)
    return part === 'ended' ? null : (
      <ErrorNote title={t('loadFailed')} requestId={error.requestId || undefined} onRetry={() => void refetch()} />
    );
  const shown = data?.dispatches.filter(({ state }) => isOpen(state) === (part === 'open')) ?? [];
  // The region stands before there is anything in it: a reader is told what comes into it.
  return (
    <div className={css.ladders} aria-live="polite">
      {shown.map((dispatch) => (
        <Ladder key={dispatch.id} dispatch={dispatch} />
      ))}
    </div>
  );
}

import { isOpen } from '#shared/dispatch/dispatch.lifecycle.ts';
import type { DispatchView } from '#shared/dispatch/dispatch.schema.ts';
import type { ContactId } from '#shared/kernel/ids.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { StatePill, type StateTone } from '../../../ui/badge.tsx';
import { ErrorNote } from '../../../ui/states.tsx';
import { Timer } from '../../../ui/time.tsx';
import { DispatchActs } from './dispatch-acts.tsx';
import { EmergencyCalls } from './emergency-calls.tsx';
import css from './dispatch.module.css';
import { LadderPeople } from './ladder-people.tsx';
import { NextCountdown, NextWave } from './next-wave.tsx';
import { Outcome } from './outcome.tsx';
import { useDispatches } from './use-dispatches.ts';

const tones: Readonly<Record<DispatchView['state'], StateTone>> = {
  ...({ paging: 'busy', nobody: 'danger', acknowledged: 'ok', enRoute: 'ok', onScene: 'ok' } as const),
  ...({ childSafe: 'busy', notLocated: 'danger', handedOver: 'busy', closed: 'plain', stoodDown: 'away' } as const),
};

function Head({ dispatch }: { readonly dispatch: DispatchView }) {
  const t = useStrings('ladder');
  const { state, openedAt, kind } = dispatch;
  return (
    <>
      <div className={css.head}>
        <NextCountdown dispatch={dispatch} />
        <StatePill tone={tones[state]}>{t(`s_${state}`)}</StatePill>
        <span className={css.grow} />
        {isOpen(state) && <Timer since={Date.parse(openedAt)} className={css.quiet} />}
      </div>
      {kind === 'helpNow' && <p className={css.quiet}>{t('helpNow')}</p>}
      {state === 'nobody' && (
        <p role="alert" className={css.loud}>
          {t('nobodyBody')}
        </p>
      )}
    </>
  );
}

/** One running or ended dispatch, read by the agent who is on the line with the child. */
function Ladder({ dispatch, withCalls }: { readonly dispatch: DispatchView; readonly withCalls: boolean }) {
  return (
    <article className={css.ladder} data-state={dispatch.state}>
      <Head dispatch={dispatch} />
      <NextWave dispatch={dispatch} />
      <Outcome dispatch={dispatch} />
      <DispatchActs dispatch={dispatch} />
      <LadderPeople dispatch={dispatch} />
      {withCalls && <EmergencyCalls contactId={dispatch.contactId} />}
    </article>
  );
}

/** The dispatches of a contact: who was told, how far it got, and what happens next in how many seconds; in the first of them, or alone, the calls to emergency services. */
export function DispatchLadder({ contactId }: { readonly contactId: ContactId }) {
  const t = useStrings('ladder');
  const { data, error, refetch } = useDispatches(contactId);
  if (error && !data) return <ErrorNote title={t('loadFailed')} requestId={error.requestId || undefined} onRetry={() => void refetch()} />;
  const all = data?.dispatches ?? [];
  if (all.length === 0)
    return (
      <div className={css.ladders} aria-live="polite">
        <EmergencyCalls contactId={contactId} />
      </div>
    );
  const open = all.filter(({ state }) => isOpen(state));
  const ended = all.filter(({ state }) => !isOpen(state));
  return (
    <div className={css.ladders} aria-live="polite">
      {[...open, ...ended].map((dispatch, index) => (
        <Ladder key={dispatch.id} dispatch={dispatch} withCalls={index === 0} />
      ))}
    </div>
  );
}

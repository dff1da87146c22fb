import { isClaimed, type Outcome } from '#shared/dispatch/dispatch.lifecycle.ts';
import { useState } from 'react';
import { useStrings } from '../../lib/i18n.ts';
import { Banner } from '../../ui/banner.tsx';
import { Act, ActLink } from '../../ui/phone/act.tsx';
import { Icon } from '../../ui/icon.tsx';
import { CheckIn } from './check-in.tsx';
import { DeclineSheet } from './decline-sheet.tsx';
import { Details } from './details.tsx';
import css from './duty.module.css';
import { OutcomeSheet } from './outcome-sheet.tsx';
import { PhotoAct, type Pictures } from './photo/photo-act.tsx';
import { PositionPart } from './position/position-part.tsx';
import { pressed } from './pressed.ts';
import type { DutyStep, ShownTask } from './steps.ts';
import { StepsTaken } from './steps-taken.tsx';
import { TaskHead } from './task-head.tsx';

type Props = {
  readonly task: ShownTask;
  readonly press: (step: DutyStep) => void;
  readonly pictures: Pictures;
  readonly deskPhone: string | null;
  readonly more: number;
};

const others: readonly Outcome[] = ['handedOver', 'notLocated'];

function NextStep({ task, press, onOutcome }: Pick<Props, 'task' | 'press'> & { readonly onOutcome: (outcome: Outcome) => void }) {
  const t = useStrings('duty');
  if (task.kind === 'helpNow')
    return task.pagedAs === 'supervisor' ? (
      <ActLink href="/floor" variant="primary" size="l" wide className={css.big}>
        {t('toFloor')}
      </ActLink>
    ) : null;
  if (task.state === 'acknowledged' || task.state === 'enRoute') {
    const act = task.state === 'acknowledged' ? 'enRoute' : 'onScene';
    return (
      <Act variant="primary" size="l" wide className={css.big} onPress={() => press({ ...pressed(task), act })}>
        {t(act)}
      </Act>
    );
  }
  if (task.state !== 'onScene') return null;
  return (
    <>
      <Act variant="primary" size="l" wide className={css.big} onPress={() => onOutcome('childSafe')}>
        {t('childSafe')}
      </Act>
      <div className={css.pair}>
        {others.map((outcome) => (
          <Act key={outcome} size="l" onPress={() => onOutcome(outcome)}>
            {t(outcome)}
          </Act>
        ))}
      </div>
    </>
  );
}

/** What this person does: the place and what to take care of, the steps so far, and the one that comes next. */
export function LeadCard({ task, press, pictures, deskPhone, more }: Props) {
  const t = useStrings('duty');
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [declining, setDeclining] = useState(false);
  const isDone = isClaimed(task.state);
  return (
    <>
      <article className={css.card} data-mine={isDone ? 'done' : 'leading'}>
        <TaskHead task={task} more={more} />
        {isDone && task.outcome ? (
          <Banner tone="ok" title={t('reported', { outcome: t(task.outcome) })}>
            {t('reportedBody')}
          </Banner>
        ) : (
          <Details task={task} />
        )}
        <StepsTaken task={task} />
        <PositionPart task={task} />
        {task.kind === 'urgent' && <PhotoAct task={task} pictures={pictures} />}
      </article>
      <div className={css.thumb}>
        {!isDone && <CheckIn task={task} press={press} />}
        <NextStep task={task} press={press} onOutcome={setOutcome} />
        <div className={css.pair}>
          {deskPhone && (
            <a className={css.call} href={`tel:${deskPhone.replaceAll(/[^+\d]/g, '')}`}>
              <Icon name="phone" size={20} />
              <span>
                {t('callDesk')}
                <small>{t('say', { number: `C-${task.contactNumber}` })}</small>
              </span>
            </a>
          )}
          {!isDone && (
            <Act size="l" className={css.tight} onPress={() => setDeclining(true)}>
              {t(task.kind === 'helpNow' ? 'cannotHelp' : 'cannotOn')}
            </Act>
          )}
        </div>
      </div>
      {outcome && (
        <OutcomeSheet
          dispatchId={task.id}
          outcome={outcome}
          onClose={() => setOutcome(null)}
          onSend={(report, handOver) => press({ ...pressed(task), act: 'claim', outcome, report, handOver })}
        />
      )}
      {declining && (
        <DeclineSheet
          task={task}
          onClose={() => setDeclining(false)}
          onChoose={(reason) => press({ ...pressed(task), act: 'decline', reason })}
        />
      )}
    </>
  );
}

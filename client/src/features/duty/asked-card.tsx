import { useState } from 'react';
import { useNow } from '../../lib/clock.ts';
import { useStrings } from '../../lib/i18n.ts';
import { Act } from '../../ui/phone/act.tsx';
import { Countdown } from '../../ui/time.tsx';
import { DeclineSheet } from './decline-sheet.tsx';
import css from './duty.module.css';
import { pressed } from './pressed.ts';
import type { DutyStep, ShownTask } from './steps.ts';
import { TaskHead } from './task-head.tsx';

type Props = { readonly task: ShownTask; readonly press: (step: DutyStep) => void; readonly more: number };

/** A page: somebody must go, and this person is asked. Two answers, both in reach of the thumb. */
export function AskedCard({ task, press, more }: Props) {
  const t = useStrings('duty');
  const [declining, setDeclining] = useState(false);
  const isHelp = task.kind === 'helpNow';
  const until = task.dueAt === null ? null : Date.parse(task.dueAt);
  const at = useNow(1000);
  const isRunning = until !== null && at < until;
  return (
    <>
      <article className={css.card} data-mine="asked">
        <TaskHead task={task} more={more} />
        <div className={css.clock}>
          {isRunning && <Countdown until={until} totalMs={task.waveSeconds * 1000} size={56} urgentMs={15_000} />}
          <span>
            {isRunning && task.state === 'paging' ? t(isHelp ? 'againIn' : 'nextIn') : t(isHelp ? 'waitsForHelp' : 'waitsForYou')}
          </span>
        </div>
      </article>
      <div className={css.thumb}>
        <Act
          variant="primary"
          size="l"
          wide
          className={css.big}
          onPress={() => press({ ...pressed(task), act: 'acknowledge', round: task.round })}
        >
          {t(!isHelp ? 'going' : task.pagedAs === 'supervisor' ? 'lookingAfter' : 'callingFloor')}
        </Act>
        <Act size="l" wide onPress={() => setDeclining(true)}>
          {t(isHelp ? 'cannotHelp' : 'cannot')}
        </Act>
      </div>
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

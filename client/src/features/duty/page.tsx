import { useSession } from '../../lib/session.tsx';
import { useStrings } from '../../lib/i18n.ts';
import { useTitle } from '../../lib/title.ts';
import { Calm, Coming, Trouble } from '../../ui/phone/states.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { useAlarm } from './alarm.ts';
import { AskedCard } from './asked-card.tsx';
import { DutyBar } from './duty-bar.tsx';
import { DutyNotes } from './duty-notes.tsx';
import { LeadCard } from './lead-card.tsx';
import { OtherLine } from './other-line.tsx';
import css from './duty.module.css';
import type { ShownTask } from './steps.ts';
import { useDuty, type Duty } from './use-duty.ts';
import { ReadinessCard, useProven } from './readiness/ready-pill.tsx';
import { useWorker } from './use-worker.ts';

function Tasks({ duty }: { readonly duty: Duty }) {
  const t = useStrings('duty');
  const { shown, press, duty: query } = duty;
  const phone = query.data?.deskPhone ?? null;
  const proven = useProven();
  const [first, ...behind] = shown.filter((task) => task.mine !== 'other');
  const isLine = ({ mine, kind }: ShownTask) => mine === 'other' || (mine === 'leading' && kind === 'helpNow');
  const rest = behind.filter((task) => !isLine(task));
  const lines = shown.filter((task) => task !== first && isLine(task));
  if (!first && lines.length === 0) {
    return (
      <div className={css.quiet}>
        <Calm icon="shield" title={t('quiet')}>
          {t('quietBody')}
        </Calm>
        {proven === null && <ReadinessCard />}
      </div>
    );
  }
  return (
    <>
      {first?.mine === 'asked' && <AskedCard key={first.id} task={first} press={press} more={rest.length} />}
      {first?.mine === 'leading' && (
        <LeadCard key={first.id} task={first} press={press} pictures={duty.pictures} deskPhone={phone} more={rest.length} />
      )}
      {lines.map((task) => (
        <OtherLine key={task.id} task={task} />
      ))}
    </>
  );
}

/** The page of whoever the ladder asks, the on-call officer above all: one task at a time, on a phone, with or without a network. */
export function Page() {
  const t = useStrings('duty');
  const { staff } = useSession();
  const duty = useDuty(staff.id);
  // Whoever goes and has not said for long that they are well is called as loudly as somebody who is asked to go.
  const isAsked = duty.shown.some(({ mine, checkIn }) => mine === 'asked' || (mine === 'leading' && checkIn?.askedAt));
  const alarm = useAlarm(isAsked);
  useWorker();
  useTitle(t('title'), isAsked ? t('alert') : undefined);
  const { data, error, refetch, dataUpdatedAt } = duty.duty;
  return (
    <div className={css.page}>
      <DutyBar
        view={data}
        alarm={alarm}
        shownAt={dataUpdatedAt}
        waiting={duty.waiting.length + duty.pictures.waiting}
        isCalm={duty.shown.length === 0}
      />
      <main className={css.main}>
        <VisuallyHidden>
          <h1>{t('title')}</h1>
          <span role="alert">{isAsked ? t('alert') : ''}</span>
        </VisuallyHidden>
        <DutyNotes notes={duty.notes} onDismiss={duty.dismiss} />
        {!data && (error ? <Trouble title={t('failed')} requestId={error.requestId} onRetry={() => void refetch()} /> : <Coming />)}
        {data && <Tasks duty={duty} />}
      </main>
    </div>
  );
}

import { CALL_BACK_TRIES } from '#shared/contacts/call-back.ts';
import { callBackApi } from '#shared/contacts/call-back.api.ts';
import type { CallBackOutcome, CallBackPlanView } from '#shared/contacts/call-back.schema.ts';
import type { ContactDetail } from '#shared/contacts/contact.schema.ts';
import { useState } from 'react';
import { useFormat } from '../../../lib/format.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { useRoute } from '../../../lib/query.ts';
import { ActDialog } from '../../../ui/act-dialog.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { RadioGroup } from '../../../ui/radio-group.tsx';
import { Select } from '../../../ui/select.tsx';
import { useCallOutcome } from './use-call-outcome.ts';

const outcomes = ['noAnswer', 'notSafe', 'later', 'wrongNumber', 'notWanted', 'safeOtherwise', 'reached'] as const;
const again: readonly CallBackOutcome[] = ['noAnswer', 'notSafe', 'later'];
const none = 'none';

type Props = { readonly contact: ContactDetail; readonly plan: CallBackPlanView; readonly onClose: () => void };

/** The times for the next call: what the rule proposes first, then those in which somebody is there to call. */
function useNextTimes({ contact, plan }: Omit<Props, 'onClose'>, outcome: CallBackOutcome | null) {
  const t = useStrings('callBacks');
  const format = useFormat();
  const { data } = useRoute(callBackApi.times, { params: { contactId: contact.id } });
  const part = ({ from, until }: { from: string; until: string }) =>
    t('windowOf', { from: format.dateTime(from), until: format.clock(until) });
  const isLast = outcome !== 'later' && plan.tries.length + 1 >= CALL_BACK_TRIES;
  const proposed = outcome === 'later' ? null : data?.proposed;
  const options = [
    ...(proposed ? [{ id: 'proposed', label: t('nextProposed', { time: format.clock(proposed.from), count: CALL_BACK_TRIES }) }] : []),
    { id: 'soon', label: t('nextSoon') },
    ...(data?.slots ?? []).map((slot) => ({ id: slot.from, label: part(slot) })),
    ...(outcome === 'later' ? [] : [{ id: none, label: t('nextNone') }]),
  ];
  return { options, isLast, usual: proposed ? 'proposed' : null };
}

/** What came of a promised call, and when to call next. */
export function CallOutcomeDialog({ contact, plan, onClose }: Props) {
  const t = useStrings('callBacks');
  const [outcome, setOutcome] = useState<CallBackOutcome | null>(null);
  const [chosen, setNext] = useState<string | null>(null);
  const { options, isLast, usual } = useNextTimes({ contact, plan }, outcome);
  const record = useCallOutcome(contact, onClose);
  const asksNext = outcome !== null && again.includes(outcome) && !isLast;
  const next = options.some(({ id }) => id === chosen) ? chosen : usual;
  const ready = outcome !== null && (!asksNext || next !== null);
  const save = () => {
    if (outcome === null) return;
    record.run({ params: { contactId: contact.id }, body: { outcome, next: asksNext && next !== none ? next : null } });
  };
  return (
    <ActDialog
      title={t('dialog', { number: contact.number })}
      onClose={onClose}
      act={t('act')}
      isReady={ready}
      isPending={record.isPending}
      onAct={save}
    >
      <RadioGroup<CallBackOutcome>
        label={t('outcome')}
        options={outcomes.map((id) => ({ id, label: t(`o_${id}`), hint: t(`h_${id}`) }))}
        value={outcome}
        onChange={setOutcome}
      />
      {asksNext && (
        <>
          <Select label={t('next')} options={options} value={next} onChange={setNext} placeholder={t('nextChoose')} />
          <p>{t('outside')}</p>
        </>
      )}
      {outcome !== null && again.includes(outcome) && isLast && <Banner tone="warn">{t('lastTry')}</Banner>}
      {outcome !== null && contact.rank === 0 && <Banner tone="warn">{t('urgentStays')}</Banner>}
    </ActDialog>
  );
}

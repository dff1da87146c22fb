import type { CallBackPlanView } from '#shared/contacts/call-back.schema.ts';
import type { ContactDetail } from '#shared/contacts/contact.schema.ts';
import { useState } from 'react';
import { useNow } from '../../../lib/clock.ts';
import { useFormat } from '../../../lib/format.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { PersonText } from '../../../ui/person-text.tsx';
import { CallOutcomeDialog } from './call-outcome-dialog.tsx';
import css from './talk.module.css';
import { useCallOutcome } from './use-call-outcome.ts';

type Props = { readonly contact: ContactDetail; readonly plan: CallBackPlanView; readonly isMine: boolean };

/** A call that was promised and is this agent's to make: when it is safe, who may answer, what to say, then the number, and what came of it. */
export function PromisedCall({ contact, plan, isMine }: Props) {
  const t = useStrings('callBacks');
  const [asking, setAsking] = useState(false);
  const outcome = useCallOutcome(contact);
  return (
    <section className={css.callBack} aria-label={t('title')} data-jump="callBack" tabIndex={-1}>
      <p className={css.callBackTitle}>
        <Icon name="phone" size={14} /> {t('title')}
      </p>
      <Facts contact={contact} plan={plan} />
      {isMine && (
        <div className={css.callBackActs}>
          <Button
            size="s"
            variant="primary"
            isPending={outcome.isPending}
            onPress={() => outcome.run({ params: { contactId: contact.id }, body: { outcome: 'reached', next: null } })}
          >
            {t('reached')}
          </Button>
          <Button size="s" onPress={() => setAsking(true)}>
            {t('others')}
          </Button>
        </div>
      )}
      {asking && <CallOutcomeDialog contact={contact} plan={plan} onClose={() => setAsking(false)} />}
    </section>
  );
}

function Facts({ contact: { callBack }, plan }: Omit<Props, 'isMine'>) {
  const t = useStrings('callBacks');
  const format = useFormat();
  // Whoever may call since a second ago must not read that they may not.
  const now = useNow(1_000);
  const last = plan.tries.at(-1);
  const facts = [
    [t('who'), callBack?.mayAnswer],
    [t('words'), callBack?.neutralWords],
    ...(callBack?.safeTime ? [[t('remark'), callBack.safeTime] as const] : []),
  ] as const;
  return (
    <>
      <dl className={css.facts}>
        <div>
          <dt>{t('window')}</dt>
          <dd>
            <b>{t('windowOf', { from: format.dateTime(plan.from), until: format.clock(plan.until) })}</b>
            {now < Date.parse(plan.from) && <span className={css.warn}> {t('early')}</span>}
            {now >= Date.parse(plan.until) && <span className={css.warn}> {t('over')}</span>}
          </dd>
        </div>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value ? <PersonText as="block">{value}</PersonText> : <span className={css.warn}>{t('notSaid')}</span>}</dd>
          </div>
        ))}
        <div>
          <dt>{t('number')}</dt>
          <dd>
            <b dir="ltr" data-numeric="">
              {callBack?.number ?? '–'}
            </b>
          </dd>
        </div>
      </dl>
      {last && <p>{t('tries', { count: plan.tries.length, time: format.clock(last.at), end: t(`e_${last.end}`) })}</p>}
    </>
  );
}

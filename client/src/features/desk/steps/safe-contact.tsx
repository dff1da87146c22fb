import { useFormat } from '../../../lib/format.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { PersonText } from '../../../ui/person-text.tsx';
import { shownRecord } from '../record/record-state.ts';
import type { Open } from '../state/open.ts';
import { useStore } from '../state/store.ts';
import css from './steps.module.css';

/** What must be known before a call, from the record and from what the caller left; the number comes last. */
export function useSafeContact({ contact, work }: Pick<Open, 'contact' | 'work'>) {
  const record = shownRecord(useStore(work.record));
  const { callBack, call } = contact;
  const w = useStrings('callBacks');
  const format = useFormat();
  const window = callBack?.window;
  const safe = window ? w('windowOf', { from: format.dateTime(window.from), until: format.clock(window.until) }) : undefined;
  const either = (a: string | undefined, b: string) => [a, b].filter((text) => text !== undefined && text !== '').join(' · ');
  return {
    safe: record.safeToContact,
    when: either(safe, either(callBack?.safeTime, record.safeWhen)),
    who: either(callBack?.mayAnswer, record.safeWho),
    words: either(callBack?.neutralWords, record.safeWords),
    number: [callBack?.number, record.callerPhone, call?.number].find((text) => text !== undefined && text !== null && text !== '') ?? null,
    isKnown: callBack !== null || record.safeToContact === 'yes',
  };
}

/** The rules of a safe call: when, who may answer, what to say. */
export function SafeFacts({ when, who, words }: Pick<ReturnType<typeof useSafeContact>, 'when' | 'who' | 'words'>) {
  const t = useStrings('deskSteps');
  const rows = [
    [t('safeTime'), when],
    [t('mayAnswer'), who],
    [t('neutralWords'), words],
  ] as const;
  return (
    <dl className={css.facts}>
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value === '' ? <span className={css.warn}>{t('notSaid')}</span> : <PersonText>{value}</PersonText>}</dd>
        </div>
      ))}
    </dl>
  );
}

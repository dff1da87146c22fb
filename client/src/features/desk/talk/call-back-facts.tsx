import type { CallBack } from '#shared/contacts/contact.schema.ts';
import { useFormat } from '../../../lib/format.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { Icon } from '../../../ui/icon.tsx';
import { PersonText } from '../../../ui/person-text.tsx';
import css from './talk.module.css';

/** What somebody who asked to be called left, safety first: when, who may answer, what to say. The number is not here. */
export function CallBackFacts({ callBack }: { readonly callBack: CallBack }) {
  const t = useStrings('deskTalk');
  const s = useStrings('deskSteps');
  const w = useStrings('callBacks');
  const format = useFormat();
  const { window } = callBack;
  const safe = window ? w('windowOf', { from: format.dateTime(window.from), until: format.clock(window.until) }) : '';
  const facts = [
    [s('safeTime'), [safe, callBack.safeTime].filter(Boolean).join(' · ')],
    [s('mayAnswer'), callBack.mayAnswer],
    [s('neutralWords'), callBack.neutralWords],
  ] as const;
  return (
    <div className={css.callBack}>
      <p className={css.callBackTitle}>
        <Icon name="phone" size={14} /> {t('callBackFacts')}
      </p>
      <dl className={css.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value === '' ? <span className={css.warn}>{s('notSaid')}</span> : <PersonText as="block">{value}</PersonText>}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

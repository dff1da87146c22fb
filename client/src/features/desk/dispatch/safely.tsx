import type { Brief } from '#shared/dispatch/brief.ts';
import { legalPower, legalPowers } from '#shared/dispatch/legal-powers.ts';
import { useLanguage, useStrings } from '../../../lib/i18n.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Select } from '../../../ui/select.tsx';
import { TextArea, TextField } from '../../../ui/text-field.tsx';
import css from './dispatch.module.css';

type Props = { readonly brief: Brief; readonly onChange: (part: Partial<Brief>) => void };
const none = 'none';

/** The law that lets the officer act, with its words, and said where nobody has confirmed it. */
function Power({ brief, onChange }: Props) {
  const t = useStrings('dispatch');
  const language = useLanguage();
  const chosen = legalPower(brief.power);
  return (
    <>
      <Select
        label={t('power')}
        options={[
          { id: none, label: t('powerNone') },
          ...legalPowers.map(({ code, name, isVerified }) => ({
            id: code,
            label: name[language],
            ...(isVerified ? {} : { hint: t('unverified') }),
          })),
        ]}
        value={brief.power ?? none}
        onChange={(code) => onChange({ power: code === none ? null : code })}
      />
      {chosen && (
        <p className={css.quiet}>
          {chosen.text[language]} {!chosen.isVerified && <strong>{t('unverified')}</strong>}
        </p>
      )}
    </>
  );
}

/** What else lets the officer go safely: folded, because a child is on the line and none of it is needed to send. */
export function Safely({ brief, onChange }: Props) {
  const t = useStrings('dispatch');
  return (
    <details className={css.fold}>
      <summary>
        <Icon name="chevronEnd" size={16} /> {t('more')}
      </summary>
      <div className={css.column}>
        <TextArea
          label={t('words')}
          description={t('wordsHint')}
          rows={2}
          maxLength={300}
          value={brief.words}
          onChange={(words) => onChange({ words })}
        />
        <Checkbox isSelected={brief.notAlone} onChange={(notAlone) => onChange({ notAlone })}>
          {t('notAlone')}
        </Checkbox>
        <TextField label={t('second')} text="people" maxLength={200} value={brief.second} onChange={(second) => onChange({ second })} />
        <TextField
          label={t('receiving')}
          text="people"
          maxLength={300}
          value={brief.receiving}
          onChange={(receiving) => onChange({ receiving })}
        />
        <Power brief={brief} onChange={onChange} />
      </div>
    </details>
  );
}

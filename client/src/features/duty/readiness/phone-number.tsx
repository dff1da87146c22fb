import { reachApi, type ReachView } from '#shared/reach/reach.api.ts';
import { mobileNumber } from '#shared/reach/phone-number.ts';
import { readyStrings } from '#shared/i18n/ready.ts';
import { useState } from 'react';
import { useCommand } from '../../../lib/command.ts';
import { useErrorText } from '../../../lib/error-text.ts';
import { useLanguage, useWordsOf } from '../../../lib/i18n.ts';
import { Act } from '../../../ui/phone/act.tsx';
import { LineField } from '../../../ui/phone/field.tsx';
import css from './readiness.module.css';
import { Line, type Become } from './line.tsx';

type Props = { readonly view: ReachView; readonly become: Become };

/** The code that was sent by SMS. */
function Code({ view, become }: Props) {
  const t = useWordsOf(readyStrings);
  const errorText = useErrorText();
  const [code, setCode] = useState('');
  const verifying = useCommand(reachApi.verify, { onDone: become });
  return (
    <div className={css.form}>
      <LineField
        label={t('code', { number: view.checking?.number ?? '' })}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={12}
        value={code}
        onChange={setCode}
        error={verifying.error ? errorText(verifying.error) : undefined}
      />
      <Act
        variant="primary"
        disabled={code.trim() === ''}
        aria-busy={verifying.isPending}
        onPress={() => verifying.run({ body: { code: code.trim() } })}
      >
        {t('verify')}
      </Act>
    </div>
  );
}

function Ask({ become }: Pick<Props, 'become'>) {
  const t = useWordsOf(readyStrings);
  const errorText = useErrorText();
  const language = useLanguage();
  const [number, setNumber] = useState('');
  const asking = useCommand(reachApi.phone, { onDone: become });
  const isNumber = mobileNumber(number) !== null;
  return (
    <div className={css.form}>
      <LineField
        label={t('number')}
        inputMode="tel"
        autoComplete="tel"
        maxLength={20}
        value={number}
        onChange={setNumber}
        error={asking.error ? errorText(asking.error) : undefined}
      />
      <Act disabled={!isNumber} aria-busy={asking.isPending} onPress={() => asking.run({ body: { number, language } })}>
        {t('sendCode')}
      </Act>
    </div>
  );
}

/** The number that SMS go to, shown to be the officer's by a code. */
export function PhoneNumber({ view, become }: Props) {
  const t = useWordsOf(readyStrings);
  const [isChanging, setChanging] = useState(false);
  if (!view.smsSetUp && !view.phone) return <Line isDone={false}>{t('noSms')}</Line>;
  const isAsking = view.checking !== null || isChanging || !view.phone;
  return (
    <>
      <Line isDone={view.phone !== null} act={view.phone && !isChanging && <Act onPress={() => setChanging(true)}>{t('change')}</Act>}>
        {view.phone ? (
          <>
            {t('numberIs')} <bdi dir="ltr">{view.phone.number}</bdi>
          </>
        ) : (
          t('noNumber')
        )}
      </Line>
      {isAsking && (view.checking ? <Code view={view} become={become} /> : <Ask become={become} />)}
    </>
  );
}

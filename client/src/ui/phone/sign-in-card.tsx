import { useState, type FormEvent, type KeyboardEvent, type ReactNode } from 'react';
import { useErrorText } from '../../lib/error-text.ts';
import type { ApiError } from '../../lib/http.ts';
import { useStrings } from '../../lib/i18n.ts';
import { useSessionState } from '../../lib/session.tsx';
import { useTitle } from '../../lib/title.ts';
import { Banner } from '../banner.tsx';
import { Icon } from '../icon.tsx';
import { Act, SignAct } from './act.tsx';
import { LineField } from './field.tsx';
import css from './sign-in-card.module.css';
import { Tongue } from './tongue.tsx';

type Props = {
  /** The cursor stands in the first field: not on a phone, whose keyboard would cover the page. */
  readonly autoFocus?: boolean;
  readonly below?: ReactNode;
};

function useSignIn() {
  const { signIn } = useSessionState();
  const [error, setError] = useState<ApiError | null>(null);
  const [isPending, setPending] = useState(false);
  const submit = async (username: string, password: string) => {
    setError(null);
    setPending(true);
    try {
      await signIn(username, password);
    } catch (failure) {
      setError(failure as ApiError);
    } finally {
      setPending(false);
    }
  };
  return { submit, error, isPending };
}

function Form({ autoFocus = false }: Props) {
  const t = useStrings('signIn');
  const errors = useStrings('errors');
  const errorText = useErrorText();
  const { submit, error, isPending } = useSignIn();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const [shown, setShown] = useState(false);
  const [capsLock, setCapsLock] = useState(false);
  const watchCaps = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'));
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isPending && username.trim() !== '' && password !== '') void submit(username, password);
  };
  return (
    <form noValidate onSubmit={onSubmit} onKeyDown={watchCaps} onKeyUp={watchCaps} className={css.form}>
      {/* A name that cannot be one is refused by its form: to the person it is simply the wrong name. */}
      {error && <Banner tone="danger">{error.code === 'badRequest' ? errors('wrongSignIn') : errorText(error)}</Banner>}
      <LineField
        label={t('username')}
        name="username"
        value={username}
        onChange={setUsername}
        error={tried && username.trim() === '' ? t('needUsername') : undefined}
        autoComplete="username"
        autoFocus={autoFocus}
      />
      <div className={css.secret}>
        <LineField
          label={t('password')}
          name="password"
          type={shown ? 'text' : 'password'}
          value={password}
          onChange={setPassword}
          error={tried && password === '' ? t('needPassword') : undefined}
          description={capsLock ? t('capsLock') : undefined}
          autoComplete="current-password"
          className={css.grow}
        />
        <SignAct icon={shown ? 'eyeOff' : 'eye'} label={t(shown ? 'hide' : 'show')} pressed={shown} onPress={() => setShown(!shown)} />
      </div>
      <Act type="submit" variant="primary" size="l" wide aria-busy={isPending}>
        {t('submit')}
      </Act>
    </form>
  );
}

/** Where staff sign in; whoever shows it shows something else once it is known who is here. */
export function SignInCard({ autoFocus, below }: Props) {
  const t = useStrings('signIn');
  const ui = useStrings('ui');
  useTitle(t('title'));
  return (
    <div className={css.page}>
      <header className={css.top}>
        <Tongue />
      </header>
      <main className={css.card}>
        <div className={css.head}>
          <span className={css.mark} aria-hidden="true">
            <Icon name="shield" size={26} />
          </span>
          <h1 className={css.title}>{ui('product')}</h1>
          <p className={css.welcome}>{t('welcome')}</p>
        </div>
        <Form {...(autoFocus ? { autoFocus } : {})} />
        <p className={css.note}>{t('shared')}</p>
      </main>
      {below && <p className={css.below}>{below}</p>}
    </div>
  );
}

import { useState, type FormEvent } from 'react';
import { useErrorText } from '../../lib/error-text.ts';
import type { ApiError } from '../../lib/http.ts';
import { useStrings } from '../../lib/i18n.ts';
import { useSessionState } from '../../lib/session.tsx';
import { useTitle } from '../../lib/title.ts';
import { Banner } from '../../ui/banner.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Act, SignAct } from '../../ui/phone/act.tsx';
import { LineField } from '../../ui/phone/field.tsx';
import { Tongue } from '../../ui/phone/tongue.tsx';
import css from './sign-in.module.css';

function useForm() {
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

/** Where an officer signs in without leaving the page: a link in a message leads to the task, before and after. */
export function SignIn() {
  const t = useStrings('signIn');
  const ui = useStrings('ui');
  const errors = useStrings('errors');
  const errorText = useErrorText();
  const { submit, error, isPending } = useForm();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const [shown, setShown] = useState(false);
  useTitle(t('title'));
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isPending && username.trim() !== '' && password !== '') void submit(username, password);
  };
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
        <form noValidate onSubmit={onSubmit} className={css.form}>
          {error && <Banner tone="danger">{error.code === 'badRequest' ? errors('wrongSignIn') : errorText(error)}</Banner>}
          <LineField
            label={t('username')}
            name="username"
            value={username}
            onChange={setUsername}
            error={tried && username.trim() === '' ? t('needUsername') : undefined}
            autoComplete="username"
          />
          <div className={css.secret}>
            <LineField
              label={t('password')}
              name="password"
              type={shown ? 'text' : 'password'}
              value={password}
              onChange={setPassword}
              error={tried && password === '' ? t('needPassword') : undefined}
              autoComplete="current-password"
              className={css.grow}
            />
            <SignAct icon={shown ? 'eyeOff' : 'eye'} label={t(shown ? 'hide' : 'show')} pressed={shown} onPress={() => setShown(!shown)} />
          </div>
          <Act type="submit" variant="primary" size="l" wide aria-busy={isPending}>
            {t('submit')}
          </Act>
        </form>
        <p className={css.note}>{t('shared')}</p>
      </main>
    </div>
  );
}

import { useState, type FormEvent, type KeyboardEvent } from 'react';
import { useSearchParams } from 'react-router';
import type { ApiError } from '../../lib/http.ts';
import { useErrorText } from '../../lib/error-text.ts';
import { GoOn } from '../../lib/go-on.tsx';
import { useStrings } from '../../lib/i18n.ts';
import { homeOf, useSessionState } from '../../lib/session.tsx';
import { useTitle } from '../../lib/title.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { LanguageToggle } from '../../ui/language-toggle.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { safeNext } from './safe-next.ts';
import css from './page.module.css';

type Missing = { username?: string; password?: string };

/** Signing in; the page goes on by itself once it is known who is here. */
function useSignIn() {
  const t = useStrings('signIn');
  const { signIn } = useSessionState();
  const [error, setError] = useState<ApiError | null>(null);
  const [missing, setMissing] = useState<Missing>({});
  const [isPending, setPending] = useState(false);

  const submit = async (username: string, password: string) => {
    const empty: Missing = {
      ...(username.trim() === '' ? { username: t('needUsername') } : {}),
      ...(password === '' ? { password: t('needPassword') } : {}),
    };
    setMissing(empty);
    setError(null);
    if (Object.keys(empty).length > 0) return;
    setPending(true);
    try {
      await signIn(username, password);
    } catch (failure) {
      setError(failure as ApiError);
    } finally {
      setPending(false);
    }
  };
  return { submit, error, missing, isPending };
}

function Form() {
  const t = useStrings('signIn');
  const errors = useStrings('errors');
  const errorText = useErrorText();
  const { submit, error, missing, isPending } = useSignIn();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [shown, setShown] = useState(false);
  const [capsLock, setCapsLock] = useState(false);
  const watchCaps = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'));
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!isPending) void submit(username, password);
  };
  // A name that cannot be one is refused by its form: to the person it is simply the wrong name.
  const words = error && (error.code === 'badRequest' ? errors('wrongSignIn') : errorText(error));
  return (
    <form noValidate onSubmit={onSubmit} onKeyDown={watchCaps} onKeyUp={watchCaps} className={css.form}>
      {words && <Banner tone="danger">{words}</Banner>}
      <TextField
        label={t('username')}
        name="username"
        value={username}
        onChange={setUsername}
        error={missing.username}
        autoComplete="username"
        spellCheck="false"
        text="ltr"
        size="l"
        autoFocus
      />
      <div className={css.secret}>
        <TextField
          label={t('password')}
          name="password"
          type={shown ? 'text' : 'password'}
          value={password}
          onChange={setPassword}
          error={missing.password}
          description={capsLock ? t('capsLock') : undefined}
          autoComplete="current-password"
          spellCheck="false"
          text="ltr"
          size="l"
        />
        <IconButton
          icon={shown ? 'eyeOff' : 'eye'}
          label={shown ? t('hide') : t('show')}
          aria-pressed={shown}
          onPress={() => setShown(!shown)}
          className={css.eye}
        />
      </div>
      <Button type="submit" variant="primary" size="l" wide isPending={isPending}>
        {t('submit')}
      </Button>
    </form>
  );
}

/** Where staff sign in; somebody already signed in goes on at once. */
export function Page() {
  const t = useStrings('signIn');
  const ui = useStrings('ui');
  const { state } = useSessionState();
  const [query] = useSearchParams();
  useTitle(t('title'));
  if (state.kind === 'signedIn') return <GoOn to={safeNext(query.get('next')) ?? homeOf(state.session.staff.roles)} />;
  return (
    <div className={css.page}>
      <header className={css.top}>
        <LanguageToggle size="l" />
      </header>
      <main className={css.card}>
        <div className={css.head}>
          <span className={css.mark} aria-hidden="true">
            <Icon name="shield" size={26} />
          </span>
          <h1 className={css.title}>{ui('product')}</h1>
          <p className={css.welcome}>{t('welcome')}</p>
        </div>
        <Form />
        <p className={css.note}>{t('shared')}</p>
      </main>
      <p className={css.child}>
        {t('child')} <a href="/talk">{t('talk')}</a>
      </p>
    </div>
  );
}

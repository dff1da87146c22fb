import { talkStrings } from '#shared/i18n/talk.ts';
import { useWords } from '../../lib/public/words.ts';
import { PublicButton } from '../../ui/public/button.tsx';
import type { Outgoing } from './outbox.ts';
import css from './talk-screen.module.css';

type Props = { readonly outbox: readonly Outgoing[]; readonly onStartNew: () => void };

/** What holds back words that the server did not take yet: much in a minute, which passes, or a conversation that is full. */
export function HeldBack({ outbox, onStartNew }: Props) {
  const t = useWords(talkStrings);
  const has = (status: Outgoing['status']) => outbox.some((item) => item.status === status);
  if (has('full'))
    return (
      <div role="alert" className={css.offline}>
        <p>{t('full')}</p>
        <PublicButton onClick={onStartNew}>{t('fullStartNew')}</PublicButton>
      </div>
    );
  if (!has('slow')) return null;
  return (
    <p role="status" className={css.offline}>
      {t('slow')}
    </p>
  );
}

import type { AskView } from '#shared/routing/transfer.schema.ts';
import { useNavigate } from 'react-router';
import { useAskActs } from '../../../lib/asks.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { RiskBadge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { cx } from '../../../ui/cx.ts';
import { PersonText } from '../../../ui/person-text.tsx';
import { Countdown } from '../../../ui/time.tsx';
import { notify } from '../../../ui/toast.tsx';
import { useFloorErrorText, useNamed } from '../state/use-words.ts';
import css from './attention.module.css';

type Aside = { readonly putAside: (id: string) => void };

function AskRow({ ask, putAside }: { readonly ask: AskView } & Aside) {
  const t = useStrings('together');
  const named = useNamed();
  const errorText = useFloorErrorText();
  const navigate = useNavigate();
  const { accept, decline, isPending } = useAskActs(ask, {
    putAside,
    // The work goes on at the desk.
    onCame: ({ id }) => void navigate(`/desk?contact=${id}`),
    onError: (error) => notify({ text: errorText(error), tone: 'danger' }),
  });
  const { level } = ask.risk;
  return (
    <li className={cx(css.row, css.wish)}>
      <Countdown
        until={Date.parse(ask.deadline)}
        totalMs={Date.parse(ask.deadline) - Date.parse(ask.askedAt)}
        size={28}
        urgentMs={10_000}
      />
      <span className={css.words}>
        <b>{t(`${ask.toSupervisors ? 'askSup' : 'ask'}_${ask.kind}`, { name: named(ask.by.name), number: ask.number })}</b>{' '}
        {level !== null && level !== 'none' && <RiskBadge level={level} />}
        {ask.note !== '' && (
          <span className={css.meanwhile}>
            <PersonText>{ask.note}</PersonText>
          </span>
        )}
      </span>
      <Button size="s" isDisabled={isPending} onPress={decline}>
        {t('decline')}
      </Button>
      <Button size="s" variant="primary" isPending={isPending} onPress={accept}>
        {t('accept')}
      </Button>
    </li>
  );
}

/** What colleagues ask of this supervisor, or of any. */
export function AskRows({ asks, putAside }: { readonly asks: readonly AskView[] } & Aside) {
  const t = useStrings('together');
  if (asks.length === 0) return null;
  return (
    <section aria-label={t('ask')} aria-live="assertive" className={css.attention}>
      <ul className={css.rows}>
        {asks.map((ask) => (
          <AskRow key={ask.id} ask={ask} putAside={putAside} />
        ))}
      </ul>
    </section>
  );
}

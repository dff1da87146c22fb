import type { AskView } from '#shared/routing/transfer.schema.ts';
import { contactLanguages } from '#shared/taxonomy/person.ts';
import { label } from '#shared/taxonomy/taxonomy.ts';
import { useAskActs } from '../../../lib/asks.ts';
import { useLanguage, useStrings } from '../../../lib/i18n.ts';
import { useShortcut } from '../../../lib/keys.ts';
import { Badge, RiskBadge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { PersonText } from '../../../ui/person-text.tsx';
import { Countdown } from '../../../ui/time.tsx';
import { Spoken } from '../../../ui/spoken.tsx';
import { channelName } from '../offer/offer-facts.ts';
import { useAskRinging } from '../offer/offer-sound.ts';
import { withContact } from '../state/desk-view.ts';
import { useOpenContact } from '../state/open-contact.ts';
import { useDeskPatch } from '../state/use-desk.ts';
import { useShowError } from '../state/use-desk-error.ts';
import css from './together.module.css';

type Props = {
  readonly ask: AskView;
  /** How many more questions wait behind this one. */
  readonly more: number;
  /** False while an offer has Enter and Escape. */
  readonly hasKeys: boolean;
  readonly putAside: (id: string) => void;
};

/** A colleague's question as a strip: it covers nothing and takes no focus, but is heard, seen and spoken. */
export function AskStrip({ ask, more, hasKeys, putAside }: Props) {
  const t = useStrings('together');
  const desk = useStrings('desk');
  const language = useLanguage();
  const patch = useDeskPatch();
  const open = useOpenContact();
  const onError = useShowError();
  const { accept, decline, isPending } = useAskActs(ask, {
    putAside,
    onError,
    onCame: (contact) => {
      patch((view) => withContact(view, contact));
      open(contact.id);
    },
  });
  useAskRinging(ask.id);
  useShortcut('Enter', t('accept'), accept, hasKeys);
  useShortcut('Escape', t('decline'), decline, hasKeys);
  const words = t(`${ask.toSupervisors ? 'askSup' : 'ask'}_${ask.kind}`, { name: ask.by.name[language], number: ask.number });
  const { level } = ask.risk;
  return (
    <section className={css.ask} aria-label={t('ask')}>
      <Spoken words={words} />
      <Countdown until={Date.parse(ask.deadline)} totalMs={Date.parse(ask.deadline) - Date.parse(ask.askedAt)} urgentMs={10_000} />
      <div className={css.askWords}>
        <div className={css.askWhat}>
          <b>{words}</b>
          {level !== null && level !== 'none' && <RiskBadge level={level} />}
          {ask.helpNow && <Badge tone="p0">{desk('helpNow')}</Badge>}
          <span className={css.mute}>
            {channelName(desk, ask.channel)} · {label(contactLanguages, ask.language, language)}
          </span>
        </div>
        {ask.note !== '' && <PersonText>{ask.note}</PersonText>}
      </div>
      {more > 0 && <Badge>{t('askMore', { count: more })}</Badge>}
      <Button onPress={decline} isDisabled={isPending} kbd={hasKeys ? 'Esc' : undefined}>
        {t('decline')}
      </Button>
      <Button variant="primary" onPress={accept} isPending={isPending} kbd={hasKeys ? 'Enter' : undefined}>
        {t('accept')}
      </Button>
    </section>
  );
}

import { contactLanguages } from '#shared/taxonomy/person.ts';
import { label } from '#shared/taxonomy/taxonomy.ts';
import type { OfferView } from '#shared/routing/routing.schema.ts';
import { useEffect, useState } from 'react';
import { useFormat } from '../../../lib/format.ts';
import { useLanguage, useStrings } from '../../../lib/i18n.ts';
import { useShortcut } from '../../../lib/keys.ts';
import { useLineName } from '../../../lib/use-lines.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Countdown, Timer } from '../../../ui/time.tsx';
import { Spoken } from '../../../ui/spoken.tsx';
import { useAreaName } from '../state/use-areas.ts';
import { DeclineReasons } from './decline-reasons.tsx';
import { channelName, markName } from './offer-facts.ts';
import { offerSound, useOfferRinging } from './offer-sound.ts';
import css from './offer.module.css';
import { useOfferActs } from './use-offer-acts.ts';

// These have a place of their own in the strip.
const shownApart = new Set(['helpNow', 'returning']);

function Facts({ offer }: { readonly offer: OfferView }) {
  const t = useStrings('desk');
  const h = useStrings('hints');
  const c = useStrings('callBacks');
  const format = useFormat();
  const language = useLanguage();
  const area = useAreaName(offer.areaId);
  const line = useLineName()(offer.lineId);
  return (
    <div className={css.facts}>
      <div className={css.what}>
        <b>{channelName(t, offer.channel)}</b>
        <span>{label(contactLanguages, offer.language, language)}</span>
        {line !== null && <Badge>{line}</Badge>}
        {offer.helpNow && <Badge tone="p0">{t('helpNow')}</Badge>}
        {offer.marks
          .filter((mark) => !shownApart.has(mark) && !(mark === 'callBackAsked' && offer.callBack))
          .map((mark) => (
            <Badge key={mark} tone="p1">
              {markName(t, mark)}
            </Badge>
          ))}
        {offer.callBack && (
          <Badge tone="p2">
            {c('offer', {
              window: c('windowOf', { from: format.clock(offer.callBack.from), until: format.clock(offer.callBack.until) }),
            })}
          </Badge>
        )}
        {offer.hints.map((code) => (
          <Badge key={code} tone="p1">
            {h('hintOf', { what: h(`hint_${code}`) })}
          </Badge>
        ))}
      </div>
      <div className={css.more}>
        <Waited since={offer.arrivedAt} /> · {offer.returning ? t('returningCaller') : t('firstContact')}
        {area !== null && ` · ${area}`}
      </div>
    </div>
  );
}

function Waited({ since }: { readonly since: string }) {
  const t = useStrings('desk');
  const [before, after] = t('waited', { time: '|' }).split('|');
  return (
    <>
      {before}
      <Timer since={Date.parse(since)} />
      {after}
    </>
  );
}

function SoundButton() {
  const t = useStrings('desk');
  const sounds = offerSound.useOn();
  return (
    <IconButton
      size="s"
      icon={sounds ? 'bell' : 'bellOff'}
      label={sounds ? t('muteOffers') : t('unmuteOffers')}
      onPress={() => offerSound.set(!sounds)}
    />
  );
}

/** An offer as a strip beside the tabs: it covers nothing and takes no focus, but is heard, seen and spoken. */
export function OfferStrip({
  offer,
  more,
  onDeclining,
}: {
  readonly offer: OfferView;
  readonly more: number;
  readonly onDeclining: (declining: boolean) => void;
}) {
  const t = useStrings('desk');
  const language = useLanguage();
  const [declining, setDeclining] = useState(false);
  useEffect(() => {
    onDeclining(declining);
    return () => onDeclining(false);
  }, [declining, onDeclining]);
  const { accept, decline, isPending } = useOfferActs(offer);
  useOfferRinging(offer.id, offer.helpNow);
  useShortcut('Enter', t('accept'), accept, !declining);
  // Enter belongs to a button that has the focus; this key is free everywhere but in text.
  useShortcut('a', t('accept'), accept, !declining);
  useShortcut('Escape', declining ? t('back') : t('decline'), () => setDeclining(!declining));
  const line = useLineName()(offer.lineId);
  const facts = [
    channelName(t, offer.channel),
    label(contactLanguages, offer.language, language),
    ...(line === null ? [] : [line]),
    ...(offer.helpNow ? [t('helpNow')] : []),
  ];
  const total = Date.parse(offer.deadline) - Date.parse(offer.offeredAt);
  return (
    <section className={css.strip} aria-label={t('offer')}>
      <Spoken words={t('offerSpoken', { what: facts.join(', ') })} />
      <Countdown until={Date.parse(offer.deadline)} totalMs={total} />
      {declining ? (
        <DeclineReasons onChoose={decline} onBack={() => setDeclining(false)} isPending={isPending} />
      ) : (
        <>
          <Facts offer={offer} />
          {more > 0 && <Badge>{t('offerMore', { count: more })}</Badge>}
          <SoundButton />
          <Button onPress={() => setDeclining(true)} isDisabled={isPending} kbd="Esc">
            {t('decline')}
          </Button>
          <Button variant="primary" onPress={accept} isPending={isPending} kbd="Enter">
            {t('accept')}
          </Button>
        </>
      )}
    </section>
  );
}

import { deskReferralsApi as api } from '#shared/referrals/referrals.api.ts';
import type { DeskReferral } from '#shared/referrals/referral.schema.ts';
import { services } from '#shared/taxonomy/services.ts';
import { label } from '#shared/taxonomy/taxonomy.ts';
import { referralDeclineReasons } from '#shared/taxonomy/work-reasons.ts';
import type { ReferralId } from '#shared/kernel/ids.ts';
import { useEffect, useRef } from 'react';
import { useLanguage, useStrings } from '../../lib/i18n.ts';
import { useRoute } from '../../lib/query.ts';
import { referralTone, usePacketFacts } from '../../lib/referral-words.tsx';
import { Badge, RiskBadge, StatePill } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Facts, type Fact } from '../../ui/facts.tsx';
import { Card } from '../../ui/panel.tsx';
import { PersonText } from '../../ui/person-text.tsx';
import { EmptyState, ErrorNote, Skeleton } from '../../ui/states.tsx';
import { Moment } from '../../ui/time.tsx';
import { DueNote } from './due-note.tsx';
import { listIsShown } from './list-shown.ts';
import css from './referrals.module.css';
import { Verbs } from './verbs.tsx';

function Head({ referral }: { readonly referral: DeskReferral }) {
  const title = useRef<HTMLHeadingElement>(null);
  // On a phone the list that had the focus is gone.
  useEffect(() => {
    if (!listIsShown()) title.current?.focus();
  }, []);
  const t = useStrings('referrals');
  const language = useLanguage();
  const { number, service, level, state, district } = referral;
  return (
    <header className={css.head}>
      <h2 ref={title} className={css.title} tabIndex={-1}>
        <bdi dir="ltr">{`R-${number}`}</bdi> · {label(services, service, language)}
      </h2>
      <div className={css.marks}>
        {level ? <RiskBadge level={level} variant="full" solid={level === 'P0' || level === 'P1'} /> : <Badge>{t('notWeighed')}</Badge>}
        <StatePill tone={referralTone(state)}>{t(`state_${state}`)}</StatePill>
        <span className={css.quiet}>{district.name[language]}</span>
        <DueNote referral={referral} />
      </div>
    </header>
  );
}

function Told({ referral }: { readonly referral: DeskReferral }) {
  const t = useStrings('referrals');
  const facts = usePacketFacts();
  const { packet, consent } = referral;
  const agreed = consent.basis === 'consent';
  return (
    <Card>
      <h3 className={css.section}>{t('told')}</h3>
      {packet && !agreed && (
        <Banner tone="warn" title={t('carefulTitle')}>
          {t('careful')}
        </Banner>
      )}
      {packet ? <Facts facts={facts(packet)} className={css.packet} /> : <p className={css.quiet}>{t('toldEnded')}</p>}
      <p className={css.quiet}>
        {agreed && consent.by ? t('basis_consentBy', { by: t(`by_${consent.by}`) }) : t(`basis_${consent.basis}`)}
      </p>
    </Card>
  );
}

function Said({ referral }: { readonly referral: DeskReferral }) {
  const t = useStrings('referrals');
  const language = useLanguage();
  const { declined, lacking, report } = referral.words;
  const block = (id: string, name: string, text: string): Fact[] =>
    text === '' ? [] : [{ id, label: name, value: <PersonText as="block">{text}</PersonText>, isBlock: true }];
  const reason = referral.declineReason
    ? [{ id: 'reason', label: t('reason'), value: label(referralDeclineReasons, referral.declineReason, language) }]
    : [];
  const facts = [
    ...reason,
    ...block('declined', t('declineMore'), declined),
    ...block('lacking', t('lacking'), lacking),
    ...block('report', t('report'), report),
  ];
  if (facts.length === 0) return null;
  return (
    <Card>
      <h3 className={css.section}>{t('said')}</h3>
      <Facts facts={facts} />
    </Card>
  );
}

function Course({ referral }: { readonly referral: DeskReferral }) {
  const t = useStrings('referrals');
  return (
    <Card>
      <h3 className={css.section}>{t('course')}</h3>
      <ol className={css.course}>
        {referral.history.map(({ state, at }) => (
          <li key={`${state} ${at}`}>
            <span>{t(`state_${state}`)}</span>
            <Moment at={at} show="dateTime" />
          </li>
        ))}
      </ol>
    </Card>
  );
}

/** One referral: what the helpline tells, what has happened, and what can be done now. */
export function ReferralView({ id, onBack }: { readonly id: ReferralId; readonly onBack: () => void }) {
  const t = useStrings('referrals');
  // Each fetch is a reading on record: it is not repeated for its own sake.
  const { data, error, refetch } = useRoute(api.open, { params: { referralId: id } }, { staleTime: Infinity, gcTime: 0 });
  const back = (
    <div className={css.back}>
      <Button variant="quiet" icon="undo" onPress={onBack}>
        {t('back')}
      </Button>
    </div>
  );
  if (error?.code === 'notFound') {
    return (
      <>
        {back}
        <EmptyState icon="lock" title={t('gone')}>
          {t('goneBody')}
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <div className={css.scroll} tabIndex={0} role="group" aria-label={t('title')}>
        {back}
        {error && <ErrorNote requestId={error.requestId || undefined} onRetry={() => void refetch()} />}
        {!data && !error && <Skeleton lines={8} />}
        {data && (
          <>
            <Head referral={data} />
            {data.words.returned !== '' && data.state === 'inService' && (
              <Banner tone="warn">
                <PersonText>{t('returnedWhy', { why: data.words.returned })}</PersonText>
              </Banner>
            )}
            <div className={css.sheets}>
              <Told referral={data} />
              <div className={css.aside}>
                <Said referral={data} />
                <Course referral={data} />
              </div>
            </div>
          </>
        )}
      </div>
      {data && <Verbs key={data.id} referral={data} />}
    </>
  );
}

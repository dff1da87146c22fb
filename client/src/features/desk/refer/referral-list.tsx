import type { ContactId } from '#shared/kernel/ids.ts';
import { referralsApi as api } from '#shared/referrals/referrals.api.ts';
import { referralEvents } from '#shared/referrals/referrals.events.ts';
import type { HelplineReferral } from '#shared/referrals/referral.schema.ts';
import { services } from '#shared/taxonomy/services.ts';
import { label } from '#shared/taxonomy/taxonomy.ts';
import { referralDeclineReasons } from '#shared/taxonomy/work-reasons.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useLanguage, useStrings } from '../../../lib/i18n.ts';
import { patchRoute, routeKey, useRoute } from '../../../lib/query.ts';
import { referralTone, usePacketFacts } from '../../../lib/referral-words.tsx';
import { useLive } from '../../../lib/socket.tsx';
import { Badge, StatePill } from '../../../ui/badge.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { PersonText } from '../../../ui/person-text.tsx';
import { ErrorNote } from '../../../ui/states.tsx';
import { Moment } from '../../../ui/time.tsx';
import { ReferralActs } from './referral-acts.tsx';
import css from './refer.module.css';

/** What the body answered, in its words. */
function Answers({ referral }: { readonly referral: HelplineReferral }) {
  const t = useStrings('referrals');
  const language = useLanguage();
  const { words, declineReason, revokedWhy } = referral;
  const said = [words.declined, words.lacking, words.report].filter((text) => text !== '');
  return (
    <>
      {declineReason && <p>{label(referralDeclineReasons, declineReason, language)}</p>}
      {said.map((text) => (
        <PersonText key={text} as="block">
          {text}
        </PersonText>
      ))}
      {revokedWhy === 'bodyExcluded' && <p>{t('revokedExcluded')}</p>}
    </>
  );
}

function Item({ referral }: { readonly referral: HelplineReferral }) {
  const t = useStrings('referrals');
  const language = useLanguage();
  const facts = usePacketFacts();
  const { number, state, service, body, history, outsideDirectory, packet } = referral;
  const last = history.at(-1);
  return (
    <li className={css.item}>
      <div className={css.line}>
        <bdi dir="ltr" className={css.quiet}>{`R-${number}`}</bdi>
        <StatePill tone={referralTone(state)}>{t(`state_${state}`)}</StatePill>
        {last && (
          <span className={css.quiet}>
            <Moment at={last.at} show="dateTime" />
          </span>
        )}
        {outsideDirectory && <Badge>{t('outside')}</Badge>}
      </div>
      <p>
        <strong>{label(services, service, language)}</strong> · {body.name[language]}
      </p>
      <Answers referral={referral} />
      <ReferralActs referral={referral} acts={['close', 'return']} />
      <details>
        <summary className={css.quiet}>{t('shared')}</summary>
        <Facts facts={facts(packet)} className={css.packet} />
        <ol className={css.course}>
          {history.map((one) => (
            <li key={`${one.state} ${one.at}`}>
              {t(`state_${one.state}`)} <Moment at={one.at} show="dateTime" />
            </li>
          ))}
        </ol>
        <ReferralActs referral={referral} acts={['revoke']} />
      </details>
    </li>
  );
}

/** The referrals of a contact with their states, newest first, kept up by news; nothing while there are none. */
export function ReferralList({ contactId }: { readonly contactId: ContactId }) {
  const t = useStrings('referrals');
  const queries = useQueryClient();
  const input = { params: { contactId } };
  const { data, error, refetch } = useRoute(api.ofContact, input);
  useLive(referralEvents.changed, (news) => {
    if (news.side !== 'helpline' || news.referral.contactId !== contactId) return;
    // The state shows at once; words come only with the answer to a question.
    patchRoute(queries, api.ofContact, input, ({ referrals }) => ({
      referrals: referrals.map((one) =>
        one.id === news.referral.id && one.version < news.referral.version ? { ...one, ...news.referral } : one,
      ),
    }));
    void queries.invalidateQueries({ queryKey: routeKey(api.ofContact, input) });
  });
  if (error && !data) return <ErrorNote requestId={error.requestId || undefined} onRetry={() => void refetch()} />;
  if (!data || data.referrals.length === 0) return null;
  return (
    <ul className={css.items} aria-label={t('title')}>
      {data.referrals.toReversed().map((referral) => (
        <Item key={referral.id} referral={referral} />
      ))}
    </ul>
  );
}

import type { ContactId } from '#shared/kernel/ids.ts';
import { referralsApi as api } from '#shared/referrals/referrals.api.ts';
import { referralEvents } from '#shared/referrals/referrals.events.ts';
import type { ReferralState } from '#shared/referrals/referral.lifecycle.ts';
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
import { RunningItem } from '../steps/running-item.tsx';
import { ReferralActs } from './referral-acts.tsx';
import css from './refer.module.css';

/** What the body answered, in its words. */
function Answers({ referral }: { readonly referral: HelplineReferral }) {
  const r = useStrings('refer');
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
      {revokedWhy === 'bodyExcluded' && <p>{r('revokedExcluded')}</p>}
    </>
  );
}

function Line({ referral }: { readonly referral: HelplineReferral }) {
  const t = useStrings('referrals');
  const language = useLanguage();
  const { state, body, history } = referral;
  const last = history.at(-1);
  return (
    <>
      <StatePill tone={referralTone(state)}>{t(`state_${state}`)}</StatePill>
      <span className={css.where}>{body.name[language]}</span>
      {last && (
        <span className={css.quiet}>
          <Moment at={last.at} show="dateTime" />
        </span>
      )}
    </>
  );
}

function Item({ referral }: { readonly referral: HelplineReferral }) {
  const t = useStrings('referrals');
  const r = useStrings('refer');
  const language = useLanguage();
  const facts = usePacketFacts();
  const { number, state, service, body, history, outsideDirectory, packet } = referral;
  return (
    <li>
      <RunningItem state={state} line={<Line referral={referral} />} due={<ReferralActs referral={referral} acts={['close', 'return']} />}>
        <p>
          <bdi dir="ltr" className={css.quiet}>{`R-${number}`}</bdi> <strong>{label(services, service, language)}</strong> ·{' '}
          {body.name[language]} {outsideDirectory && <Badge>{r('outside')}</Badge>}
        </p>
        <Answers referral={referral} />
        <section aria-label={r('shared')}>
          <h4 className={css.quiet}>{r('shared')}</h4>
          <Facts facts={facts(packet)} className={css.packet} />
          <ol className={css.course}>
            {history.map((one) => (
              <li key={`${one.state} ${one.at}`}>
                {t(`state_${one.state}`)} <Moment at={one.at} show="dateTime" />
              </li>
            ))}
          </ol>
        </section>
        <ReferralActs referral={referral} acts={['revoke']} />
      </RunningItem>
    </li>
  );
}

// A refused one is not at rest: somebody else must be found.
const isAtRest = (state: ReferralState): boolean => state === 'closed' || state === 'revoked';

type Props = { readonly contactId: ContactId; readonly part: 'open' | 'ended' };

/** The referrals of a contact that run or were refused, or those that ended, newest first, kept up by news; nothing while there are none. */
export function ReferralList({ contactId, part }: Props) {
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
  if (error && !data && part === 'open') return <ErrorNote requestId={error.requestId || undefined} onRetry={() => void refetch()} />;
  const shown = data?.referrals.filter(({ state }) => isAtRest(state) === (part === 'ended')).toReversed() ?? [];
  if (shown.length === 0) return null;
  return (
    <ul className={css.items} aria-label={t('title')}>
      {shown.map((referral) => (
        <Item key={referral.id} referral={referral} />
      ))}
    </ul>
  );
}

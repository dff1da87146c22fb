import type { DispatchView } from '#shared/dispatch/dispatch.schema.ts';
import { useLanguage, useStrings } from '../../../lib/i18n.ts';
import { PersonText } from '../../../ui/person-text.tsx';
import css from './dispatch.module.css';
import { SignatureImage } from './signature-image.tsx';

/** What the officer says came of it, how the helpline made sure, or why it was stood down. */
export function Outcome({ dispatch }: { readonly dispatch: DispatchView }) {
  const t = useStrings('ladder');
  const language = useLanguage();
  const { claim, confirmation, standDown } = dispatch;
  if (!claim && !standDown) return null;
  return (
    <div className={css.outcome}>
      {claim && (
        <>
          <p>
            <strong>{t('claimBy', { name: claim.by.name[language], outcome: t(`o_${claim.outcome}`) })}</strong>
          </p>
          {claim.report !== '' && <PersonText as="block">{claim.report}</PersonText>}
          {claim.handOver && (
            <>
              <p>
                {t('receivedBy')} <PersonText>{claim.handOver.name}</PersonText>
                {claim.handOver.position !== '' && (
                  <>
                    {' · '}
                    <PersonText>{claim.handOver.position}</PersonText>
                  </>
                )}
              </p>
              {claim.handOver.signature.length > 0 ? (
                <SignatureImage signature={claim.handOver.signature} label={t('signatureOf', { name: claim.handOver.name })} />
              ) : (
                <p className={css.quiet}>{t('notSigned')}</p>
              )}
            </>
          )}
        </>
      )}
      {confirmation && (
        <div className={css.ok}>
          <p>{t('confirmedBy', { name: confirmation.name[language], how: t(confirmation.how) })}</p>
          {confirmation.note !== '' && <PersonText as="block">{confirmation.note}</PersonText>}
        </div>
      )}
      {standDown && standDown.reason !== '' && <PersonText as="block">{standDown.reason}</PersonText>}
    </div>
  );
}

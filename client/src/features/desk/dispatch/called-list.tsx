import { dispatchApi } from '#shared/dispatch/dispatch.api.ts';
import type { ContactId, PlaceId } from '#shared/kernel/ids.ts';
import { useLanguage, useStrings } from '../../../lib/i18n.ts';
import { useRoute } from '../../../lib/query.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { ErrorNote, Skeleton } from '../../../ui/states.tsx';
import css from './dispatch.module.css';

type Props = { readonly contactId: ContactId; readonly districtId: PlaceId | null; readonly femaleOfficer: boolean };

function Supervisors({ count }: { readonly count: number }) {
  const t = useStrings('ladder');
  return count > 0 && <span>{t('supervisors', { count })}</span>;
}

/** Whom the ladder would call, when: known before it is sent. */
export function CalledList({ contactId, districtId, femaleOfficer }: Props) {
  const t = useStrings('dispatch');
  const ladder = useStrings('ladder');
  const language = useLanguage();
  const query = { districtId: districtId ?? 'none', femaleOfficer: femaleOfficer ? 'true' : 'false' } as const;
  const { data, error, isLoading } = useRoute(
    dispatchApi.onCall,
    { params: { contactId }, query },
    { enabled: districtId !== null, staleTime: 0 },
  );
  if (districtId === null) return null;
  if (error) return <ErrorNote requestId={error.requestId || undefined} />;
  if (isLoading || !data) return <Skeleton lines={3} />;
  const { steps } = data;
  const officers = steps.flatMap((step) => step.people.filter((one) => one.role === 'officer'));
  // Each wave goes when the one before was not answered in its time.
  const starts = steps.map((_, i) => steps.slice(0, i).reduce((sum, step) => sum + step.seconds, 0));
  const last = steps.at(-1);
  return (
    <section className={css.called} aria-label={t('whoIsCalled')}>
      <h3>{t('whoIsCalled')}</h3>
      {officers.length === 0 && <Banner tone="danger">{t('nobodyAtAll')}</Banner>}
      {officers.length > 0 && steps[0]?.nobody && <Banner tone="warn">{t('nobodyOnCall')}</Banner>}
      <ol>
        {steps.map((step, i) => (
          <li key={i}>
            <span className={css.when} data-numeric="">
              {starts[i] === 0 ? t('atOnce') : t('afterSeconds', { n: starts[i] ?? 0 })}
            </span>
            <span className={css.names}>
              {step.people
                .filter((one) => one.role === 'officer')
                .map((one) => (
                  <span key={one.staffId} className={css.person}>
                    <strong>{one.name[language]}</strong>
                    {one.female && <small> {ladder('p_female')}</small>}
                  </span>
                ))}
              <Supervisors count={step.people.filter((one) => one.role === 'supervisor').length} />
            </span>
          </li>
        ))}
      </ol>
      {last && (
        <p className={css.quiet}>
          <Icon name="refresh" size={14} /> {t('repeats', { n: last.seconds })}
        </p>
      )}
    </section>
  );
}

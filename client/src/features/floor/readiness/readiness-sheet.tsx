import type { OnCallReadiness } from '#shared/reach/readiness.api.ts';
import { useFormat } from '../../../lib/format.ts';
import { useLanguage, useStrings } from '../../../lib/i18n.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import css from '../left/left.module.css';

type Duty = OnCallReadiness['duties'][number];

/** Where somebody is on call, in words. */
function useDutyWords(): (duty: Duty) => string {
  const t = useStrings('readiness');
  const language = useLanguage();
  const format = useFormat();
  return ({ place, rank, until }) => {
    const where = t('rank', { place: place?.[language] ?? t('fallback'), rank });
    return until === null ? where : `${where}, ${t('until', { time: format.dateTime(until) })}`;
  };
}

/** What shows that somebody can be reached, or what is missing, in words. */
function useProofWords(): (person: OnCallReadiness) => string[] {
  const t = useStrings('readiness');
  const format = useFormat();
  return ({ here, push, sms, phone }) => {
    const bySms = phone !== null && (sms === null ? t('unprovenSms', { phone }) : t('sms', { phone, time: format.clock(sms) }));
    return [
      ...(here ? [t('here')] : []),
      push === null ? t('noPush') : t('push', { time: format.clock(push) }),
      bySms === false ? t('noPhone') : bySms,
    ];
  };
}

function PersonRow({ person }: { readonly person: OnCallReadiness }) {
  const t = useStrings('readiness');
  const language = useLanguage();
  const dutyWords = useDutyWords();
  const proofWords = useProofWords();
  return (
    <li className={css.row}>
      <span className={css.about}>
        <span className={css.top}>
          <b>{person.name[language]}</b>
          {!person.reachable && <Badge tone="p0">{t('unreachable')}</Badge>}
        </span>
        <span className={css.facts}>{person.duties.map(dutyWords).join(' · ')}</span>
        <span className={css.facts}>{proofWords(person).join(' · ')}</span>
      </span>
    </li>
  );
}

/** Everybody on call now with what proves that a page reaches them; those whom nothing shows to be reachable first. */
export function ReadinessSheet({ people, onClose }: { readonly people: readonly OnCallReadiness[]; readonly onClose: () => void }) {
  const t = useStrings('readiness');
  const missing = people.some(({ reachable }) => !reachable);
  const note = people.length === 0 ? 'nobody' : missing ? 'intro' : 'allReachable';
  return (
    <Dialog title={t('title')} isOpen onClose={onClose} placement="sheet" size="l">
      <p className={css.note}>{t(note)}</p>
      <ul>
        {people.map((person) => (
          <PersonRow key={person.staffId} person={person} />
        ))}
      </ul>
    </Dialog>
  );
}

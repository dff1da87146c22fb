import type { Area } from '#shared/channels/talk.api.ts';
import { publicPageStrings } from '#shared/i18n/public.ts';
import { numbersFor, useChosenArea, type EmergencyNumber } from '../../lib/public/areas.ts';
import { usePublicLanguage, useWords } from '../../lib/public/words.ts';
import { Icon } from '../icon.tsx';
import css from './numbers.module.css';

/** The nationwide numbers (domain reference, jurisdictions), for when the helpline itself cannot be reached. */
function useNationwide(): EmergencyNumber[] {
  const t = useWords(publicPageStrings);
  const both = (name: string) => ({ en: name, ur: name });
  return [
    { name: both(t('police')), number: '15', verified: true },
    { name: both(t('rescue')), number: '1122', verified: true },
  ];
}

/** The emergency numbers of the area chosen, to be called with one touch; the nationwide ones while nothing else is known. */
export function NumberList({ areas }: { readonly areas: readonly Area[] | null }) {
  const t = useWords(publicPageStrings);
  const language = usePublicLanguage();
  const nationwide = useNationwide();
  const area = useChosenArea();
  const known = areas ? numbersFor(areas, area) : [];
  return (
    <ul className={css.list}>
      {(known.length > 0 ? known : nationwide).map(({ name, number, verified }) => (
        <li key={`${number} ${name.en}`}>
          <a href={`tel:${number.replace(/[^\d+]/g, '')}`} aria-label={t('call', { name: name[language], number })} className={css.number}>
            <Icon name="phone" size={20} />
            <span className={css.name}>
              {name[language]}
              {!verified && <small className={css.unverified}>{t('unverified')}</small>}
            </span>
            <bdi dir="ltr" className={css.digits}>
              {number}
            </bdi>
          </a>
        </li>
      ))}
    </ul>
  );
}

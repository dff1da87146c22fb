import type { ContactSummary } from '#shared/contacts/contact.schema.ts';
import { contactLanguages } from '#shared/taxonomy/person.ts';
import { label } from '#shared/taxonomy/taxonomy.ts';
import { useLanguage } from '../../../lib/i18n.ts';
import { useAreaName } from '../state/use-areas.ts';
import css from './talk.module.css';

/** The language of a contact and the area it named, in a few quiet words. */
export function ContactFacts({ contact }: { readonly contact: Pick<ContactSummary, 'language' | 'areaId'> }) {
  const language = useLanguage();
  const area = useAreaName(contact.areaId);
  return (
    <span className={css.mute}>
      {label(contactLanguages, contact.language, language)}
      {area !== null && ` · ${area}`}
    </span>
  );
}

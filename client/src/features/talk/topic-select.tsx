import type { Topic } from '#shared/contacts/contact.schema.ts';
import { talkStrings } from '#shared/i18n/talk.ts';
import { useWords } from '../../lib/public/words.ts';
import { PublicSelect } from '../../ui/public/select.tsx';
import { chooseTopic, topicNamed, useChosenTopic } from './topic.ts';

/** Says what it is about; nobody has to, and it is not asked where there is nothing to choose between. */
export function TopicSelect({ topics }: { readonly topics: readonly Topic[] }) {
  const t = useWords(talkStrings);
  const chosen = useChosenTopic();
  if (topics.length < 2) return null;
  // What the door was opened for stands there too, also when no line of its own is there for it.
  const shown = chosen === null || topics.includes(chosen) ? topics : [chosen, ...topics];
  return (
    <PublicSelect label={t('topic')} value={chosen ?? ''} onChange={(value) => chooseTopic(topicNamed(value))} hint={t('topicWhy')}>
      <option value="">{t('topicAny')}</option>
      {shown.map((topic) => (
        <option key={topic} value={topic}>
          {t(`topic_${topic}`)}
        </option>
      ))}
    </PublicSelect>
  );
}

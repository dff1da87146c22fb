import { useState } from 'react';
import { useStrings } from '../../../lib/i18n.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { PersonText } from '../../../ui/person-text.tsx';
import { TextArea } from '../../../ui/text-field.tsx';
import { mergeNotes } from './notes-state.ts';
import css from './notes.module.css';

type Props = { readonly theirs: string; readonly mine: string; readonly base: string; readonly onResolve: (text: string) => void };

/** Two versions of the notes: both are shown, with a text that holds both, to be changed and saved. */
export function NotesConflict({ theirs, mine, base, onResolve }: Props) {
  const t = useStrings('deskTalk');
  const [text, setText] = useState(() => mergeNotes(base, mine, theirs));
  return (
    <div className={css.conflict}>
      <Banner tone="warn" title={t('moved')}>
        {t('movedBody')}
      </Banner>
      <div className={css.versions}>
        <div>
          <h3>{t('theirs')}</h3>
          <PersonText as="block">{theirs}</PersonText>
        </div>
        <div>
          <h3>{t('mine')}</h3>
          <PersonText as="block">{mine}</PersonText>
        </div>
      </div>
      <TextArea label={t('together')} value={text} onChange={setText} rows={5} maxRows={12} autoFocus />
      <div className={css.acts}>
        <Button onPress={() => onResolve(theirs)}>{t('takeTheirs')}</Button>
        <Button variant="primary" onPress={() => onResolve(text)}>
          {t('saveTogether')}
        </Button>
      </div>
    </div>
  );
}

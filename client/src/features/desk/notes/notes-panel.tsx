import { recordApi } from '#shared/contacts/record.api.ts';
import { NOTES_MAX } from '#shared/contacts/record.schema.ts';
import { useEffect, useRef, useState } from 'react';
import { useStrings } from '../../../lib/i18n.ts';
import { useShortcut } from '../../../lib/keys.ts';
import { useRoute } from '../../../lib/query.ts';
import { IconButton } from '../../../ui/button.tsx';
import { ErrorNote, Skeleton } from '../../../ui/states.tsx';
import { TextArea } from '../../../ui/text-field.tsx';
import { Tooltip } from '../../../ui/tooltip.tsx';
import { SaveState } from '../state/save-state.tsx';
import { useStore } from '../state/store.ts';
import type { Open } from '../state/open.ts';
import { NotesConflict } from './notes-conflict.tsx';
import { NotesHistory } from './notes-history.tsx';
import { isUnsaved } from './notes-state.ts';
import css from './notes.module.css';

/** The notes of a contact: one text, saved as it is typed, with a truthful word about it. */
export function NotesPanel({ contact, work, canTalk }: Open) {
  const t = useStrings('deskTalk');
  const home = useStrings('deskHome');
  const { notes } = work;
  const state = useStore(notes);
  const { data, error, refetch } = useRoute(recordApi.notes, { params: { contactId: contact.id } });
  const area = useRef<HTMLTextAreaElement>(null);
  const [history, setHistory] = useState(false);
  useEffect(() => {
    if (data) notes.fetched(data);
  }, [data, notes]);
  useShortcut('e', home('keyNotes'), () => area.current?.focus());
  const tooLong = state.text.length - NOTES_MAX;
  return (
    <section className={css.panel} aria-label={t('notes')}>
      <header className={css.head}>
        <h2 className={css.title}>{t('notes')}</h2>
        <span className={css.state}>
          {state.theirs === null && (
            <SaveState phase={state.phase} isUnsaved={isUnsaved(state)} savedAt={state.savedAt} error={state.error} />
          )}
          <Tooltip text={t('history')}>
            <IconButton size="s" icon="clock" label={t('history')} onPress={() => setHistory(true)} />
          </Tooltip>
        </span>
      </header>
      {!state.loaded && !error && (
        <div className={css.wait}>
          <Skeleton lines={4} />
        </div>
      )}
      {!state.loaded && error && (
        <ErrorNote title={t('notesFailed')} requestId={error.requestId || undefined} onRetry={() => void refetch()} />
      )}
      {state.loaded && state.theirs === null && (
        <TextArea
          label={t('notes')}
          hideLabel
          bare
          areaRef={area}
          placeholder={t('notesHint')}
          value={state.text}
          onChange={notes.type}
          onBlur={() => void notes.flush()}
          isReadOnly={!canTalk}
          error={tooLong > 0 ? t('tooLong', { n: tooLong }) : undefined}
          className={css.text}
        />
      )}
      {state.theirs !== null && <NotesConflict theirs={state.theirs.text} mine={state.text} base={state.saved} onResolve={notes.resolve} />}
      {history && (
        <NotesHistory
          contactId={contact.id}
          onUse={canTalk ? (text) => notes.type(`${state.text.trimEnd()}\n${text}`) : null}
          onClose={() => setHistory(false)}
        />
      )}
    </section>
  );
}

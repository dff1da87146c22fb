import { handOverApi } from '#shared/floor/floor.api.ts';
import { NOTE_MAX, type HandOver } from '#shared/floor/hand-over.schema.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useCommand } from '../../../lib/command.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { patchIfNewer, patchRoute } from '../../../lib/query.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { TextArea } from '../../../ui/text-field.tsx';
import { Moment } from '../../../ui/time.tsx';
import { useFloorErrorText, useNamed } from '../state/use-words.ts';
import css from './hand-over.module.css';
import { OpenHandOver } from './open-hand-over.tsx';

function Begin({ onBegun }: { readonly onBegun: (handOver: HandOver) => void }) {
  const t = useStrings('floorSheets');
  const errorText = useFloorErrorText();
  const [note, setNote] = useState('');
  const begin = useCommand(handOverApi.open, { onDone: onBegun });
  return (
    <div className={css.form}>
      <p>{t('handOverNew')}</p>
      <TextArea
        label={t('note')}
        placeholder={t('notePlaceholder')}
        value={note}
        onChange={setNote}
        rows={4}
        maxRows={10}
        maxLength={NOTE_MAX}
      />
      {begin.error && (
        <p role="alert" className={css.error}>
          {errorText(begin.error)}
        </p>
      )}
      <Button variant="primary" isPending={begin.isPending} onPress={() => begin.run({ body: { note } })}>
        {t('begin')}
      </Button>
    </div>
  );
}

function History({ past }: { readonly past: readonly HandOver[] }) {
  const t = useStrings('floorSheets');
  const named = useNamed();
  return (
    <section className={css.history}>
      <h3 className={css.group}>{t('history')}</h3>
      {past.length === 0 && <p className={css.quiet}>{t('historyEmpty')}</p>}
      <ul className={css.items} hidden={past.length === 0}>
        {past.map(({ id, state, openedBy, openedAt, ended, items }) => (
          <li key={id} className={css.item}>
            <Moment at={ended?.at ?? openedAt} show="dateTime" />
            <span className={css.words}>
              {state === 'accepted' && ended
                ? t('historyLine', { from: named(openedBy.name), to: named(ended.by.name), count: items.length })
                : t('historyWithdrawn', { from: named(openedBy.name) })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Handing the shift over: begin it, accept it, look at the last ones. */
export function HandOverSheet({ handOvers, onClose }: { readonly handOvers: readonly HandOver[]; readonly onClose: () => void }) {
  const t = useStrings('floorSheets');
  const queries = useQueryClient();
  const open = handOvers.find(({ state }) => state === 'open');
  const changed = (next: HandOver) =>
    patchRoute(queries, handOverApi.list, {}, ({ handOvers: known }) => ({
      handOvers: known.some(({ id }) => id === next.id) ? patchIfNewer(known, next) : [next, ...known],
    }));
  return (
    <Dialog title={t('handOverTitle')} isOpen onClose={onClose} placement="sheet">
      {open ? <OpenHandOver handOver={open} onChanged={changed} /> : <Begin onBegun={changed} />}
      <History past={handOvers.filter(({ state }) => state !== 'open')} />
    </Dialog>
  );
}

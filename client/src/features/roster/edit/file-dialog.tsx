import type { RouteAnswer } from '#shared/kernel/route.ts';
import { rosterApi, type FileArea, type FileError } from '#shared/rosters/rosters.api.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../../lib/api.ts';
import { useCommand } from '../../../lib/command.ts';
import type { ApiError } from '../../../lib/http.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { useRosterErrorText, useStretchWords } from '../../../lib/rosters.ts';
import { ActDialog } from '../../../ui/act-dialog.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { TextArea } from '../../../ui/text-field.tsx';
import { notify } from '../../../ui/toast.tsx';
import { useAreaName, useNameOf } from '../words.ts';
import css from './edit.module.css';
import { readText } from './file-text.ts';

type Preview = RouteAnswer<typeof rosterApi.previewFile>;

function Errors({ errors }: { readonly errors: readonly FileError[] }) {
  const f = useStrings('rosterFile');
  if (errors.length === 0) return null;
  return (
    <Banner tone="danger" title={f('fileErrors', { count: errors.length })}>
      <ul className={css.errors}>
        {errors.map(({ line, column, why, value }, i) => (
          <li key={i}>
            {f('fileLine', { line })} {column && `${f(`column_${column}`)}: `}
            {f(`why_${why}`)} {value !== '' && <bdi>“{value}”</bdi>}
          </li>
        ))}
      </ul>
    </Banner>
  );
}

/** The people of each layer, as short as it can be said. */
function Layers({ layers, people }: { readonly layers: FileArea['layers']; readonly people: Preview['people'] }) {
  const nameOf = useNameOf(people);
  if (layers.length === 0) return <>–</>;
  return (
    <ol className={css.short}>
      {layers.map(({ id, officers, from, until, turnDays }) => (
        <li key={id}>
          {officers.map(nameOf).join(turnDays === null ? ' + ' : ' → ')} <span className={css.hint}>{`${from}–${until}`}</span>
        </li>
      ))}
    </ol>
  );
}

function Areas({ preview }: { readonly preview: Preview }) {
  const t = useStrings('roster');
  const f = useStrings('rosterFile');
  const areaName = useAreaName(preview.areas);
  const stretchWords = useStretchWords();
  const tones = { new: 'accent', changed: 'p2', same: 'neutral' } as const;
  return (
    <ul className={css.form}>
      {preview.areas.map(({ area, change, before, layers, gaps }) => (
        <li key={area} className={css.layer}>
          <div className={css.head}>
            <b>{areaName(area)}</b> <Badge tone={tones[change]}>{f(`change_${change}`)}</Badge>
            {gaps.length > 0 && <Badge tone="p0">{t('gapsCount', { count: gaps.length })}</Badge>}
          </div>
          {change !== 'same' && (
            <div className={css.fields}>
              <div>
                <span className={css.hint}>{f('fileBefore')}</span>
                <Layers layers={before} people={preview.people} />
              </div>
              <div>
                <span className={css.hint}>{f('fileAfter')}</span>
                <Layers layers={layers} people={preview.people} />
              </div>
            </div>
          )}
          {gaps[0] && change !== 'same' && (
            <p className={css.alarm}>
              {t('nobody')}: {stretchWords(gaps[0])} {gaps.length > 1 && t('gapMore', { count: gaps.length - 1 })}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Reads a CSV of rosters: first what it would change and what is wrong in it, then, if it is wanted, the change. */
export function FileDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useStrings('roster');
  const f = useStrings('rosterFile');
  const errorText = useRosterErrorText();
  const queries = useQueryClient();
  const [text, setText] = useState('');
  const look = useMutation<Preview, ApiError, string>({ mutationFn: (wanted) => call(rosterApi.previewFile, { body: { text: wanted } }) });
  const apply = useCommand(rosterApi.applyFile, {
    onDone: ({ areas }) => {
      const left = areas.filter(({ isSet }) => !isSet).length;
      notify({
        text: left > 0 ? f('fileLeft', { count: left }) : f('fileDone', { count: areas.length }),
        tone: left > 0 ? 'danger' : 'ok',
      });
      void queries.invalidateQueries();
      onClose();
    },
  });
  const preview = look.data;
  const changed = (preview?.areas ?? []).filter(({ change }) => change !== 'same');
  const show = (next: string) => {
    setText(next);
    look.reset();
  };
  const error = apply.error ?? look.error;
  return (
    <ActDialog
      title={t('importFile')}
      size="l"
      onClose={onClose}
      act={f('fileApply', { count: changed.length })}
      isReady={preview !== undefined && preview.errors.length === 0 && changed.length > 0}
      isPending={apply.isPending}
      onAct={() => apply.run({ body: { areas: changed.map(({ area, revision, layers }) => ({ area, revision, layers })) } })}
    >
      <div className={css.form}>
        <p className={css.hint}>{f('fileIntro')}</p>
        <label className={css.file}>
          <span>{f('fileChoose')}</span>
          <input
            type="file"
            accept=".csv,.txt,text/csv"
            onChange={(event) => {
              const [chosen] = event.target.files ?? [];
              if (chosen) void chosen.arrayBuffer().then((bytes) => show(readText(bytes)));
            }}
          />
        </label>
        <TextArea label={f('fileText')} rows={4} maxRows={8} value={text} onChange={show} />
        <div>
          <Button
            variant="primary"
            isPending={look.isPending}
            isDisabled={text.trim() === '' || text.length > 200_000}
            onPress={() => look.mutate(text)}
          >
            {f('fileLook')}
          </Button>
        </div>
        {text.length > 200_000 && <p className={css.error}>{f('fileTooLong')}</p>}
        {error && (
          <p role="alert" className={css.error}>
            {errorText(error)}
          </p>
        )}
        {preview && <Errors errors={preview.errors} />}
        {preview && preview.errors.length === 0 && changed.length === 0 && <Banner tone="ok">{f('fileSame')}</Banner>}
        {preview && <Areas preview={preview} />}
      </div>
    </ActDialog>
  );
}

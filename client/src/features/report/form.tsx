import { useState, type FormEvent } from 'react';
import type { Area } from '#shared/channels/talk.api.ts';
import type { ReporterRelation } from '#shared/channels/report.api.ts';
import { publicPageStrings } from '#shared/i18n/public.ts';
import { reportStrings } from '#shared/i18n/report.ts';
import { longestMessage } from '../../lib/public/channel-names.ts';
import { usePublicLanguage, useWords } from '../../lib/public/words.ts';
import { AreaSelect } from '../../ui/public/area-select.tsx';
import { PublicButton } from '../../ui/public/button.tsx';
import { PublicField } from '../../ui/public/field.tsx';
import { NumberList } from '../../ui/public/numbers.tsx';
import { PublicSelect } from '../../ui/public/select.tsx';
import { DangerQuestion } from './danger-question.tsx';
import { emptyDraft, relations, wrongField, type Draft } from './draft.ts';
import css from './report.module.css';
import type { Sending } from './use-report.ts';

function RelationSelect({ value, onChange }: { readonly value: ReporterRelation; readonly onChange: (value: ReporterRelation) => void }) {
  const t = useWords(reportStrings);
  return (
    <PublicSelect
      label={t('relation')}
      value={value}
      onChange={(chosen) => onChange(relations.find((known) => known === chosen) ?? 'notSaid')}
    >
      {relations.map((relation) => (
        <option key={relation} value={relation}>
          {t(`relation_${relation}`)}
        </option>
      ))}
    </PublicSelect>
  );
}

type Props = {
  readonly areas: readonly Area[] | null;
  readonly failed: boolean;
  readonly sending: Exclude<Sending, { kind: 'sent' }>;
  readonly onSubmit: (draft: Draft) => void;
};

/** The form: one thing must be written, everything else may stay empty. */
export function Form({ areas, failed, sending, onSubmit }: Props) {
  const t = useWords(reportStrings);
  const p = useWords(publicPageStrings);
  const language = usePublicLanguage();
  const [draft, setDraft] = useState(emptyDraft);
  const [tried, setTried] = useState(false);
  const put = (change: Partial<Draft>) => setDraft((known) => ({ ...known, ...change }));
  const text = (name: 'where' | 'childName' | 'childAge' | 'reporterName' | 'safeContact') => ({
    value: draft[name],
    onChange: (value: string) => put({ [name]: value }),
    optional: true,
  });
  const wrong = tried ? wrongField(draft) : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const field = wrongField(draft);
    if (field) return document.getElementById(field)?.focus();
    onSubmit(draft);
  };
  const busy = sending.kind === 'sending';
  return (
    <main className={css.page}>
      <h1 className={css.title}>{t('title')}</h1>
      <p className={css.words}>{t('intro')}</p>
      <p className={css.words}>{t('promise')}</p>
      <p>
        <a href={`/talk?lang=${language}`}>{t('talk')}</a>
      </p>
      {failed && (
        <section className={css.box}>
          <p role="status">{p('loadFailed')}</p>
          <NumberList areas={areas} />
        </section>
      )}
      <form noValidate autoComplete="off" onSubmit={submit} className={css.form}>
        <DangerQuestion value={draft.dangerNow} onChange={(dangerNow) => put({ dangerNow })} areas={areas} />
        <PublicField
          id="whatHappened"
          label={t('what')}
          hint={t('whatHint')}
          value={draft.whatHappened}
          onChange={(whatHappened) => put({ whatHappened })}
          error={wrong === 'whatHappened' ? t('whatMissing') : undefined}
          rows={5}
          maxLength={longestMessage}
        />
        <AreaSelect areas={areas} label={t('area')} />
        <PublicField label={t('where')} hint={t('whereHint')} {...text('where')} rows={2} maxLength={500} />
        <fieldset className={css.group}>
          <legend>{t('child')}</legend>
          <PublicField label={t('childName')} {...text('childName')} maxLength={120} />
          <PublicField label={t('childAge')} hint={t('childAgeHint')} {...text('childAge')} maxLength={60} />
        </fieldset>
        <fieldset className={css.group}>
          <legend>{t('about')}</legend>
          <p className={css.words}>{t('anonymous')}</p>
          <RelationSelect value={draft.relation} onChange={(relation) => put({ relation })} />
          <PublicField label={t('reporterName')} {...text('reporterName')} maxLength={120} />
          <PublicField
            id="reporterPhone"
            label={t('reporterPhone')}
            value={draft.reporterPhone}
            onChange={(reporterPhone) => put({ reporterPhone })}
            error={wrong === 'reporterPhone' ? t('phoneWrong') : undefined}
            inputMode="tel"
            maxLength={20}
            text="ltr"
            optional
          />
          <PublicField label={t('safeContact')} hint={t('safeContactHint')} {...text('safeContact')} rows={2} maxLength={500} />
        </fieldset>
        {sending.kind === 'writing' && sending.trouble && (
          <p role="alert" className={css.trouble}>
            {t(sending.trouble)}
          </p>
        )}
        {busy && sending.kept && (
          <p role="status" className={css.kept}>
            {t('kept')}
          </p>
        )}
        <PublicButton type="submit" variant="primary" icon="send" wide disabled={busy}>
          {busy ? t('sending') : t('submit')}
        </PublicButton>
      </form>
    </main>
  );
}

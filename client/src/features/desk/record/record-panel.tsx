import { recordApi } from '#shared/contacts/record.api.ts';
import type { RecordField } from '#shared/contacts/record.schema.ts';
import { useEffect, useMemo } from 'react';
import { useStrings } from '../../../lib/i18n.ts';
import { useRoute } from '../../../lib/query.ts';
import { ErrorNote, Skeleton } from '../../../ui/states.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import type { Gap } from '../close/gaps.ts';
import { Missing } from '../close/missing.tsx';
import type { Open } from '../state/open.ts';
import { SaveState } from '../state/save-state.tsx';
import { useStore } from '../state/store.ts';
import { AllegedFields } from './alleged-fields.tsx';
import { MatterFields } from './matter-fields.tsx';
import { PeopleFields } from './people-fields.tsx';
import { RecordFormContext, type RecordForm } from './record-fields.tsx';
import { isUnsaved, shownRecord } from './record-state.ts';
import { recordTabs, tabOf, type RecordTab } from './record-tabs.ts';
import css from './record.module.css';
import { SafetyFields } from './safety-fields.tsx';

type Props = Open & { readonly tab: RecordTab; readonly onTab: (tab: RecordTab) => void; readonly gaps: readonly Gap[] };

const sheets = { people: PeopleFields, matter: MatterFields, alleged: AllegedFields, safety: SafetyFields } as const;
const tabNames = { people: 'tabPeople', matter: 'tabMatter', alleged: 'tabAlleged', safety: 'tabSafety' } as const;

/** The record as its fields use it. */
function useForm({ work, isMine }: Open): RecordForm {
  const t = useStrings('deskRecord');
  const { record: store } = work;
  const state = useStore(store);
  return useMemo(() => {
    const wrong = (field: RecordField) => (field === 'callerPhone' ? t('phoneBad') : t('notKept'));
    return {
      record: shownRecord(state),
      change: store.change,
      flush: () => void store.flush(),
      errorOf: (field) => (field in state.refused ? wrong(field) : undefined),
      isReadOnly: !isMine,
    };
  }, [state, store, isMine, t]);
}

/** The record of child and caller, in four sheets; every field is saved by itself. */
export function RecordPanel(props: Props) {
  const { contact, work, tab, onTab, gaps } = props;
  const t = useStrings('deskRecord');
  const { record } = work;
  const state = useStore(record);
  const form = useForm(props);
  const { data, error, refetch } = useRoute(recordApi.record, { params: { contactId: contact.id } });
  useEffect(() => {
    if (data) record.fetched(data.record, data.version);
  }, [data, record]);
  const isOpen = (id: RecordTab) => gaps.some(({ code, about }) => code === 'dataMissing' && about !== undefined && tabOf(about) === id);
  return (
    <section className={css.panel} aria-label={t('record')}>
      <header className={css.head}>
        <h2 className={css.title}>{t('record')}</h2>
        <SaveState phase={state.phase} isUnsaved={isUnsaved(state)} savedAt={state.savedAt} error={state.error} />
        <span className={css.end}>{state.loaded && <Missing gaps={gaps} />}</span>
      </header>
      {!state.loaded && !error && (
        <div className={css.wait}>
          <Skeleton lines={5} />
        </div>
      )}
      {!state.loaded && error && (
        <ErrorNote title={t('recordFailed')} requestId={error.requestId || undefined} onRetry={() => void refetch()} />
      )}
      {state.loaded && (
        <RecordFormContext value={form}>
          <Tabs
            label={t('record')}
            className={css.tabs}
            selected={tab}
            onSelect={(id) => onTab(recordTabs.find((one) => one === id) ?? 'people')}
            tabs={recordTabs.map((id) => {
              const Sheet = sheets[id];
              return {
                id,
                textValue: t(tabNames[id]),
                label: (
                  <>
                    {t(tabNames[id])}
                    {isOpen(id) && <span className={css.open} aria-hidden="true" />}
                  </>
                ),
                content: (
                  <div className={css.sheet} tabIndex={-1}>
                    <Sheet />
                  </div>
                ),
              };
            })}
          />
        </RecordFormContext>
      )}
    </section>
  );
}

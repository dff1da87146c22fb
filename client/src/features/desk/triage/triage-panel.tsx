import { openHints } from '#shared/triage/danger-words.schema.ts';
import { triageApi } from '#shared/triage/triage.api.ts';
import { useEffect } from 'react';
import { useNow } from '../../../lib/clock.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { useShortcut } from '../../../lib/keys.ts';
import { useRoute } from '../../../lib/query.ts';
import { Segmented } from '../../../ui/segmented.tsx';
import { ErrorNote, Skeleton } from '../../../ui/states.tsx';
import { withHinted } from '../hints/hint-question.ts';
import { shownRecord } from '../record/record-state.ts';
import { focusOn } from '../state/focus-on.ts';
import type { Open } from '../state/open.ts';
import { SaveState } from '../state/save-state.tsx';
import { useStore } from '../state/store.ts';
import type { StepName } from '../steps/step-name.ts';
import { AdviceList } from './advice-list.tsx';
import { ChildContact } from './child-contact.tsx';
import { LevelActs } from './level-acts.tsx';
import { LowerRequest } from './lower-request.tsx';
import { nextOpen, sheetsOf } from './parts.ts';
import { QuestionList } from './question-list.tsx';
import { RiskBanner } from './risk-banner.tsx';
import { shownTriage, toSave, type Part } from './triage-state.ts';
import css from './triage.module.css';
import { useTriageActs } from './use-triage-acts.ts';

type Props = Open & { readonly onStep: (step: StepName) => void; readonly part: Part; readonly onPart: (part: Part) => void };
const partNames = { main: 'partMain', suicide: 'partSuicide', lethality: 'partLethality' } as const;

/** Loads the triage of a contact into its store. */
function useTriageFetch({ contact, work }: Open) {
  const answer = useRoute(triageApi.triage, { params: { contactId: contact.id } });
  const { data } = answer;
  const { triage } = work;
  useEffect(() => {
    if (data) triage.fetched(data);
  }, [data, triage]);
  return answer;
}

/** The level with its reasons, the questions, and what people decide about it. */
export function TriagePanel(props: Props) {
  const { contact, work, isMine, onStep, part, onPart } = props;
  const t = useStrings('deskTriage');
  const home = useStrings('deskHome');
  const { triage } = work;
  const state = useStore(triage);
  const { reasons } = shownRecord(useStore(work.record));
  const { error, refetch } = useTriageFetch(props);
  const acts = useTriageActs(props);
  const minute = useNow(60_000);
  const { view } = state;
  const sheets = view ? sheetsOf(view, state.input, withHinted(reasons, openHints(contact.hints))) : [];
  const sheet = sheets.find((one) => one.part === part) ?? sheets[0];
  useShortcut('t', home('keyTriage'), () => sheet && focusOn(nextOpen(sheet)?.id ?? 'submit'), sheet !== undefined);
  if (!view || !sheet) {
    return (
      <section className={css.panel} aria-label={t('risk')}>
        <div className={css.wait}>
          {error ? (
            <ErrorNote title={t('riskFailed')} requestId={error.requestId || undefined} onRetry={() => void refetch()} />
          ) : (
            <Skeleton lines={8} />
          )}
        </div>
      </section>
    );
  }
  const shown = shownTriage(state, new Date(minute));
  const urgent = shown.shownLevel === 'P0' || shown.shownLevel === 'P1';
  const left = shown.openSafetyQuestions.length;
  return (
    <section className={css.panel} aria-label={t('risk')}>
      <RiskBanner shown={shown} view={view}>
        <LevelActs {...props} shown={shown} view={view} acts={acts} />
      </RiskBanner>
      {/* Where nothing inside takes the focus, the part that scrolls must be reachable itself. */}
      <div className={css.scroll} tabIndex={isMine ? -1 : 0}>
        {view.lowerRequest && <LowerRequest request={view.lowerRequest} acts={acts} />}
        <AdviceList advice={shown.advice} onStep={isMine ? onStep : null} />
        <div className={css.parts}>
          {sheets.length > 1 && (
            <Segmented
              label={t('questions')}
              segments={sheets.map((one) => ({ id: one.part, label: t(partNames[one.part]) }))}
              value={sheet.part}
              onChange={onPart}
            />
          )}
          <span className={left > 0 ? css.left : css.done}>{left > 0 ? t('openSafety', { count: left }) : t('allAsked')}</span>
          <span className={css.saved}>
            {/* Known after the first answer, when there is something to say of it. */}
            {Object.keys(sheet.answers).length === 0 && <span className={css.keys}>{t('keysHint')}</span>}
            <SaveState phase={state.phase} isUnsaved={toSave(state) !== null} savedAt={state.savedAt} error={state.error} />
          </span>
        </div>
        <QuestionList key={sheet.part} sheet={sheet} triage={triage} isDisabled={!isMine} />
        {urgent && <ChildContact confirmed={view.confirmed} acts={acts} isMine={isMine} />}
      </div>
    </section>
  );
}

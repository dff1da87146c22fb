import type { ContactDetail, ContactSummary } from '#shared/contacts/contact.schema.ts';
import { contactsApi } from '#shared/contacts/contacts.api.ts';
import { useCallback, useState, type KeyboardEvent } from 'react';
import { useNow } from '../../lib/clock.ts';
import { useStrings } from '../../lib/i18n.ts';
import { useShortcut } from '../../lib/keys.ts';
import { useRoute } from '../../lib/query.ts';
import { useSession } from '../../lib/session.tsx';
import { cx } from '../../ui/cx.ts';
import { ErrorNote, Skeleton } from '../../ui/states.tsx';
import { CloseBar } from './close/close-bar.tsx';
import { expectedGaps, type Gap } from './close/gaps.ts';
import { JumpContext } from './close/jump.ts';
import css from './desk.module.css';
import { NotesPanel } from './notes/notes-panel.tsx';
import { RecordPanel } from './record/record-panel.tsx';
import { shownRecord } from './record/record-state.ts';
import type { RecordTab } from './record/record-tabs.ts';
import { focusOn } from './state/focus-on.ts';
import { MayActContext } from './state/may-act.ts';
import { useStore } from './state/store.ts';
import type { Open } from './state/open.ts';
import type { Work } from './state/workspace.ts';
import { NextSteps } from './steps/next-steps.tsx';
import type { StepName } from './steps/step-name.ts';
import { PanelSwitch, type PanelName } from './panel-switch.tsx';
import { placeOf } from './place-of.ts';
import { ContactSync } from './talk/contact-sync.tsx';
import { TalkPanel } from './talk/talk-panel.tsx';
import { BesideBar } from './together/beside-bar.tsx';
import { partOf } from './together/part-of.ts';
import { SideTalk } from './together/side-talk.tsx';
import { useDraftAlong } from './together/use-draft-along.ts';
import { TriagePanel } from './triage/triage-panel.tsx';
import { shownTriage, type Part } from './triage/triage-state.ts';

/** What the desk can see to be missing before this contact closes. */
function useGaps({ work, contact: { callBackPlan } }: Open): readonly Gap[] {
  const record = useStore(work.record);
  const triage = useStore(work.triage);
  const minute = useNow(60_000);
  if (!record.loaded) return [];
  const { view } = triage;
  const call = callBackPlan ? [{ code: 'callBackOpen' }] : [];
  return [...call, ...expectedGaps(shownRecord(record), view ? { view, shown: shownTriage(triage, new Date(minute)) } : null)];
}

/** Escape leaves a text field first; single keys work after it. Heard on the way down, because React Aria's fields keep keys to themselves. */
function leaveField(event: KeyboardEvent): void {
  const { target, currentTarget } = event;
  // React brings the keys of windows opened from here as well, which close themselves.
  if (!(target instanceof Node) || !currentTarget.contains(target)) return;
  const inField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
  // A field with its choices open closes those first.
  if (event.key !== 'Escape' || !inField || target.getAttribute('aria-expanded') === 'true') return;
  event.preventDefault();
  event.stopPropagation();
  target.blur();
}

/** The sheets in front in each panel, and the way to any place in them. */
function useSheets() {
  const [panel, setPanel] = useState<PanelName>('talk');
  const [tab, setTab] = useState<RecordTab>('people');
  const [part, setPart] = useState<Part>('main');
  const [step, setStep] = useState<StepName | null>(null);
  const jump = useCallback((gap: Gap) => {
    const place = placeOf(gap);
    setPanel(place.panel);
    if (place.tab) setTab(place.tab);
    if (place.part) setPart(place.part);
    if (place.step) setStep(place.step);
    else focusOn(place.focus);
  }, []);
  return { panel, setPanel, tab, setTab, part, setPart, step, setStep, jump };
}

function Panels({ open, digitsTaken }: { readonly open: Open; readonly digitsTaken: boolean }) {
  const home = useStrings('deskHome');
  const sheets = useSheets();
  const gaps = useGaps(open);
  const { contact, work } = open;
  useDraftAlong(contact, work, open.isMine);
  const isChat = contact.conversationId !== null;
  useShortcut('g', home('keyRecord'), () => {
    sheets.setPanel('record');
    focusOn(sheets.tab === 'people' ? 'childName' : 'record');
  });
  return (
    <JumpContext value={sheets.jump}>
      <BesideBar contact={contact} work={work} />
      <PanelSwitch selected={sheets.panel} onSelect={sheets.setPanel} isChat={isChat} />
      <div className={cx(css.panels, isChat ? css.chat : css.call)} data-panel={sheets.panel} onKeyDownCapture={leaveField}>
        <div className={css.talk}>
          <TalkPanel {...open} />
          <SideTalk contact={contact} />
        </div>
        <div className={css.notes}>
          <NotesPanel {...open} />
        </div>
        <div className={css.record} data-jump="record">
          <RecordPanel {...open} tab={sheets.tab} onTab={sheets.setTab} gaps={gaps} />
        </div>
        <div className={css.risk}>
          <TriagePanel {...open} part={sheets.part} onPart={sheets.setPart} onStep={sheets.setStep} />
          <NextSteps {...open} step={sheets.step} onStep={sheets.setStep} />
        </div>
      </div>
      <CloseBar {...open} digitsTaken={digitsTaken} gaps={gaps} />
    </JumpContext>
  );
}

type Props = {
  readonly contactId: ContactSummary['id'];
  /** As the desk's list has it; null for a contact of somebody else. */
  readonly summary: ContactSummary | null;
  readonly work: Work;
  /** True while the digits belong to an offer being declined. */
  readonly digitsTaken: boolean;
};

const newest = (detail: ContactDetail, summary: ContactSummary | null): ContactDetail =>
  summary && summary.version > detail.version ? { ...detail, ...summary } : detail;

/** One contact with everything that is done in it, on one screen. */
export function ContactView({ contactId, summary, work, digitsTaken }: Props) {
  const t = useStrings('deskHome');
  const { staff } = useSession();
  const { data, error, refetch } = useRoute(contactsApi.detail, { params: { contactId } });
  if (!data) {
    return (
      <div className={css.waiting}>
        {error ? (
          <ErrorNote title={t('contactFailed')} requestId={error.requestId || undefined} onRetry={() => void refetch()} />
        ) : (
          <Skeleton lines={10} />
        )}
      </div>
    );
  }
  const contact = newest(data, summary);
  const part = summary === null ? null : partOf(contact, staff.id);
  const may = { isMine: part === 'owner', canTalk: part === 'owner' || part === 'joined' };
  return (
    <>
      {/* The page itself keeps the conversations of its own contacts whole. */}
      {summary === null && <ContactSync contact={data} work={work} isMine={false} />}
      <MayActContext value={part === 'owner' || staff.roles.includes('supervisor')}>
        <Panels open={{ contact, work, ...may }} digitsTaken={digitsTaken} />
      </MayActContext>
    </>
  );
}

import type { FollowUp } from '#shared/cases/follow-up.api.ts';
import type { ContactSummary } from '#shared/contacts/contact.schema.ts';
import type { ContactId } from '#shared/kernel/ids.ts';
import type { DeskView } from '#shared/routing/routing.schema.ts';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useAsks } from '../../lib/asks.ts';
import { useStrings } from '../../lib/i18n.ts';
import { useShortcut } from '../../lib/keys.ts';
import { useSession } from '../../lib/session.tsx';
import { ShellSlot } from '../../lib/shell-slots.tsx';
import { useTitle } from '../../lib/title.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote, Loading } from '../../ui/states.tsx';
import { notify } from '../../ui/toast.tsx';
import { ContactView } from './contact-view.tsx';
import css from './desk.module.css';
import { EmptyDesk } from './empty-desk.tsx';
import { GuestNote, useGuest } from './guest.tsx';
import { OfferStrip } from './offer/offer-strip.tsx';
import { firstOffer, inTabOrder } from './state/desk-view.ts';
import { OpenContactContext } from './state/open-contact.ts';
import { useContactNews, useDesk } from './state/use-desk.ts';
import { useLeaveGuard } from './state/use-guard.ts';
import { workspaceOf, type Workspace } from './state/workspace.ts';
import { ContactSheet, ContactTabs } from './tabs/contact-tabs.tsx';
import { ManualEntry } from './tabs/manual-entry.tsx';
import { ContactSync } from './talk/contact-sync.tsx';
import { ReferralNews } from './refer/referral-news.tsx';
import { AgentMenu } from './top/agent-menu.tsx';
import { DeskNotes } from './top/desk-notes.tsx';
import { AskStrip } from './together/ask-strip.tsx';
import { useTogetherNews } from './together/use-together-news.ts';
import { FollowUpsDue } from './top/follow-ups-due.tsx';
import { useMyFollowUps } from './top/follow-ups.tsx';
import { LineNumbers, LinkState } from './top/line-numbers.tsx';
import { StaleNote } from './top/stale-note.tsx';
import { StateNote } from './top/state-note.tsx';

/** What the desk shows in the bar at the top. */
function Top({ desk, tasks }: { readonly desk: DeskView; readonly tasks: readonly FollowUp[] }) {
  return (
    <>
      <ShellSlot name="state">
        <AgentMenu agent={desk.agent} />
      </ShellSlot>
      <ShellSlot name="numbers">
        <LineNumbers line={desk.line} />
        <LinkState />
      </ShellSlot>
      <ShellSlot name="actions">
        <FollowUpsDue tasks={tasks} />
      </ShellSlot>
    </>
  );
}

/** The contact in front, if there is one: one's own by its tab, somebody else's by its address. */
function useInFront(contacts: readonly ContactSummary[], selected: ContactId | null, guestId: ContactId | null) {
  const inFront = guestId === null ? (contacts.find(({ id }) => id === selected) ?? contacts[0] ?? null) : null;
  return { inFront, shownId: guestId ?? inFront?.id ?? null };
}

function Desk({
  desk,
  workspace,
  selected,
  onSelect,
}: {
  readonly desk: DeskView;
  readonly workspace: Workspace;
  readonly selected: ContactId | null;
  readonly onSelect: (id: ContactId) => void;
}) {
  const t = useStrings('desk');
  const together = useStrings('together');
  const [manual, setManual] = useState(false);
  const [declining, setDeclining] = useState(false);
  const guest = useGuest(desk);
  const tasks = useMyFollowUps().data?.followUps ?? [];
  const contacts = useMemo(() => inTabOrder(desk.contacts), [desk.contacts]);
  const own = useMemo(() => contacts.filter(({ ownerId }) => ownerId === workspace.staffId), [contacts, workspace]);
  useContactNews(workspace, contacts);
  useTogetherNews(workspace, contacts);
  const { asks, putAside } = useAsks();
  const [ask] = asks;
  const offer = firstOffer(desk.offers);
  useTitle(t('desk'), offer ? t('offerTitle') : ask ? together('askTitle') : undefined);
  useShortcut('m', t('manualKey'), () => setManual(true));
  const { inFront, shownId } = useInFront(contacts, guest.own ?? selected, guest.id);
  useEffect(() => {
    workspace.keepOnly([...contacts.map(({ id }) => id), ...(guest.id ? [guest.id] : [])]);
  }, [workspace, contacts, guest.id]);
  const select = (id: ContactId) => {
    if (shownId !== null) void workspace.of(shownId).flush();
    guest.leave();
    onSelect(id);
  };
  return (
    <div className={css.desk}>
      <Top desk={desk} tasks={tasks} />
      {contacts.map((contact) => (
        <ContactSync key={contact.id} contact={contact} work={workspace.of(contact.id)} isMine={contact.ownerId === workspace.staffId} />
      ))}
      <div className={css.strip}>
        <ContactTabs contacts={contacts} selected={inFront?.id ?? null} onSelect={select} workspace={workspace} />
        <Button size="s" variant="quiet" icon="plus" kbd="M" className={css.manual} onPress={() => setManual(true)}>
          {t('manual')}
        </Button>
        {offer && (
          <div className={css.offer}>
            <OfferStrip key={offer.id} offer={offer} more={desk.offers.length - 1} onDeclining={setDeclining} />
          </div>
        )}
      </div>
      {ask && <AskStrip key={ask.id} ask={ask} more={asks.length - 1} hasKeys={!offer} putAside={putAside} />}
      <div className={css.notices}>
        <StaleNote workspace={workspace} />
        <DeskNotes contacts={own} shownId={shownId} onSelect={select} />
        <StateNote agent={desk.agent} />
        {guest.id !== null && <GuestNote onLeave={guest.leave} />}
      </div>
      <ReferralNews contacts={contacts} />
      {shownId === null ? (
        <EmptyDesk agent={desk.agent} tasks={tasks} onManual={() => setManual(true)} />
      ) : (
        <ContactSheet key={shownId} id={inFront?.id ?? null}>
          <ContactView contactId={shownId} summary={inFront} work={workspace.of(shownId)} digitsTaken={declining} />
        </ContactSheet>
      )}
      {manual && <ManualEntry onClose={() => setManual(false)} />}
    </div>
  );
}

/** The agent's desk. */
export function Page() {
  const t = useStrings('desk');
  const home = useStrings('deskHome');
  const { staff } = useSession();
  const workspace = workspaceOf(staff.id);
  const [selected, setSelected] = useState<ContactId | null>(null);
  const open = useCallback((id: ContactId) => setSelected(id), []);
  useLeaveGuard(workspace);
  const { data, error, refetch } = useDesk({
    onWroteAgain: (contact) => {
      notify(
        { text: home('wroteAgain', { number: contact.number }), action: { label: home('openIt'), onPress: () => setSelected(contact.id) } },
        12_000,
      );
    },
    onOfferEnded: ({ why }) => {
      if (why === 'timedOut') notify({ text: t('offerTimedOut') }, 10_000);
      if (why === 'rescinded') notify({ text: t('offerRescinded') });
    },
  });
  if (!data) {
    return (
      <div className={css.waiting}>
        {error ? (
          <ErrorNote title={home('deskFailed')} requestId={error.requestId || undefined} onRetry={() => void refetch()} />
        ) : (
          <Loading />
        )}
      </div>
    );
  }
  return (
    <OpenContactContext value={open}>
      <Desk desk={data} workspace={workspace} selected={selected} onSelect={setSelected} />
    </OpenContactContext>
  );
}

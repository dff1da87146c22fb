import type { ContactSummary } from '#shared/contacts/contact.schema.ts';
import type { ContactId } from '#shared/kernel/ids.ts';
import type { KeyboardEvent, ReactNode } from 'react';
import { useLanguage, useStrings } from '../../../lib/i18n.ts';
import { useShortcut } from '../../../lib/keys.ts';
import { useLineName } from '../../../lib/use-lines.ts';
import { CountBadge, RiskBadge } from '../../../ui/badge.tsx';
import { cx } from '../../../ui/cx.ts';
import { Icon, type IconName } from '../../../ui/icon.tsx';
import { Timer } from '../../../ui/time.tsx';
import { channelName } from '../offer/offer-facts.ts';
import { useStore } from '../state/store.ts';
import type { Workspace } from '../state/workspace.ts';
import { unreadCount } from '../talk/messages.ts';
import css from './tabs.module.css';

const icons: Readonly<Record<ContactSummary['channel'], IconName>> = {
  webchat: 'chat',
  report: 'web',
  sms: 'chat',
  whatsapp: 'chat',
  phone: 'phone',
  walkIn: 'walkIn',
  letter: 'letter',
};

/** How long the contact has been in its present state: talking, or being finished. */
const sinceOf = ({ state, wrapUpAt, acceptedAt, arrivedAt }: ContactSummary): number =>
  Date.parse((state === 'wrapUp' ? wrapUpAt : acceptedAt) ?? arrivedAt);

function TabFace({
  contact,
  workspace,
  inFront,
}: {
  readonly contact: ContactSummary;
  readonly workspace: Workspace;
  readonly inFront: boolean;
}) {
  const t = useStrings('desk');
  const { messages, read, loaded } = useStore(workspace.of(contact.id).conversation);
  const unread = loaded ? unreadCount(messages, read) : 0;
  const { level } = contact.risk;
  const line = useLineName()(contact.lineId);
  return (
    <>
      <Icon name={icons[contact.channel]} size={15} />
      <b>C-{contact.number}</b>
      <span className={css.channel}>{contact.state === 'wrapUp' ? t('wrappingUp') : (line ?? channelName(t, contact.channel))}</span>
      {contact.helpers.length > 0 && <Icon name="users" size={14} />}
      <Timer since={sinceOf(contact)} className={css.time} />
      {level !== null && level !== 'none' && <RiskBadge level={level} />}
      {!inFront && <CountBadge count={unread} label={t('unread', { count: unread })} />}
    </>
  );
}

export type ContactTabsProps = {
  readonly contacts: readonly ContactSummary[];
  readonly selected: ContactId | null;
  readonly onSelect: (id: ContactId) => void;
  readonly workspace: Workspace;
};

const sheetId = 'contact-sheet';
const tabId = (id: ContactId): string => `contact-tab-${id}`;
const moves: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

/** The open contacts as tabs; J and K go through them, arrows while one of them has the focus. */
export function ContactTabs({ contacts, selected, onSelect, workspace }: ContactTabsProps) {
  const t = useStrings('desk');
  const home = useStrings('deskHome');
  const rightToLeft = useLanguage() === 'ur';
  const move = (by: number, focus = false) => {
    const at = contacts.findIndex(({ id }) => id === selected);
    const next = contacts[(at + by + contacts.length) % contacts.length];
    if (!next) return;
    onSelect(next.id);
    if (focus) document.getElementById(tabId(next.id))?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = moves[event.key];
    if (by === undefined) return;
    event.preventDefault();
    move(rightToLeft ? -by : by, true);
  };
  useShortcut('j', home('keyNext'), () => move(1), contacts.length > 1);
  useShortcut('k', home('keyPrevious'), () => move(-1), contacts.length > 1);
  if (contacts.length === 0) return null;
  return (
    // React Aria's own tabs would draw everything inside them twice, and the whole desk would have to stand inside.
    <div role="tablist" aria-label={t('contacts')} className={css.list} onKeyDown={onKeyDown}>
      {contacts.map((contact) => {
        const inFront = contact.id === selected;
        return (
          <button
            key={contact.id}
            type="button"
            role="tab"
            id={tabId(contact.id)}
            data-key={contact.id}
            aria-selected={inFront}
            {...(inFront ? { 'aria-controls': sheetId } : {})}
            tabIndex={inFront || selected === null ? 0 : -1}
            className={cx(css.tab, inFront && css.front)}
            onClick={() => onSelect(contact.id)}
          >
            <TabFace contact={contact} workspace={workspace} inFront={inFront} />
          </button>
        );
      })}
    </div>
  );
}

/** The sheet of the contact in front; one of somebody else has no tab. */
export function ContactSheet({ id, children }: { readonly id: ContactId | null; readonly children: ReactNode }) {
  return (
    <div id={sheetId} {...(id === null ? {} : { role: 'tabpanel', 'aria-labelledby': tabId(id) })} className={css.sheet}>
      {children}
    </div>
  );
}

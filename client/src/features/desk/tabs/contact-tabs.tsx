import type { ContactSummary } from '#shared/contacts/contact.schema.ts';
import type { ContactId } from '#shared/kernel/ids.ts';
import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs, type Key } from 'react-aria-components/Tabs';
import { useStrings } from '../../../lib/i18n.ts';
import { useShortcut } from '../../../lib/keys.ts';
import { CountBadge, RiskBadge } from '../../../ui/badge.tsx';
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

function TabFace({ contact, workspace, inFront }: { readonly contact: ContactSummary; readonly workspace: Workspace; readonly inFront: boolean }) {
  const t = useStrings('desk');
  const { messages, read, loaded } = useStore(workspace.of(contact.id).conversation);
  const unread = loaded ? unreadCount(messages, read) : 0;
  const { level } = contact.risk;
  return (
    <>
      <Icon name={icons[contact.channel]} size={15} />
      <b>C-{contact.number}</b>
      <span className={css.channel}>{contact.state === 'wrapUp' ? t('wrappingUp') : channelName(t, contact.channel)}</span>
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

/** The open contacts as tabs; J and K go through them. */
export function ContactTabs({ contacts, selected, onSelect, workspace }: ContactTabsProps) {
  const t = useStrings('desk');
  const home = useStrings('deskHome');
  const move = (by: number) => {
    const at = contacts.findIndex(({ id }) => id === selected);
    const next = contacts[(at + by + contacts.length) % contacts.length];
    if (next) onSelect(next.id);
  };
  useShortcut('j', home('keyNext'), () => move(1), contacts.length > 1);
  useShortcut('k', home('keyPrevious'), () => move(-1), contacts.length > 1);
  if (contacts.length === 0) return null;
  return (
    <div className={css.tabs}>
      <TabList aria-label={t('contacts')} className={css.list ?? ''}>
        {contacts.map((contact) => (
          <Tab key={contact.id} id={contact.id} className={css.tab ?? ''}>
            <TabFace contact={contact} workspace={workspace} inFront={contact.id === selected} />
          </Tab>
        ))}
      </TabList>
    </div>
  );
}

type SheetsProps = Pick<ContactTabsProps, 'contacts' | 'selected' | 'onSelect'> & { readonly className: string | undefined; readonly children: ReactNode };

/** Everything that the tabs belong to: their list, and the sheet of the contact in front. */
export function ContactSheets({ contacts, selected, onSelect, className, children }: SheetsProps) {
  const choose = (key: Key) => {
    const chosen = contacts.find(({ id }) => id === key);
    if (chosen && chosen.id !== selected) onSelect(chosen.id);
  };
  return (
    <Tabs className={className ?? ''} selectedKey={selected ?? 'none'} onSelectionChange={choose}>
      {children}
    </Tabs>
  );
}

/** The sheet of the contact in front. */
export function ContactSheet({ id, children }: { readonly id: ContactId; readonly children: ReactNode }) {
  return (
    <TabPanel id={id} className={css.sheet ?? ''}>
      {children}
    </TabPanel>
  );
}

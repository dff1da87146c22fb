import { useStrings } from '../../../lib/i18n.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Timer } from '../../../ui/time.tsx';
import type { Open } from '../state/open.ts';
import { CallBar } from './call-bar.tsx';
import { ConversationPanel } from './conversation-panel.tsx';
import css from './talk.module.css';

/** Where the caller is: a conversation, a telephone call, or somebody who came or wrote. */
export function TalkPanel(open: Open) {
  const t = useStrings('deskTalk');
  const { contact } = open;
  if (contact.conversationId !== null) return <ConversationPanel {...open} />;
  if (contact.call) return <CallBar {...open} call={contact.call} />;
  const isLetter = contact.channel === 'letter';
  return (
    <section className={css.call} aria-label={t(isLetter ? 'letter' : 'walkIn')}>
      <div className={css.callTop}>
        <span className={css.ringing}>
          <Icon name={isLetter ? 'letter' : 'walkIn'} size={18} />
        </span>
        <div className={css.callTime}>
          <b>{t(isLetter ? 'letter' : 'walkIn')}</b>{' '}
          <Timer since={Date.parse(contact.acceptedAt ?? contact.arrivedAt)} className={css.big} />
        </div>
      </div>
    </section>
  );
}

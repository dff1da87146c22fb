import type { ContactDetail } from '#shared/contacts/contact.schema.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { HintChip } from '../hints/hint-chip.tsx';
import { markName } from '../offer/offer-facts.ts';
import type { Open } from '../state/open.ts';
import { ContactFacts } from './contact-facts.tsx';
import { CallBackFacts } from './call-back-facts.tsx';
import { PromisedCall } from './promised-call.tsx';
import { Earlier } from './earlier.tsx';
import { MessageList } from './message-list.tsx';
import { ReplyBox } from './reply-box.tsx';
import { SilentNote } from './silent-note.tsx';
import css from './talk.module.css';

/** Why nothing can be written now; nothing while it can. */
function Closed({ contact }: { readonly contact: ContactDetail }) {
  const t = useStrings('deskTalk');
  if (contact.state === 'active') return contact.marks.includes('childLeft') ? <Banner tone="info">{t('childLeft')}</Banner> : null;
  return <Banner tone="info">{contact.state === 'wrapUp' ? t('inWrapUp') : t('ended')}</Banner>;
}

/** The conversation with the caller. */
export function ConversationPanel({ contact, work, isMine, canTalk }: Open) {
  const t = useStrings('deskTalk');
  const desk = useStrings('desk');
  const { conversation } = work;
  const canWrite = canTalk && contact.state === 'active' && contact.conversationId !== null;
  return (
    <section className={css.panel} aria-label={t('conversation')}>
      <header className={css.head}>
        <h2 className={css.title}>{t('conversation')}</h2>
        <ContactFacts contact={contact} />
        {contact.marks
          .filter((mark) => mark !== 'callBackAsked')
          .map((mark) => (
            <Badge key={mark} tone={mark === 'returning' ? 'neutral' : mark === 'helpNow' ? 'p0' : 'p1'}>
              {markName(desk, mark)}
            </Badge>
          ))}
        {contact.hints
          .filter(({ seq, dismissed }) => seq > dismissed)
          .map(({ code, seq }) => (
            <HintChip key={code} contactId={contact.id} code={code} seq={seq} isMine={isMine} />
          ))}
        <span className={css.end}>
          <Earlier earlier={contact.earlier} />
        </span>
      </header>
      {contact.callBackPlan ? (
        <PromisedCall contact={contact} plan={contact.callBackPlan} isMine={isMine} />
      ) : (
        contact.callBack && <CallBackFacts callBack={contact.callBack} />
      )}
      <MessageList contact={contact} conversation={conversation} isMine={isMine} />
      <div className={css.under}>
        <Closed contact={contact} />
        {canWrite && <SilentNote contact={contact} work={work} />}
        {canWrite && contact.conversationId !== null && <ReplyBox conversation={conversation} conversationId={contact.conversationId} />}
      </div>
    </section>
  );
}

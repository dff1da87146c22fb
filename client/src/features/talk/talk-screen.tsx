import { useState } from 'react';
import type { Area } from '#shared/channels/talk.api.ts';
import { talkStrings } from '#shared/i18n/talk.ts';
import { useWords } from '../../lib/public/words.ts';
import { CodeCard } from '../../ui/public/code-card.tsx';
import { HeldBack } from './held-back.tsx';
import { Composer } from './composer.tsx';
import type { Conversation } from './conversation.ts';
import { MessageList } from './message-list.tsx';
import { MorePanel } from './more-panel.tsx';
import { StatusStrip } from './status-strip.tsx';
import type { TalkState } from './talk-state.ts';
import css from './talk-screen.module.css';
import { isWaiting } from './status-words.ts';
import { useSeen } from './use-seen.ts';
import { useStickToEnd } from './use-stick-to-end.ts';
import { WaitPanel } from './wait-panel.tsx';

type Props = {
  readonly conversation: Conversation;
  readonly state: TalkState;
  readonly areas: readonly Area[] | null;
  readonly onCallBack: () => void;
};

/** The conversation: where it stands, what was said, what is true while waiting, and a place to write. */
export function TalkScreen({ conversation, state, areas, onCallBack }: Props) {
  const t = useWords(talkStrings);
  const [more, setMore] = useState(false);
  const scroll = useStickToEnd(state);
  useSeen(conversation, state.messages.length);
  return (
    <main className={css.screen}>
      <h1 className={css.hidden}>{t('conversation')}</h1>
      <StatusStrip state={state} moreOpen={more} onHelp={conversation.needHelp} onMore={() => setMore(!more)} />
      {more && (
        <MorePanel state={state} areas={areas} onCallBack={onCallBack} leaveLine={conversation.leaveLine} onClose={() => setMore(false)} />
      )}
      {/* Hidden and not taken away, so that a half-written message is still there afterwards. */}
      <div hidden={more} className={css.talk}>
        {/* A part that scrolls must be reachable by keyboard. */}
        <div ref={scroll} tabIndex={0} role="region" aria-label={t('conversation')} className={css.scroll}>
          <div className={css.column}>
            {state.code !== null && !isWaiting(state) && (
              <CodeCard code={state.code} title={t('codeTitle')}>
                {t('codeKeep')}
              </CodeCard>
            )}
            <MessageList state={state} onAgain={conversation.again} />
            <WaitPanel state={state} areas={areas} onCallBack={onCallBack} waitInstead={conversation.waitInstead} />
          </div>
        </div>
        {state.offline && (
          <p role="status" className={css.offline}>
            {t('offline')}
          </p>
        )}
        <HeldBack outbox={state.outbox} onStartNew={conversation.startNew} />
        <Composer first={state.messages.length === 0 && state.outbox.length === 0} onSend={conversation.say} onType={conversation.type} />
      </div>
    </main>
  );
}

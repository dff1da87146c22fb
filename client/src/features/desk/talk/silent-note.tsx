import type { ContactDetail } from '#shared/contacts/contact.schema.ts';
import { longSilenceMs, promptDue, silenceOf, type Silence } from '#shared/contacts/silence.ts';
import { useNow } from '../../../lib/clock.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { useShortcut } from '../../../lib/keys.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { PersonText } from '../../../ui/person-text.tsx';
import { useClose } from '../close/use-close.ts';
import type { Open } from '../state/open.ts';
import { useStore } from '../state/store.ts';
import type { ConversationState } from './conversation-store.ts';

/** The silence as the desk knows it: news of messages may be ahead of news of the contact, and a line on its way counts. */
function silenceHere({ messages, outgoing }: ConversationState, { acceptedAt, arrivedAt, lastCallerSeq }: ContactDetail): Silence | null {
  if (acceptedAt === null) return null;
  const heard = messages.filter(({ from, at }) => from === 'caller' && at >= arrivedAt).map(({ seq }) => seq);
  const kept = new Set(messages.map(({ commandId }) => commandId));
  const leaving = outgoing
    .filter(({ commandId }) => !kept.has(commandId))
    .map(({ text, at }) => ({ from: 'agent' as const, text, at: new Date(at).toISOString(), seq: Number.MAX_SAFE_INTEGER }));
  return silenceOf([...messages, ...leaving], { acceptedAt, lastCallerSeq: Math.max(lastCallerSeq, ...heard) });
}

/** A gentle line to be sent with one key, after 2, 5 and 10 minutes of silence. */
function GentleLine({ line, minutes, onSend }: { readonly line: string; readonly minutes: number; readonly onSend: () => void }) {
  const t = useStrings('deskSilent');
  useShortcut('i', t('key'), onSend);
  return (
    <Banner
      title={`${t('silentFor', { count: minutes })} · ${t('offer')}`}
      action={
        <Button size="s" variant="primary" kbd="I" onPress={onSend}>
          {t('send')}
        </Button>
      }
    >
      <PersonText>{line}</PersonText>
    </Banner>
  );
}

/** What the desk suggests while the caller writes nothing; it sends and closes nothing by itself. */
export function SilentNote({ contact, work }: Pick<Open, 'contact' | 'work'>) {
  const t = useStrings('deskSilent');
  const state = useStore(work.conversation);
  const now = useNow(5_000);
  const { wrapUp, isPending } = useClose({ contact, work });
  const silence = state.loaded ? silenceHere(state, contact) : null;
  if (!silence) return null;
  const minutes = Math.floor((now - silence.since) / 60_000);
  const line = promptDue(silence, now, contact.language);
  if (line !== null) return <GentleLine line={line} minutes={minutes} onSend={() => work.conversation.write(line, true)} />;
  if (now - silence.since < longSilenceMs) return null;
  return (
    <Banner
      tone="warn"
      title={t('longTitle', { count: minutes })}
      action={
        <Button size="s" kbd="W" isPending={isPending} onPress={wrapUp}>
          {t('finish')}
        </Button>
      }
    >
      {t('long')}
    </Banner>
  );
}

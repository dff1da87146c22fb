import { useState } from 'react';
import type { Area } from '#shared/channels/talk.api.ts';
import { talkStrings } from '#shared/i18n/talk.ts';
import { useWords } from '../../lib/public/words.ts';
import { Icon } from '../../ui/icon.tsx';
import { PublicButton } from '../../ui/public/button.tsx';
import { CodeCard } from '../../ui/public/code-card.tsx';
import { NumberList } from '../../ui/public/numbers.tsx';
import { CallNote, type CallActs } from './call-note.tsx';
import { useWaitWords } from './status-strip.tsx';
import { helpAsked, isWaiting, truthOf } from './status-words.ts';
import type { TalkState } from './talk-state.ts';
import { useClosedWords } from './closed-words.ts';
import css from './wait-panel.module.css';

const readings = ['readWrite', 'readBreathe', 'readFault', 'readFeet', 'readLeave'] as const;

/** Something calm to read, one thought at a time, turned by hand. */
function Reading() {
  const t = useWords(talkStrings);
  const [at, setAt] = useState(0);
  return (
    <section aria-label={t('readTitle')} className={css.reading}>
      <p aria-live="polite" className={css.thought}>
        {t(readings[at % readings.length] ?? 'readWrite')}
      </p>
      <PublicButton variant="quiet" icon="refresh" onClick={() => setAt(at + 1)} className={css.next}>
        {t('readNext')}
      </PublicButton>
    </section>
  );
}

/** The truth when nobody has come: what is so, and what to do now. */
function Truth({ title, body, areas }: { readonly title: string; readonly body: string; readonly areas: readonly Area[] | null }) {
  return (
    <section role="alert" className={css.truth}>
      <p className={css.truthTitle}>
        <Icon name="alert" size={20} /> {title}
      </p>
      <p>{body}</p>
      <NumberList areas={areas} />
    </section>
  );
}

const truths = {
  late: { title: 'helpLate', body: 'helpLateDo' },
  stuck: { title: 'helpStuck', body: 'helpLateDo' },
  nobody: { title: 'nobody', body: 'nobodyDanger' },
  closed: { title: 'closedNow', body: 'nobodyDanger' },
} as const;

type Props = { readonly state: TalkState; readonly areas: readonly Area[] | null };

/** After help was asked for: who comes, what is safe meanwhile, and the numbers unless the truth above has them. */
function HelpNote({ state, areas }: Props) {
  const t = useWords(talkStrings);
  const truth = truthOf(state);
  if (!helpAsked(state) || truth === 'late' || truth === 'stuck') return null;
  return (
    <section className={css.panel}>
      {state.view?.helpNow && truth === null && <p className={css.strong}>{t('helpAsked')}</p>}
      <p>{t('helpAskedSafe')}</p>
      {truth === null && <NumberList areas={areas} />}
    </section>
  );
}

/** While nobody has come: the truth first, then what was asked for, then the wait, the code and something to read. */
function Waiting({ state, areas, ...acts }: Props & CallActs) {
  const t = useWords(talkStrings);
  const wait = useWaitWords(state);
  const truth = truthOf(state);
  const closed = useClosedWords(truth === 'closed' ? state.view?.closed : null);
  return (
    <div className={css.stack}>
      {truth && <Truth title={closed ?? t(truths[truth].title)} body={t(truths[truth].body)} areas={areas} />}
      <CallNote state={state} {...acts} />
      <HelpNote state={state} areas={areas} />
      {wait && <p className={css.wait}>{wait}</p>}
      {state.view?.slower && <p className={css.panel}>{t('slower')}</p>}
      {state.code !== null && isWaiting(state) && (
        <CodeCard code={state.code} title={t('codeTitle')}>
          {t('codeKeep')}
        </CodeCard>
      )}
      {state.view?.phase === 'waiting' && <Reading />}
    </div>
  );
}

/** What is true at the end of the conversation as it stands: how to begin, the wait, the numbers to call, or how to write again. */
export function WaitPanel({ state, areas, ...acts }: Props & CallActs) {
  const t = useWords(talkStrings);
  const { view, outbox, messages } = state;
  if (!view && outbox.length === 0 && messages.length === 0) return <p className={css.hello}>{t('hello')}</p>;
  if (view?.phase === 'joined') return null;
  if (view?.phase !== 'ended') return <Waiting state={state} areas={areas} {...acts} />;
  return (
    <section className={css.panel}>
      <p className={css.strong}>{t('endedTitle')}</p>
      <p>{t('endedBody')}</p>
    </section>
  );
}

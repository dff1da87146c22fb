import { useEffect, useState, useSyncExternalStore } from 'react';
import { useWelcome } from '../../lib/public/welcome.ts';
import { PublicFrame } from '../../ui/public/frame.tsx';
import { CallBackForm } from './call-back-form.tsx';
import type { Conversation } from './conversation.ts';
import { ReturnForm } from './return-form.tsx';
import { StartPage } from './start-page.tsx';
import { TalkScreen } from './talk-screen.tsx';

type Screen = 'start' | 'talk' | 'callBack' | 'return';

/** The child's door: a start with three doors, and the conversation behind them. No step adds to the history, so that leaving replaces all of it. */
export function App({ conversation }: { readonly conversation: Conversation }) {
  const state = useSyncExternalStore(conversation.subscribe, conversation.state);
  const { welcome, failed } = useWelcome();
  const [screen, setScreen] = useState<Screen>(state.code === null ? 'start' : 'talk');
  const shown: Screen = state.unknown && screen === 'talk' ? 'return' : screen;
  useEffect(() => {
    window.scrollTo(0, 0);
  }, [shown]);
  const demo = welcome?.demo ?? false;
  const areas = welcome?.areas ?? null;
  const started = state.code !== null || state.outbox.length > 0;
  const needHelp = () => {
    conversation.needHelp();
    setScreen('talk');
  };
  const home = () => setScreen(started && !state.unknown ? 'talk' : 'start');

  return (
    <PublicFrame demo={demo} layout={shown === 'talk' ? 'screen' : 'page'}>
      {shown === 'start' && (
        <StartPage
          welcome={welcome}
          failed={failed}
          onWrite={() => setScreen('talk')}
          onCallBack={() => setScreen('callBack')}
          onHelp={needHelp}
          onReturn={() => setScreen('return')}
        />
      )}
      {shown === 'talk' && <TalkScreen conversation={conversation} state={state} areas={areas} onCallBack={() => setScreen('callBack')} />}
      {shown === 'callBack' && (
        <CallBackForm
          loadTimes={conversation.callTimes}
          state={state}
          onHelp={needHelp}
          onBack={home}
          onSubmit={(act) => {
            conversation.callMe(act);
            setScreen('talk');
          }}
        />
      )}
      {shown === 'return' && (
        <ReturnForm
          unknown={state.unknown}
          onBack={() => {
            conversation.startAnew();
            setScreen('start');
          }}
          comeBack={conversation.comeBack}
          onDone={() => setScreen('talk')}
        />
      )}
    </PublicFrame>
  );
}

import { reachApi, type ReachView } from '#shared/reach/reach.api.ts';
import { readyStrings } from '#shared/i18n/ready.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { useCommand } from '../../../lib/command.ts';
import { useErrorText } from '../../../lib/error-text.ts';
import { useStrings, useWordsOf } from '../../../lib/i18n.ts';
import { patchRoute, useRoute } from '../../../lib/query.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Act } from '../../../ui/phone/act.tsx';
import css from './readiness.module.css';
import { deviceName, heldKeys, pushState, subscribe, type PushState } from './device-push.ts';
import { Line, type Become } from './line.tsx';
import { PhoneNumber } from './phone-number.tsx';
import { TestPages } from './test-pages.tsx';

/** How this person can be reached, kept fresh while a test is under way. */
function useReach() {
  const queries = useQueryClient();
  const [isTesting, setTesting] = useState(false);
  const reach = useRoute(reachApi.mine, {}, { refetchInterval: isTesting ? 1_500 : 60_000 });
  const pages = reach.data?.test?.pages ?? [];
  // What a receipt proves is written after it.
  const isProven = reach.data?.ready.push !== null || reach.data.ready.sms !== null;
  const isWaiting = pages.some(({ state }) => state === 'sending' || state === 'accepted' || (state === 'received' && !isProven));
  useEffect(() => setTesting(isWaiting), [isWaiting]);
  const become = useCallback((view: ReachView) => patchRoute(queries, reachApi.mine, {}, () => view), [queries]);
  return { view: reach.data, become };
}

function usePush(view: ReachView, become: Become) {
  const [state, setState] = useState<PushState | null>(null);
  const [failed, setFailed] = useState(false);
  const adding = useCommand(reachApi.addDevice, { onDone: become });
  const { publicKey } = view;
  const hasDevices = view.devices.length > 0;
  const { run } = adding;
  const look = useCallback(
    () => void pushState(publicKey).then((next) => setState(next === 'on' && !hasDevices ? 'off' : next)),
    [publicKey, hasDevices],
  );
  useEffect(look, [look]);
  useEffect(() => {
    // Told anew each time the page is opened: the subscription may have been another person's, or renewed by the browser.
    void heldKeys(publicKey).then((keys) => keys && run({ body: { ...keys, label: deviceName() } }));
  }, [publicKey, run]);
  const allow = () => {
    setFailed(false);
    subscribe(publicKey)
      .then((keys) => keys && run({ body: { ...keys, label: deviceName() } }))
      .catch(() => setFailed(true))
      .finally(look);
  };
  return { state, allow, failed, error: adding.error, isPending: adding.isPending };
}

function Card({ view, become }: { readonly view: ReachView; readonly become: Become }) {
  const title = useStrings('duty');
  const t = useWordsOf(readyStrings);
  const errorText = useErrorText();
  const push = usePush(view, become);
  const testing = useCommand(reachApi.test, { onDone: become });
  const isReady = view.ready.push !== null || view.ready.sms !== null;
  const isOn = push.state === 'on';
  return (
    <section className={css.card} aria-labelledby="ready">
      <h2 id="ready" className={css.title}>
        {title('ready')}
      </h2>
      <Line
        isDone={isOn}
        act={
          (push.state === 'ask' || push.state === 'off') && (
            <Act variant="primary" aria-busy={push.isPending} onPress={push.allow}>
              {t('allow')}
            </Act>
          )
        }
      >
        {t(`push_${push.state ?? 'off'}`)}
        {push.state === 'denied' && <small>{t('howToAllow')}</small>}
        {push.failed && <small role="alert">{t('noService')}</small>}
        {push.error && <small role="alert">{errorText(push.error)}</small>}
      </Line>
      <PhoneNumber view={view} become={become} />
      <Line
        isDone={isReady}
        act={
          <Act
            variant={isOn && !isReady ? 'primary' : 'secondary'}
            disabled={view.devices.length === 0 && !view.phone}
            aria-busy={testing.isPending}
            onPress={() => testing.run({ body: {} })}
          >
            {t('test')}
          </Act>
        }
      >
        {t(isReady ? 'proven' : 'notProven')}
        {testing.error && <small role="alert">{errorText(testing.error)}</small>}
        <TestPages view={view} />
      </Line>
    </section>
  );
}

/** "Is your phone ready?": what shows that pages arrive here, what is missing, and how to mend it. */
export function Readiness() {
  const t = useWordsOf(readyStrings);
  const { view, become } = useReach();
  if (!view) return <Banner>{t('unknown')}</Banner>;
  return <Card view={view} become={become} />;
}

import { deskSteps, referralLifecycle, type DeskStep } from '#shared/referrals/referral.lifecycle.ts';
import { deskReferralsApi as api } from '#shared/referrals/referrals.api.ts';
import type { DeskReferral } from '#shared/referrals/referral.schema.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useCommand } from '../../lib/command.ts';
import { useStrings } from '../../lib/i18n.ts';
import { useShortcut } from '../../lib/keys.ts';
import { routeKey } from '../../lib/query.ts';
import { useReferralError } from '../../lib/referral-words.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { notify } from '../../ui/toast.tsx';
import css from './referrals.module.css';
import { keepAnswer } from './use-inbox.ts';
import { VerbDialog, type Asking, type Draft } from './verb-dialogs.tsx';

const keys: Readonly<Record<DeskStep, string>> = {
  acknowledge: 'r',
  accept: 'a',
  startService: 's',
  complete: 'c',
  noCapacity: 'n',
  decline: 'd',
};
const asks = (step: DeskStep): step is Asking => step === 'decline' || step === 'noCapacity' || step === 'complete';
const leadsOn = (step: DeskStep): step is Exclude<DeskStep, 'decline' | 'noCapacity'> => step !== 'decline' && step !== 'noCapacity';

/** The commands of the desk's verbs; an answer goes straight onto the page. */
function useVerbs(referral: DeskReferral, onDone: () => void) {
  const queries = useQueryClient();
  const errorText = useReferralError();
  const params = { referralId: referral.id };
  // News of a step comes ahead of its answer at times: an answer closes the window of its own step only.
  const [sentAt, setSentAt] = useState<number | null>(null);
  const handlers = {
    onDone: (answer: DeskReferral) => keepAnswer(queries, answer),
    onError: (error: unknown) => {
      notify({ text: errorText(error), tone: 'danger' }, 12_000);
      // Whoever was refused looks at something old.
      void queries.invalidateQueries({ queryKey: routeKey(api.open, { params }) });
      void queries.invalidateQueries({ queryKey: routeKey(api.inbox) });
    },
  };
  const asked = { ...handlers, onDone: (answer: DeskReferral) => (handlers.onDone(answer), onDone()) };
  const acknowledge = useCommand(api.acknowledge, handlers);
  const accept = useCommand(api.accept, handlers);
  const startService = useCommand(api.startService, handlers);
  const decline = useCommand(api.decline, asked);
  const noCapacity = useCommand(api.noCapacity, asked);
  const complete = useCommand(api.complete, asked);
  const run = (step: DeskStep, { text, reason }: Draft) => {
    setSentAt(referral.version);
    if (step === 'acknowledge') acknowledge.run({ params });
    else if (step === 'accept') accept.run({ params });
    else if (step === 'startService') startService.run({ params });
    else if (step === 'noCapacity') noCapacity.run({ params, body: { lacking: text } });
    else if (step === 'complete') complete.run({ params, body: { report: text } });
    else if (reason) decline.run({ params, body: { reason, text } });
  };
  const all = [acknowledge, accept, startService, decline, noCapacity, complete];
  // Once the step shows, the next one may be taken, its answer there or not.
  return { run, isPending: sentAt === referral.version && all.some((one) => one.isPending), isRetrying: all.some((one) => one.isRetrying) };
}

function Verb({
  step,
  isMain,
  isPending,
  onPress,
}: {
  readonly step: DeskStep;
  readonly isMain: boolean;
  readonly isPending: boolean;
  readonly onPress: () => void;
}) {
  const t = useStrings('referrals');
  useShortcut(keys[step], t(`do_${step}`), onPress, !isPending);
  return (
    <Button
      variant={isMain ? 'primary' : 'secondary'}
      size="l"
      kbd={keys[step].toUpperCase()}
      isDisabled={isPending}
      onPress={onPress}
      className={css.verb}
    >
      {t(`do_${step}`)}
    </Button>
  );
}

const empty: Draft = { text: '', reason: null };

/** The steps that are possible now: the way on first, the ways out after it. */
export function Verbs({ referral }: { readonly referral: DeskReferral }) {
  const t = useStrings('referrals');
  const errors = useStrings('errors');
  const [asking, setAsking] = useState<Asking | null>(null);
  const [drafts, setDrafts] = useState<Partial<Record<Asking, Draft>>>({});
  const { run, isPending, isRetrying } = useVerbs(referral, () => setAsking(null));
  const allowed = referralLifecycle.allowed(referral.state);
  const steps = deskSteps.filter((step) => allowed.includes(step));
  const main = steps.find(leadsOn);
  if (steps.length === 0) return referral.state === 'completed' ? <p className={css.wait}>{t('waitHelpline')}</p> : null;
  const draft = asking ? (drafts[asking] ?? empty) : empty;
  return (
    <div className={css.verbs}>
      {main && <p className={css.hint}>{t(`hint_${main}`)}</p>}
      {isRetrying && <Banner tone="warn">{errors('offline')}</Banner>}
      <div className={css.buttons}>
        {steps.map((step) => (
          <Verb
            key={step}
            step={step}
            isMain={step === main}
            isPending={isPending}
            onPress={() => (asks(step) ? setAsking(step) : run(step, empty))}
          />
        ))}
      </div>
      {asking && (
        <VerbDialog
          asking={asking}
          referral={referral}
          draft={draft}
          onDraft={(next) => setDrafts((old) => ({ ...old, [asking]: next }))}
          onSend={(next) => run(asking, next)}
          onClose={() => setAsking(null)}
          isPending={isPending}
          error={isRetrying && <Banner tone="warn">{errors('offline')}</Banner>}
        />
      )}
    </div>
  );
}

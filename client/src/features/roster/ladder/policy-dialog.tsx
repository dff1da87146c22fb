import type { PolicyView } from '#shared/dispatch/policy.api.ts';
import { policyRulesSchema, problemsOf, warningsOf, type PolicyFrame, type PolicyRules } from '#shared/dispatch/policy-rules.ts';
import type { PolicyStep } from '#shared/dispatch/policy.ts';
import { useState } from 'react';
import { useStrings } from '../../../lib/i18n.ts';
import { ActDialog } from '../../../ui/act-dialog.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { RadioGroup } from '../../../ui/radio-group.tsx';
import { draftOf, isSame, rulesOf, withStep, type PolicyDraft } from './draft.ts';
import { Note, Stale, useThrowGuard } from './edit-parts.tsx';
import css from './ladder.module.css';
import { Seconds, StepForm } from './step-form.tsx';
import { Reached } from './steps-view.tsx';
import { usePolicyErrorText, useSetPolicy } from './use-policies.ts';

// What is asked of whoever goes when that is switched on, in seconds.
const usualCheckIn = { onTheWaySeconds: 2700, onSceneSeconds: 1200, graceSeconds: 120 };

/** What is wrong with one step, in words. */
function useStepProblems(frame: PolicyFrame, rules: PolicyRules): (index: number) => string[] {
  const t = useStrings('policy');
  const found = problemsOf(frame, rules);
  return (index) => {
    const { targets = [], channels = [] } = rules.steps[index] ?? {};
    const empty = [targets.length === 0 ? t('noTarget') : '', channels.length === 0 ? t('noWay') : ''].filter(Boolean);
    return [...empty, ...found.filter(({ step }) => step === index).map(({ what }) => t(`problem_${what}`))];
  };
}

/** What will be taken and should be known. */
function Warnings({ frame, rules }: { readonly frame: PolicyFrame; readonly rules: PolicyRules }) {
  const t = useStrings('policy');
  const warnings = warningsOf(frame, rules);
  return (
    <Banner tone={warnings.length > 0 ? 'warn' : 'ok'}>
      <Reached rules={rules} />
      <ul>
        {warnings.map(({ what, step }) => (
          <li key={`${what} ${step ?? ''}`}>
            {step !== null && `${t('step', { n: step + 1 })}: `}
            {t(`warn_${what}`)}
          </li>
        ))}
      </ul>
    </Banner>
  );
}

type CheckIn = PolicyRules['checkIn'];
function CheckInForm({ checkIn, set }: { readonly checkIn: CheckIn; readonly set: (checkIn: CheckIn) => void }) {
  const t = useStrings('policy');
  return (
    <div className={css.part}>
      <Checkbox isSelected={checkIn !== null} onChange={(isOn) => set(isOn ? usualCheckIn : null)}>
        {t('checkInsOn')}
      </Checkbox>
      {checkIn && (
        <div className={css.fields}>
          <Seconds
            label={t('onTheWay')}
            min={60}
            max={86_400}
            value={checkIn.onTheWaySeconds}
            onChange={(n) => set({ ...checkIn, onTheWaySeconds: n })}
          />
          <Seconds
            label={t('onScene')}
            min={60}
            max={86_400}
            value={checkIn.onSceneSeconds}
            onChange={(n) => set({ ...checkIn, onSceneSeconds: n })}
          />
          <Seconds
            label={t('grace')}
            min={10}
            max={3600}
            value={checkIn.graceSeconds}
            onChange={(n) => set({ ...checkIn, graceSeconds: n })}
          />
        </div>
      )}
    </div>
  );
}

function useDraft(view: PolicyView) {
  const [draft, setDraft] = useState<PolicyDraft>(() => draftOf(view.rules));
  const [began, setBegan] = useState(view.rules);
  const [seen, setSeen] = useState(view.revision);
  const keep = () => setSeen(view.revision);
  const take = () => {
    setDraft(draftOf(view.rules));
    setBegan(view.rules);
    keep();
  };
  const rules = rulesOf(draft);
  return { draft, setDraft, rules, seen, isStale: view.revision !== seen, isChanged: !isSame(rules, began), take, keep };
}

function Steps({ frame, draft, setDraft }: { frame: PolicyFrame; draft: PolicyDraft; setDraft: (draft: PolicyDraft) => void }) {
  const t = useStrings('policy');
  const wrongIn = useStepProblems(frame, rulesOf(draft));
  const { steps } = draft;
  const set = (id: string, part: Partial<PolicyStep>) =>
    setDraft({ ...draft, steps: steps.map((one) => (one.id === id ? { id, step: { ...one.step, ...part } } : one)) });
  const move = (at: number, by: number) => {
    const next = [...steps];
    next.splice(at + by, 0, ...next.splice(at, 1));
    setDraft({ ...draft, steps: next });
  };
  return (
    <>
      {steps.map(({ id, step }, i) => (
        <StepForm
          key={id}
          step={step}
          ways={frame.ways}
          n={i + 1}
          count={steps.length}
          wrong={wrongIn(i)}
          set={(part) => set(id, part)}
          onMove={(by) => move(i, by)}
          onRemove={() => setDraft({ ...draft, steps: steps.filter((one) => one.id !== id) })}
        />
      ))}
      <div>
        <Button icon="plus" isDisabled={steps.length >= 12} onPress={() => setDraft(withStep(draft))}>
          {t('add')}
        </Button>
      </div>
    </>
  );
}

type Props = { readonly view: PolicyView; readonly onClose: () => void };

/** Edits a policy; what would be refused, and what should be known, is told before anything is written. */
export function PolicyDialog({ view, onClose }: Props) {
  const t = useStrings('policy');
  const errorText = usePolicyErrorText();
  const { kind } = view;
  const { draft, setDraft, rules, seen, isStale, isChanged, take, keep } = useDraft(view);
  const [note, setNote] = useState('');
  const save = useSetPolicy(onClose);
  const guard = useThrowGuard(isChanged || note !== '', onClose);
  const isRight = policyRulesSchema.safeParse(rules).success && problemsOf(view, rules).length === 0;
  return (
    <ActDialog
      title={t('editOf', { name: t(`kind_${kind}`) })}
      size="l"
      onClose={guard.close}
      act={t('save')}
      isReady={isRight && isChanged && !isStale && note.trim() !== ''}
      isPending={save.isPending}
      onAct={() => save.run({ params: { kind }, body: { revision: seen, rules, note } })}
    >
      <div className={css.form}>
        <p className={css.hint}>{t('intro')}</p>
        {isStale && <Stale onTake={take} onKeep={keep} />}
        <Steps frame={view} draft={draft} setDraft={setDraft} />
        <RadioGroup
          label={t('endedBy')}
          options={(['anybody', 'officer'] as const).map((id) => ({ id, label: t(`ends_${id}`) }))}
          value={draft.endedBy}
          onChange={(endedBy) => setDraft({ ...draft, endedBy })}
        />
        {kind === 'urgent' && <CheckInForm checkIn={draft.checkIn} set={(checkIn) => setDraft({ ...draft, checkIn })} />}
        <Warnings frame={view} rules={rules} />
        <Note note={note} onChange={setNote} />
        {save.error && (
          <p role="alert" className={css.error}>
            {errorText(save.error)}
          </p>
        )}
      </div>
      {guard.question}
    </ActDialog>
  );
}

import { followUpApi } from '#shared/cases/follow-up.api.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { useShortcut } from '../../../lib/keys.ts';
import { useRoute } from '../../../lib/query.ts';
import { Button } from '../../../ui/button.tsx';
import { PersonText } from '../../../ui/person-text.tsx';
import { ReferDialog } from '../refer/refer-dialog.tsx';
import { ReferralList } from '../refer/referral-list.tsx';
import { CallDialog } from '../dispatch/call-dialog.tsx';
import { DispatchDialog } from '../dispatch/dispatch-dialog.tsx';
import { DispatchLadder } from '../dispatch/dispatch-ladder.tsx';
import { EmergencyCalls } from '../dispatch/emergency-calls.tsx';
import type { Open } from '../state/open.ts';
import { DueTime } from '../top/follow-ups.tsx';
import { CallBackDialog } from './call-back-dialog.tsx';
import { FollowUpDialog } from './follow-up-dialog.tsx';
import type { StepName } from './step-name.ts';
import css from './steps.module.css';

type Props = Open & { readonly step: StepName | null; readonly onStep: (step: StepName | null) => void };

// A colleague who looks in may have made the call; everything else is the owner's.
const buttons: readonly (readonly [StepName, string])[] = [
  ['dispatch', 'D'],
  ['emergencyCall', 'P'],
  ['refer', 'R'],
  ['followUp', 'F'],
  ['callBack', 'B'],
];

function StepButton({ name, kbd, onPress }: { readonly name: StepName; readonly kbd: string; readonly onPress: () => void }) {
  const t = useStrings('deskSteps');
  useShortcut(kbd.toLowerCase(), t(name), onPress);
  return (
    <Button variant={name === 'dispatch' ? 'danger' : 'secondary'} spread kbd={kbd} onPress={onPress}>
      {t(name)}
    </Button>
  );
}

/** Follow-ups of this contact that are still open. */
function OpenFollowUps({ contact }: Pick<Open, 'contact'>) {
  const t = useStrings('deskSteps');
  const { data } = useRoute(followUpApi.ofContact, { params: { contactId: contact.id } });
  const open = data?.followUps.filter(({ state }) => state === 'open') ?? [];
  if (open.length === 0) return null;
  return (
    <ul className={css.running} aria-label={t('followUp')}>
      {open.map(({ id, dueAt, what }) => (
        <li key={id}>
          <PersonText>{what}</PersonText>
          <DueTime at={dueAt} />
        </li>
      ))}
    </ul>
  );
}

/** What can be set in motion from here, and what is running. */
export function NextSteps({ contact, work, isMine, step, onStep }: Props) {
  const t = useStrings('deskSteps');
  const close = () => onStep(null);
  return (
    <section className={css.panel} aria-label={t('nextSteps')} data-jump="steps" tabIndex={-1}>
      <div className={css.buttons}>
        {buttons
          .filter(([name]) => isMine || name === 'emergencyCall')
          .map(([name, kbd]) => (
            <StepButton key={name} name={name} kbd={kbd} onPress={() => onStep(name)} />
          ))}
      </div>
      <div className={css.lists}>
        <DispatchLadder contactId={contact.id} part="open" />
        <EmergencyCalls contactId={contact.id} />
        <OpenFollowUps contact={contact} />
        <ReferralList contactId={contact.id} part="open" />
        <DispatchLadder contactId={contact.id} part="ended" />
        <ReferralList contactId={contact.id} part="ended" />
      </div>
      {step === 'refer' && <ReferDialog contact={contact} onClose={close} />}
      {step === 'dispatch' && <DispatchDialog contact={contact} onClose={close} />}
      {step === 'emergencyCall' && <CallDialog contactId={contact.id} onClose={close} />}
      {step === 'followUp' && <FollowUpDialog contact={contact} onClose={close} />}
      {step === 'callBack' && <CallBackDialog contact={contact} work={work} onClose={close} />}
    </section>
  );
}

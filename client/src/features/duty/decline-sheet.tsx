import type { DutyTask } from '#shared/dispatch/dispatch.schema.ts';
import { dispatchDeclineReasons, type DispatchDeclineReason } from '#shared/taxonomy/work-reasons.ts';
import { useLanguage, useStrings } from '../../lib/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import css from './duty.module.css';

/** Why not: one press, and the others are asked. */
export function DeclineSheet({
  task,
  onClose,
  onChoose,
}: {
  readonly task: Pick<DutyTask, 'kind' | 'pagedAs'>;
  readonly onClose: () => void;
  readonly onChoose: (reason: DispatchDeclineReason) => void;
}) {
  const t = useStrings('duty');
  const language = useLanguage();
  return (
    <Dialog title={t(task.kind === 'helpNow' ? 'cannotHelpTitle' : 'cannotTitle')} isOpen onClose={onClose} size="s">
      <p className={css.hint}>{t(task.pagedAs === 'supervisor' || task.kind === 'helpNow' ? 'cannotBodyOthers' : 'cannotBody')}</p>
      <div className={css.reasons}>
        {dispatchDeclineReasons.items.map(({ code, label }) => (
          <Button
            key={code}
            size="l"
            wide
            spread
            onPress={() => {
              onClose();
              onChoose(code);
            }}
          >
            {label[language]}
          </Button>
        ))}
      </div>
    </Dialog>
  );
}

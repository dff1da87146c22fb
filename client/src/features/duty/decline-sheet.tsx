import type { DutyTask } from '#shared/dispatch/dispatch.schema.ts';
import { dispatchDeclineReasons, type DispatchDeclineReason } from '#shared/taxonomy/work-reasons.ts';
import { useLanguage, useStrings } from '../../lib/i18n.ts';
import { Act } from '../../ui/phone/act.tsx';
import { Sheet } from '../../ui/phone/sheet.tsx';
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
    <Sheet title={t(task.kind === 'helpNow' ? 'cannotHelpTitle' : 'cannotTitle')} onClose={onClose}>
      <p className={css.hint}>{t(task.pagedAs === 'supervisor' || task.kind === 'helpNow' ? 'cannotBodyOthers' : 'cannotBody')}</p>
      <div className={css.reasons}>
        {dispatchDeclineReasons.items.map(({ code, label }) => (
          <Act
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
          </Act>
        ))}
      </div>
    </Sheet>
  );
}

import { useLanguage, useStrings } from '../../lib/i18n.ts';
import { Icon } from '../../ui/icon.tsx';
import css from './duty.module.css';
import type { ShownTask } from './steps.ts';

/** Somebody else goes, or a child's call for help is in hand: that, and no more. */
export function OtherLine({ task }: { readonly task: ShownTask }) {
  const t = useStrings('duty');
  const language = useLanguage();
  const say = task.mine === 'leading' ? 'inHand' : task.kind === 'helpNow' ? 'otherHelps' : 'otherGoes';
  return (
    <p className={css.other} role="status">
      <Icon name="check" size={18} />
      <span>
        <bdi dir="ltr">{`C-${task.contactNumber}`}</bdi> · {t(say, { name: task.ledBy?.[language] ?? '' })}
      </span>
    </p>
  );
}

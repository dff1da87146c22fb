import { useLanguage, useStrings } from '../../lib/i18n.ts';
import { Icon } from '../../ui/icon.tsx';
import css from './duty.module.css';
import type { ShownTask } from './steps.ts';

/** Somebody else goes: that, and no more. */
export function OtherLine({ task }: { readonly task: ShownTask }) {
  const t = useStrings('duty');
  const language = useLanguage();
  return (
    <p className={css.other} role="status">
      <Icon name="check" size={18} />
      <span>
        <bdi dir="ltr">{`C-${task.contactNumber}`}</bdi> · {t('otherGoes', { name: task.ledBy?.[language] ?? '' })}
      </span>
    </p>
  );
}

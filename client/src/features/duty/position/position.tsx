import { positionStrings } from '#shared/i18n/position.ts';
import { useNow } from '../../../lib/clock.ts';
import { useWordsOf } from '../../../lib/i18n.ts';
import { Icon } from '../../../ui/icon.tsx';
import { useSpanWords } from '../../../ui/time.tsx';
import type { ShownTask } from '../steps.ts';
import css from './position.module.css';
import { useSharing } from './use-sharing.ts';
import type { Ways } from './ways.ts';

/** Switches on and off that the helpline sees where this phone is, and says truthfully how that stands. */
export function Position({ task, ways }: { readonly task: ShownTask; readonly ways: Ways }) {
  const t = useWordsOf(positionStrings);
  const words = useSpanWords();
  const at = useNow(1_000);
  const { on, trouble, toldAt, offWaits, turnOn, turnOff } = useSharing(task.id, ways);
  const say = trouble
    ? t(trouble)
    : on
      ? toldAt === null
        ? t('finding')
        : t('told', { age: words(Math.max(0, at - toldAt)) })
      : offWaits
        ? t('offWaits')
        : null;
  return (
    <div className={css.position}>
      <button type="button" role="switch" aria-checked={on} className={css.switch} onClick={on ? turnOff : turnOn}>
        <Icon name="pin" size={20} />
        <span className={css.label}>{t('share')}</span>
        <span className={css.state} aria-hidden="true">
          {t(on ? 'on' : 'off')}
        </span>
        <span className={css.track} aria-hidden="true">
          <span className={css.knob} />
        </span>
      </button>
      <p className={css.hint}>{t('who')}</p>
      {say && (
        <p role={trouble ? 'alert' : undefined} className={trouble ? css.trouble : css.hint}>
          {say}
        </p>
      )}
    </div>
  );
}

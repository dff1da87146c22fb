import { useStrings } from '../../../lib/i18n.ts';
import { useShortcut } from '../../../lib/keys.ts';
import { Button } from '../../../ui/button.tsx';
import css from './offer.module.css';
import type { DeclineReason } from './use-offer-acts.ts';

const reasons = [
  ['language', 'declineLanguage'],
  ['conflict', 'declineConflict'],
  ['needBreak', 'declineNeedBreak'],
  ['technical', 'declineTechnical'],
  ['other', 'declineOther'],
] as const;

type Props = { readonly onChoose: (reason: DeclineReason) => void; readonly onBack: () => void; readonly isPending: boolean };

function Reason({
  index,
  isPending,
  onChoose,
}: {
  readonly index: number;
  readonly isPending: boolean;
  readonly onChoose: (reason: DeclineReason) => void;
}) {
  const t = useStrings('desk');
  const [id, key] = reasons[index] ?? reasons[4];
  const kbd = String(index + 1);
  useShortcut(kbd, t(key), () => onChoose(id));
  return (
    <Button size="s" kbd={kbd} isDisabled={isPending} onPress={() => onChoose(id)}>
      {t(key)}
    </Button>
  );
}

/** Why an offer is declined, by one key. */
export function DeclineReasons({ onChoose, onBack, isPending }: Props) {
  const t = useStrings('desk');
  return (
    <div className={css.reasons} role="group" aria-label={t('declineWhy')}>
      <span className={css.more}>{t('declineWhy')}</span>
      {reasons.map(([id], index) => (
        <Reason key={id} index={index} isPending={isPending} onChoose={onChoose} />
      ))}
      <Button size="s" variant="quiet" kbd="Esc" onPress={onBack}>
        {t('back')}
      </Button>
    </div>
  );
}

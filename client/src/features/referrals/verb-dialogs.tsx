import type { DeskReferral } from '#shared/referrals/referral.schema.ts';
import { referralDeclineReasons, type ReferralDeclineReason } from '#shared/taxonomy/work-reasons.ts';
import { useState, type ReactNode } from 'react';
import { useLanguage, useStrings } from '../../lib/i18n.ts';
import { ActDialog } from '../../ui/act-dialog.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { TextArea } from '../../ui/text-field.tsx';

/** A verb that needs words first. */
export type Asking = 'decline' | 'noCapacity' | 'complete';
/** What was typed and not sent yet; it outlives the window. */
export type Draft = { readonly text: string; readonly reason: ReferralDeclineReason | null };

type Props = {
  readonly referral: DeskReferral;
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
  readonly onSend: (draft: Draft) => void;
  readonly onClose: () => void;
  readonly isPending: boolean;
  readonly error: ReactNode;
};

const words = {
  decline: { title: 'declineTitle', label: 'declineMore', help: null, act: 'do_decline' },
  noCapacity: { title: 'noCapacityTitle', label: 'lacking', help: 'lackingHelp', act: 'do_noCapacity' },
  complete: { title: 'completeTitle', label: 'report', help: 'reportHelp', act: 'do_complete' },
} as const;

/** Asks for the words of a verb, and sends it. */
export function VerbDialog({ asking, referral, draft, onDraft, onSend, onClose, isPending, error }: Props & { readonly asking: Asking }) {
  const t = useStrings('referrals');
  const language = useLanguage();
  const [tried, setTried] = useState(false);
  const { title, label, help, act } = words[asking];
  const declines = asking === 'decline';
  const noReason = declines && draft.reason === null;
  const tooShort = !declines && draft.text.trim().length < 3;
  const send = () => {
    setTried(true);
    if (!noReason && !tooShort) onSend(draft);
  };
  return (
    <ActDialog
      title={t(title, { n: referral.number })}
      onClose={onClose}
      act={t(act)}
      variant={asking === 'complete' ? 'primary' : 'danger'}
      isPending={isPending}
      onAct={send}
    >
      {error}
      {declines && (
        <RadioGroup
          label={t('declineWhy')}
          options={referralDeclineReasons.items.map((item) => ({ id: item.code, label: item.label[language] }))}
          value={draft.reason}
          onChange={(reason) => onDraft({ ...draft, reason })}
          error={tried && noReason ? t('declineNeeds') : undefined}
        />
      )}
      <TextArea
        label={t(label)}
        description={help ? t(help) : undefined}
        value={draft.text}
        onChange={(text) => onDraft({ ...draft, text })}
        error={tried && tooShort ? t('needsWords') : undefined}
        maxLength={asking === 'complete' ? 3000 : 1000}
        rows={4}
        autoFocus={!declines}
      />
    </ActDialog>
  );
}

import { referralLifecycle } from '#shared/referrals/referral.lifecycle.ts';
import { referralsApi as api } from '#shared/referrals/referrals.api.ts';
import { confirmedWithSchema, type ConfirmedWith, type HelplineReferral } from '#shared/referrals/referral.schema.ts';
import { useQueryClient } from '@tanstack/react-query';
import { use, useState } from 'react';
import { useCommand } from '../../../lib/command.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { routeKey } from '../../../lib/query.ts';
import { useReferralError } from '../../../lib/referral-words.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { ActDialog } from '../../../ui/act-dialog.tsx';
import { RadioGroup } from '../../../ui/radio-group.tsx';
import { TextArea } from '../../../ui/text-field.tsx';
import { MayActContext } from '../state/may-act.ts';
import css from './refer.module.css';

type Act = 'revoke' | 'close' | 'return';

const words = {
  revoke: { title: 'revokeTitle', help: 'revokeHelp', label: 'revokeWhy', act: 'revoke' },
  close: { title: 'confirmTitle', help: 'confirmHelp', label: 'confirmNote', act: 'confirm' },
  return: { title: 'returnTitle', help: 'returnHelp', label: 'returnWhy', act: 'notConfirmed' },
} as const;

function AskDialog({ act, referral, onClose }: { readonly act: Act; readonly referral: HelplineReferral; readonly onClose: () => void }) {
  const r = useStrings('refer');
  const errorText = useReferralError();
  const queries = useQueryClient();
  const [text, setText] = useState('');
  const [confirmedWith, setWith] = useState<ConfirmedWith | null>(null);
  const refresh = () =>
    void queries.invalidateQueries({ queryKey: routeKey(api.ofContact, { params: { contactId: referral.contactId } }) });
  const handlers = { onDone: () => (refresh(), onClose()), onError: refresh };
  const revoke = useCommand(api.revoke, handlers);
  const giveBack = useCommand(api.return, handlers);
  const close = useCommand(api.close, handlers);
  const params = { referralId: referral.id };
  const ready = act === 'close' ? confirmedWith !== null : text.trim().length >= 3;
  const send = () => {
    if (act === 'revoke') revoke.run({ params, body: { reason: text } });
    else if (act === 'return') giveBack.run({ params, body: { reason: text } });
    else if (confirmedWith) close.run({ params, body: { confirmedWith, note: text } });
  };
  const error = revoke.error ?? giveBack.error ?? close.error;
  return (
    <ActDialog
      title={r(words[act].title, { n: referral.number })}
      onClose={onClose}
      act={r(words[act].act)}
      variant={act === 'close' ? 'primary' : 'danger'}
      isReady={ready}
      isPending={revoke.isPending || giveBack.isPending || close.isPending}
      onAct={send}
    >
      {error && <Banner tone="danger">{errorText(error)}</Banner>}
      <p className={css.quiet}>{r(words[act].help)}</p>
      {act === 'close' && (
        <RadioGroup
          label={r('confirmWith')}
          options={confirmedWithSchema.options.map((id) => ({ id, label: r(`with_${id}`) }))}
          value={confirmedWith}
          onChange={setWith}
        />
      )}
      <TextArea label={r(words[act].label)} rows={3} maxLength={1000} value={text} onChange={setText} autoFocus={act !== 'close'} />
    </ActDialog>
  );
}

/** Which of these acts the helpline can do with a referral as it stands. */
export function ReferralActs({ referral, acts }: { readonly referral: HelplineReferral; readonly acts: readonly Act[] }) {
  const r = useStrings('refer');
  const [act, setAct] = useState<Act | null>(null);
  const allowed = referralLifecycle.allowed(referral.state);
  const possible = acts.filter((one) => allowed.includes(one));
  if (!use(MayActContext) || possible.length === 0) return null;
  return (
    <div className={css.acts}>
      {possible.map((one) => (
        <Button key={one} size="s" variant={one === 'close' ? 'primary' : 'quiet'} onPress={() => setAct(one)}>
          {r(words[one].act)}
        </Button>
      ))}
      {act && <AskDialog act={act} referral={referral} onClose={() => setAct(null)} />}
    </div>
  );
}

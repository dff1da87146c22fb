import type { Outcome } from '#shared/dispatch/dispatch.lifecycle.ts';
import type { HandOver } from '#shared/dispatch/hand-over.ts';
import { useState } from 'react';
import { useStrings } from '../../lib/i18n.ts';
import { Act } from '../../ui/phone/act.tsx';
import { LineField, TextField } from '../../ui/phone/field.tsx';
import { Sheet } from '../../ui/phone/sheet.tsx';
import { useDraft, type Draft } from './drafts.ts';
import { SignaturePad } from './signature-pad.tsx';

type Props = {
  readonly dispatchId: string;
  readonly outcome: Outcome;
  readonly onClose: () => void;
  readonly onSend: (report: string, handOver: HandOver | null) => void;
};
type Change = (part: Partial<Draft>) => void;

/** Who received the child: name, body and position, and their signature on the glass. */
function Receiver({ draft, change, isMissing }: { readonly draft: Draft; readonly change: Change; readonly isMissing: boolean }) {
  const t = useStrings('duty');
  return (
    <>
      <LineField
        label={t('receiverName')}
        text="people"
        maxLength={120}
        value={draft.name}
        onChange={(name) => change({ name })}
        error={isMissing ? t('receiverMissing') : undefined}
        autoComplete="off"
      />
      <LineField
        label={t('receiverPosition')}
        text="people"
        maxLength={160}
        value={draft.position}
        onChange={(position) => change({ position })}
        autoComplete="off"
      />
      <SignaturePad label={t('signature')} value={draft.signature} onChange={(signature) => change({ signature })} />
    </>
  );
}

/** What came of it, in a few words; they are kept as they are typed, and may be left out when there is no time for them. */
export function OutcomeSheet({ dispatchId, outcome, onClose, onSend }: Props) {
  const t = useStrings('duty');
  const { draft, change, forget } = useDraft(dispatchId);
  const [tried, setTried] = useState(false);
  const name = draft.name.trim();
  const isHandOver = outcome === 'handedOver';
  const isMissing = isHandOver && name === '';
  const send = () => {
    setTried(true);
    if (isMissing) return;
    const handOver = isHandOver ? { name, position: draft.position.trim(), signature: draft.signature } : null;
    forget();
    onClose();
    onSend(draft.report.trim(), handOver);
  };
  return (
    <Sheet
      title={t(outcome)}
      onClose={onClose}
      footer={
        <>
          <Act size="l" onPress={onClose}>
            {t('back')}
          </Act>
          <Act variant="primary" size="l" icon="send" onPress={send}>
            {t('send')}
          </Act>
        </>
      }
    >
      {isHandOver && <Receiver draft={draft} change={change} isMissing={tried && isMissing} />}
      <TextField
        label={t(`report_${outcome}`)}
        description={t('reportHint')}
        rows={4}
        maxLength={2000}
        value={draft.report}
        onChange={(report) => change({ report })}
      />
    </Sheet>
  );
}

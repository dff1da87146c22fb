import type { Outcome } from '#shared/dispatch/dispatch.lifecycle.ts';
import { useState } from 'react';
import { useStrings } from '../../lib/i18n.ts';
import { Act } from '../../ui/phone/act.tsx';
import { Sheet } from '../../ui/phone/sheet.tsx';
import { TextField } from '../../ui/phone/field.tsx';

/** What came of it, in a few words; they may be left out when there is no time for them. */
export function OutcomeSheet({
  outcome,
  onClose,
  onSend,
}: {
  readonly outcome: Outcome;
  readonly onClose: () => void;
  readonly onSend: (report: string) => void;
}) {
  const t = useStrings('duty');
  const [report, setReport] = useState('');
  const send = () => {
    onClose();
    onSend(report.trim());
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
      <TextField
        label={t(`report_${outcome}`)}
        description={t('reportHint')}
        rows={4}
        maxLength={2000}
        value={report}
        onChange={setReport}
      />
    </Sheet>
  );
}

import type { Outcome } from '#shared/dispatch/dispatch.lifecycle.ts';
import { useState } from 'react';
import { useStrings } from '../../lib/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextArea } from '../../ui/text-field.tsx';

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
    <Dialog
      title={t(outcome)}
      isOpen
      onClose={onClose}
      size="s"
      footer={
        <>
          <Button size="l" onPress={onClose}>
            {t('back')}
          </Button>
          <Button variant="primary" size="l" icon="send" onPress={send}>
            {t('send')}
          </Button>
        </>
      }
    >
      <TextArea
        label={t(`report_${outcome}`)}
        description={t('reportHint')}
        rows={4}
        maxLength={2000}
        size="l"
        value={report}
        onChange={setReport}
        autoFocus
      />
    </Dialog>
  );
}

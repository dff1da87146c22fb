import type { Open } from '../state/open.ts';
import { phoneText } from '#shared/kernel/text.ts';
import { useState } from 'react';
import { useStrings } from '../../../lib/i18n.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { useJump } from '../close/jump.ts';
import { useStartManual } from '../tabs/manual-entry.tsx';
import { SafeFacts, useSafeContact } from './safe-contact.tsx';
import css from './steps.module.css';

/** Before calling back: is it safe, when, who may answer, what to say; only then the number. */
export function CallBackDialog({ contact, work, onClose }: Pick<Open, 'contact' | 'work'> & { readonly onClose: () => void }) {
  const t = useStrings('deskSteps');
  const ui = useStrings('ui');
  const facts = useSafeContact({ contact, work });
  const jump = useJump();
  const [shown, setShown] = useState(false);
  const starting = useStartManual(onClose);
  const call = () => {
    const number = phoneText.safeParse(facts.number ?? '');
    starting.run({
      body: { channel: 'phone', language: contact.language, call: { direction: 'out', number: number.success ? number.data : null } },
    });
  };
  const toSafety = () => {
    onClose();
    jump({ code: 'dataMissing', about: 'safeToContact' });
  };
  return (
    <Dialog
      title={`${t('callBackTitle')} · C-${contact.number}`}
      size="s"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{ui('cancel')}</Button>
          {shown && (
            <Button variant="primary" icon="phone" isPending={starting.isPending} onPress={call}>
              {t('startCall')}
            </Button>
          )}
        </>
      }
    >
      {facts.safe === 'no' && <Banner tone="danger" title={t('notSafe')} />}
      {facts.safe !== 'no' && !facts.isKnown && (
        <Banner
          tone="warn"
          action={
            <Button size="s" onPress={toSafety}>
              {t('askSafety')}
            </Button>
          }
        >
          {t('safeUnknown')}
        </Banner>
      )}
      <SafeFacts {...facts} />
      {facts.number === null && <p>{t('noNumber')}</p>}
      {facts.number !== null && !shown && <Button onPress={() => setShown(true)}>{t('showNumber')}</Button>}
      {facts.number !== null && shown && (
        <>
          <p className={css.number} dir="ltr">
            {facts.number}
          </p>
          <p className={css.hint}>{t('startCallHint')}</p>
        </>
      )}
    </Dialog>
  );
}

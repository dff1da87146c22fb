import { useEffect, useState } from 'react';
import { useStrings } from '../../../lib/i18n.ts';
import { ActDialog } from '../../../ui/act-dialog.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { TextArea } from '../../../ui/text-field.tsx';

/** Asks before what was changed is thrown away: by closing the window, or by leaving the page. */
export function useThrowGuard(isChanged: boolean, onClose: () => void) {
  const t = useStrings('policy');
  const [isAsking, setAsking] = useState(false);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    if (isChanged) window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isChanged]);
  const question = isAsking && (
    <ActDialog
      title={t('throwTitle')}
      role="alertdialog"
      size="s"
      variant="danger"
      act={t('throwAct')}
      onAct={onClose}
      onClose={() => setAsking(false)}
    >
      {t('throwBody')}
    </ActDialog>
  );
  return { close: () => (isChanged ? setAsking(true) : onClose()), question };
}

/** Somebody else was faster: their policy may be taken, or one's own be kept. */
export function Stale({ onTake, onKeep }: { readonly onTake: () => void; readonly onKeep: () => void }) {
  const t = useStrings('policy');
  const acts = (
    <>
      <Button size="s" onPress={onTake}>
        {t('staleTake')}
      </Button>
      <Button size="s" onPress={onKeep}>
        {t('staleKeep')}
      </Button>
    </>
  );
  return (
    <Banner tone="warn" action={acts}>
      {t('stale')}
    </Banner>
  );
}

/** Why it is set, which stays with the edition. */
export function Note({ note, onChange }: { readonly note: string; readonly onChange: (note: string) => void }) {
  const t = useStrings('policy');
  return <TextArea label={t('note')} isRequired rows={2} maxLength={300} value={note} onChange={onChange} />;
}

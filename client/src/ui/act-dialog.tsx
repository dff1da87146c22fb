import { useStrings } from '../lib/i18n.ts';
import { Button } from './button.tsx';
import { Dialog, type DialogProps } from './dialog.tsx';

export interface ActDialogProps extends Omit<DialogProps, 'isOpen' | 'footer'> {
  /** What the main button does, in its own words. */
  readonly act: string;
  readonly onAct: () => void;
  readonly variant?: 'primary' | 'danger';
  /** False while something needed for the act is missing. */
  readonly isReady?: boolean;
  readonly isPending?: boolean;
}

/** A window that asks what an act needs, with the act and the way back at its foot; it stands while its owner renders it. */
export function ActDialog({ act, onAct, variant = 'primary', isReady = true, isPending = false, ...dialog }: ActDialogProps) {
  const t = useStrings('ui');
  return (
    <Dialog
      {...dialog}
      isOpen
      footer={
        <>
          <Button onPress={dialog.onClose}>{t('cancel')}</Button>
          <Button variant={variant} isDisabled={!isReady} isPending={isPending} onPress={onAct}>
            {act}
          </Button>
        </>
      }
    />
  );
}

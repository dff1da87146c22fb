import type { ReactNode } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useStrings } from '../lib/i18n.ts';
import { IconButton } from './button.tsx';
import { cx } from './cx.ts';
import css from './dialog.module.css';
import look from './window.module.css';

export interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** The acts at the foot, the main one last. */
  readonly footer?: ReactNode;
  readonly size?: 's' | 'm' | 'l';
  /** `sheet` stands at the end edge in full height, beside the work instead of over it. */
  readonly placement?: 'center' | 'sheet';
  /** `alertdialog` for a grave question that must be answered: no click beside it closes it. */
  readonly role?: 'dialog' | 'alertdialog';
}

/** A modal window; focus stays inside and returns after, Escape closes. */
export function Dialog({ title, isOpen, onClose, children, footer, size = 'm', placement = 'center', role = 'dialog' }: DialogProps) {
  const t = useStrings('ui');
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable={role === 'dialog'}
      className={cx(css.overlay, css[placement])}
    >
      <Modal className={cx(css.modal, css[size])}>
        <AriaDialog role={role} data-modal="" className={cx(css.dialog)}>
          <header className={cx(look.head)}>
            <Heading slot="title" level={2} className={cx(look.title)}>
              {title}
            </Heading>
            <IconButton icon="close" label={t('close')} size="s" onPress={onClose} />
          </header>
          <div className={cx(look.body)}>{children}</div>
          {footer !== undefined && <footer className={cx(look.foot)}>{footer}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useStrings } from '../../lib/i18n.ts';
import { SignAct } from './act.tsx';
import look from '../window.module.css';
import css from './sheet.module.css';

type Props = {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** The acts at the foot, the main one last. */
  readonly footer?: ReactNode;
};

/** A modal window of the duty page: the browser's own dialog, so that focus, Escape and the back of the page are its work. */
export function Sheet({ title, onClose, children, footer }: Props) {
  const t = useStrings('ui');
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      className={css.sheet}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header className={look.head}>
        <h2 id={id} className={look.title}>
          {title}
        </h2>
        <SignAct icon="close" label={t('close')} onPress={onClose} />
      </header>
      <div className={look.body}>{children}</div>
      {footer !== undefined && <footer className={look.foot}>{footer}</footer>}
    </dialog>
  );
}

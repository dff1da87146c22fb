import { Text } from 'react-aria-components/Text';
import {
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as AriaToastRegion,
} from 'react-aria-components/Toast';
import { useStrings } from '../lib/i18n.ts';
import { Button, IconButton } from './button.tsx';
import { cx } from './cx.ts';
import css from './toast.module.css';

/** A short notice: what happened, and one act, mostly "undo". */
export interface Notice {
  readonly text: string;
  readonly tone?: 'plain' | 'ok' | 'danger' | undefined;
  readonly action?: { readonly label: string; readonly onPress: () => void } | undefined;
}

const queue = new ToastQueue<Notice>({ maxVisibleToasts: 3 });
const shortMs = 6000;

/** Shows a notice for `timeoutMs` (6 s; grave ones stay until closed) and gives a function that takes it away. */
export function notify(notice: Notice, timeoutMs?: number): () => void {
  const stays = notice.tone === 'danger' && timeoutMs === undefined;
  const key = queue.add(notice, stays ? {} : { timeout: timeoutMs ?? shortMs });
  return () => queue.close(key);
}

/** Tells the page how much of its top the notices take. */
function makeRoom(region: HTMLElement | null): (() => void) | undefined {
  const { style } = document.documentElement;
  if (!region) return void style.removeProperty('--toast-room');
  const observer = new ResizeObserver(() => style.setProperty('--toast-room', `${region.offsetHeight}px`));
  observer.observe(region);
  return () => {
    observer.disconnect();
    style.removeProperty('--toast-room');
  };
}

/** Where notices appear: once per page, at its root. The timer stands still while one is hovered or focused. */
export function ToastRegion() {
  const t = useStrings('ui');
  return (
    <AriaToastRegion ref={makeRoom} queue={queue} aria-label={t('notifications')} className={cx(css.region)}>
      {({ toast }) => {
        const { text, tone = 'plain', action } = toast.content;
        return (
          <AriaToast toast={toast} className={cx(css.toast, css[tone])}>
            <ToastContent className={cx(css.content)}>
              {/* In the direction of the page: a sentence of Urdu that begins with a contact's number is Urdu still. */}
              <Text slot="title">{text}</Text>
            </ToastContent>
            {action && (
              <Button
                size="s"
                onPress={() => {
                  action.onPress();
                  queue.close(toast.key);
                }}
              >
                {action.label}
              </Button>
            )}
            <IconButton slot="close" icon="close" size="s" label={t('close')} />
          </AriaToast>
        );
      }}
    </AriaToastRegion>
  );
}

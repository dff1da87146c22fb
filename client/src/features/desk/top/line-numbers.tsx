import type { LineView } from '#shared/routing/routing.schema.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { useConnection } from '../../../lib/socket.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Timer } from '../../../ui/time.tsx';
import css from './top.module.css';

/** The line in figures: who waits and for how long. */
export function LineNumbers({ line }: { readonly line: LineView }) {
  const t = useStrings('desk');
  return (
    <span className={css.line}>
      <span>
        {t('waiting')} <b data-numeric="">{line.waiting}</b>
      </span>
      {line.oldestArrivedAt !== null && (
        <span>
          {t('longest')} <Timer since={Date.parse(line.oldestArrivedAt)} className={css.strong} />
        </span>
      )}
      {line.helpNowWaiting > 0 && <Badge tone="p0">{t('helpNowWaiting', { count: line.helpNowWaiting })}</Badge>}
    </span>
  );
}

/** Whether this desk hears news now; how long it has not. */
export function LinkState() {
  const t = useStrings('desk');
  const link = useConnection();
  if (link.kind === 'connected') {
    return (
      <span className={css.live}>
        <span className={css.dot} aria-hidden="true" />
        {t('linkOk')}
      </span>
    );
  }
  return (
    <span className={css.gone} role="status">
      <span className={css.hollow} aria-hidden="true" />
      {t('linkGone')} {link.kind === 'reconnecting' && <Timer since={link.since} />}
    </span>
  );
}

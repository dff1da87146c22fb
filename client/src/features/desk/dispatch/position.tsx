import type { DispatchView } from '#shared/dispatch/dispatch.schema.ts';
import { useState } from 'react';
import { useNow } from '../../../lib/clock.ts';
import { useFormat } from '../../../lib/format.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { Button } from '../../../ui/button.tsx';
import { cx } from '../../../ui/cx.ts';
import { Icon } from '../../../ui/icon.tsx';
import { useSpanWords } from '../../../ui/time.tsx';
import css from './dispatch.module.css';

// A phone with a network and an open page is heard of every two minutes at least; what is older may be far from the truth.
const staleMs = 150_000;

/** Copies the coordinates, and says that they are copied until there are others. */
function Copy({ text }: { readonly text: string }) {
  const t = useStrings('position');
  const [copied, setCopied] = useState<string | null>(null);
  // Without a secure page there is no clipboard: the coordinates can still be selected.
  if (!('clipboard' in navigator)) return null;
  const copy = () =>
    void navigator.clipboard.writeText(text).then(
      () => setCopied(text),
      () => undefined,
    );
  return (
    <Button size="s" aria-label={t(copied === text ? 'copied' : 'copyLabel')} onPress={copy}>
      {t(copied === text ? 'copied' : 'copy')}
    </Button>
  );
}

/** Where whoever goes is, while they share it: how old and how exact it is, and how far they have come. Nothing of it goes to a map. */
export function Position({ dispatch: { position } }: { readonly dispatch: DispatchView }) {
  const t = useStrings('position');
  const format = useFormat();
  const words = useSpanWords();
  const now = useNow(1_000);
  if (!position) return null;
  const { lat, lon, accuracyM, at, movedM, wayM } = position;
  const age = Math.max(0, now - Date.parse(at));
  const isStale = age >= staleMs;
  const text = `${lat.toFixed(5)}, ${lon.toFixed(5)}`;
  return (
    // The age moves on each second: a reader is not told each.
    <div className={css.outcome} aria-live="off">
      <p className={cx(css.coordinates, isStale && css.loud)}>
        <Icon name="pin" size={14} />
        {t(isStale ? 'stale' : 'age', { age: words(age), metres: format.number(accuracyM) })}
      </p>
      <p className={css.coordinates}>
        <span dir="ltr" data-numeric="">
          {text}
        </span>
        <Copy text={text} />
        <span className={css.quiet}>
          {movedM === null ? t('first') : t('moved', { metres: format.number(movedM), way: format.number(wayM) })}
        </span>
      </p>
    </div>
  );
}

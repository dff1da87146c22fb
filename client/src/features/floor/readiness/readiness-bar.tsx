import { readinessApi, readinessEvents } from '#shared/reach/readiness.api.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useStrings } from '../../../lib/i18n.ts';
import { routeKey, useRoute } from '../../../lib/query.ts';
import { useLive } from '../../../lib/socket.tsx';
import { Button } from '../../../ui/button.tsx';
import { cx } from '../../../ui/cx.ts';
import { Icon } from '../../../ui/icon.tsx';
import css from '../left/left.module.css';
import { ReadinessSheet } from './readiness-sheet.tsx';

const none = { people: [] };

/** How many of those on call nothing shows to be reachable; nothing while there is nobody. */
export function ReadinessBar() {
  const t = useStrings('readiness');
  const queries = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  useLive(readinessEvents.changed, () => void queries.invalidateQueries({ queryKey: routeKey(readinessApi.now) }));
  const { people } = useRoute(readinessApi.now, {}, { refetchInterval: 60_000 }).data ?? none;
  const missing = people.filter(({ reachable }) => !reachable).length;
  return (
    <>
      {missing > 0 && (
        <section className={cx(css.bar, css.grave)} aria-label={t('title')}>
          <Icon name="bellOff" size={16} />
          <b>{t('bar', { count: missing })}</b>
          <span>{t('barOf', { count: people.length })}</span>
          <span className={css.end}>
            <Button size="s" onPress={() => setOpen(true)}>
              {t('open')}
            </Button>
          </span>
        </section>
      )}
      {isOpen && <ReadinessSheet people={people} onClose={() => setOpen(false)} />}
    </>
  );
}

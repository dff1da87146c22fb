import type { ContactId } from '#shared/kernel/ids.ts';
import type { AgentView } from '#shared/routing/routing.schema.ts';
import { useState } from 'react';
import { useStrings } from '../../../lib/i18n.ts';
import { useShortcut } from '../../../lib/keys.ts';
import { Button } from '../../../ui/button.tsx';
import { cx } from '../../../ui/cx.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Timer } from '../../../ui/time.tsx';
import css from './left.module.css';
import { LeftSheet } from './left-sheet.tsx';
import { useLeft } from './use-left.ts';

type Props = { readonly agents: readonly AgentView[]; readonly onLook: (id: ContactId) => void };

/** How many left before we answered and wait for a decision; nothing while there is nobody. */
export function LeftBar({ agents, onLook }: Props) {
  const t = useStrings('floorLeft');
  const { left, total, again } = useLeft();
  const [isOpen, setOpen] = useState(false);
  useShortcut('l', t('key'), () => setOpen(true), total > 0);
  const urgent = left.filter(({ urgency }) => urgency === 0).length;
  const oldest = left.map(({ leftAt }) => leftAt).sort()[0];
  return (
    <>
      {total > 0 && (
        <section className={cx(css.bar, urgent > 0 && css.grave)} aria-label={t('title')}>
          <Icon name="users" size={16} />
          <b>{t('bar', { count: total })}</b>
          {urgent > 0 && <b>{t('barUrgent', { count: urgent })}</b>}
          {oldest !== undefined && <Timer since={Date.parse(oldest)} />}
          <span className={css.end}>
            <Button size="s" kbd="L" onPress={() => setOpen(true)}>
              {t('open')}
            </Button>
          </span>
        </section>
      )}
      {isOpen && <LeftSheet left={left} total={total} agents={agents} again={again} onLook={onLook} onClose={() => setOpen(false)} />}
    </>
  );
}
